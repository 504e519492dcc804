#include "sources/packet/DnsDialogue.h"

#include <algorithm>
#include <utility>

namespace sources {
namespace {

constexpr std::size_t kMaxAliases = 16;

model::PacketFlow reversed(const model::PacketFlow& flow) {
    return {flow.transport, flow.destinationAddress, flow.destinationPort, flow.sourceAddress,
            flow.sourcePort};
}

const DnsRecord* aliasOf(const DnsMessage& message, const std::string& name) {
    const auto record = std::ranges::find_if(message.answers, [&](const DnsRecord& row) {
        return row.type == model::kDnsTypeCname && row.name == name;
    });
    return record == message.answers.end() ? nullptr : &*record;
}

bool isAddress(const DnsRecord& record) {
    return record.type == model::kDnsTypeA || record.type == model::kDnsTypeAaaa;
}

}  // namespace

model::DnsAnswer answerOf(const DnsMessage& message) {
    model::DnsAnswer answer;
    answer.name = message.name;
    answer.type = message.type;
    answer.code = message.code;
    answer.truncated = message.truncated;
    const std::string* name = &message.name;
    for (const DnsRecord* alias = aliasOf(message, *name);
         alias != nullptr && answer.aliases.size() < kMaxAliases; alias = aliasOf(message, *name)) {
        answer.aliases.push_back(alias->value);
        name = &alias->value;
    }
    for (const DnsRecord& record : message.answers)
        if (isAddress(record) && record.name == *name)
            answer.addresses.push_back({record.value, record.ttlSeconds});
    return answer;
}

DnsDialogue::Outcome DnsDialogue::take(const model::PacketFlow& flow, const DnsMessage& message,
                                       std::uint64_t nowNs) {
    forgetOld(nowNs);
    Key key{message.response ? reversed(flow) : flow, message.id, message.name, message.type};
    return message.response ? answer(key, flow, message, nowNs)
                            : ask(std::move(key), flow, message, nowNs);
}

DnsDialogue::Outcome DnsDialogue::ask(Key key, const model::PacketFlow& flow,
                                      const DnsMessage& message, std::uint64_t nowNs) {
    if (!m_waiting.emplace(key, nowNs).second)
        return {};
    m_order.emplace_back(nowNs, std::move(key));
    return model::DnsQuestion{nowNs, flow, message.name, message.type};
}

DnsDialogue::Outcome DnsDialogue::answer(const Key& key, const model::PacketFlow& flow,
                                         const DnsMessage& message, std::uint64_t nowNs) {
    if (m_waiting.erase(key) == 0) {
        m_unasked++;
        return {};
    }
    model::DnsAnswer answer = answerOf(message);
    answer.seenNs = nowNs;
    answer.flow = flow;
    return answer;
}

void DnsDialogue::forgetOld(std::uint64_t nowNs) {
    while (!m_order.empty() &&
           (m_order.size() >= kMaxWaiting || m_order.front().first + kPatienceNs < nowNs)) {
        const auto asked = m_waiting.find(m_order.front().second);
        if (asked != m_waiting.end() && asked->second == m_order.front().first)
            m_waiting.erase(asked);
        m_order.pop_front();
    }
}

}  // namespace sources
