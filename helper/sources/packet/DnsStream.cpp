#include "sources/packet/DnsStream.h"

#include <cstring>

namespace sources {
namespace {

constexpr std::size_t kMaxWaiting = 65'535 + 2;

std::vector<DnsStream::Message> completeMessages(std::vector<std::byte>& bytes) {
    std::vector<DnsStream::Message> messages;
    std::size_t at = 0;
    while (bytes.size() - at >= 2) {
        const std::size_t length =
            static_cast<std::size_t>(bytes[at]) << 8U | static_cast<std::size_t>(bytes[at + 1]);
        if (bytes.size() - at - 2 < length)
            break;
        const auto start = bytes.begin() + static_cast<std::ptrdiff_t>(at) + 2;
        messages.emplace_back(start, start + static_cast<std::ptrdiff_t>(length));
        at += 2 + length;
    }
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return messages;
}

}  // namespace

std::vector<DnsStream::Message> DnsStream::take(const model::PacketFlow& flow,
                                                std::uint32_t sequence, bool begins, bool ends,
                                                std::span<const std::byte> payload) {
    if (begins)
        begin(flow, ++sequence);  // a SYN uses up one number
    const auto half = m_flows.find(flow);
    if (half == m_flows.end())
        return {};
    Half& state = half->second;
    std::vector<Message> messages;
    if (!payload.empty() && sequence == state.next) {
        state.next += static_cast<std::uint32_t>(payload.size());
        state.bytes.insert(state.bytes.end(), payload.begin(), payload.end());
        messages = completeMessages(state.bytes);
    }
    // A repeated segment lies behind `next`; one from ahead means that one was lost.
    const bool lost = static_cast<std::int32_t>(sequence - state.next) > 0;
    if (ends || lost || state.bytes.size() > kMaxWaiting)
        forget(flow);
    return messages;
}

void DnsStream::begin(const model::PacketFlow& flow, std::uint32_t next) {
    forget(flow);
    if (m_order.size() >= kMaxFlows)
        forget(model::PacketFlow(m_order.front()));
    m_flows[flow].next = next;
    m_order.push_back(flow);
}

void DnsStream::forget(const model::PacketFlow& flow) {
    if (m_flows.erase(flow) != 0)
        m_order.remove(flow);
}

}  // namespace sources
