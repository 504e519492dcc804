#include "monitors/MinerCandidate.h"

#include <algorithm>
#include <array>

#include "rules/behaviour/MinerSigns.h"

namespace monitors {
namespace {

constexpr std::uint64_t kSecondNs = 1'000'000'000;
constexpr std::uint64_t kWatchNs = 5 * kSecondNs, kBriskNs = 2 * kSecondNs;
constexpr std::size_t kMaxSamples = 8;  // 35 s of watching, 14 where it is brisk
constexpr double kIdle = 0.10;
// After the protocol was seen: work shows at once, a forwarder is told by the last.
constexpr std::array<std::uint64_t, 6> kWireSeconds{1, 2, 3, 5, 8, 12};
constexpr std::uint64_t kToldAfterNs = 10 * kSecondNs;

std::string endpointOf(const model::PacketFlow& flow) {
    model::Connection connection;
    connection.remoteAddress = flow.destinationAddress;
    connection.remotePort = flow.destinationPort;
    return model::remoteEndpoint(connection);
}

int weightOf(std::uint16_t port, const std::string& name, bool encrypted) {
    const auto meaning = rules::meaningOf(port);
    return (rules::poolOf(name).empty() ? 0 : 8) + (encrypted ? 2 : 0) +
           (meaning == rules::PortMeaning::Pool ? 4 : 0) +
           (meaning == rules::PortMeaning::Ordinary ? 0 : 1);
}

}  // namespace

MinerCandidate::MinerCandidate(const model::ProcessKey& key, std::uint64_t nowNs)
    : m_key(key), m_sinceNs(nowNs), m_watchedSinceNs(nowNs), m_dueNs(nowNs + kWatchNs) {}

void MinerCandidate::noteConnection(const model::PacketFlow& flow, const std::string& remoteName,
                                    bool encrypted, std::uint64_t nowNs) {
    const int weight = weightOf(flow.destinationPort, remoteName, encrypted);
    if (spoke() || weight <= m_weight)
        return;
    m_weight = weight;
    m_flow = flow;
    m_evidence.endpoint = endpointOf(flow);
    m_evidence.remotePort = flow.destinationPort;
    m_evidence.remoteName = remoteName;
    m_evidence.encrypted = encrypted;
    if (m_pace == Pace::Watch && m_samples.empty())
        m_dueNs = std::min(m_dueNs, nowNs + pauseNs() / 2);
}

void MinerCandidate::noteStratum(const model::PacketFlow& flow,
                                 const rules::StratumMessage& message, std::uint64_t nowNs) {
    if (!spoke()) {
        m_weight = -1;
        noteConnection(flow, {}, false, nowNs);
        m_wireNs = nowNs;
        m_pace = Pace::Wire;
        m_samples.clear();
        m_dueNs = nowNs;
    }
    if (message.kind == rules::StratumKind::Template)
        m_evidence.templates++;
    else if (m_evidence.stratumMethod.empty())
        m_evidence.stratumMethod = message.method;
    if (message.kind == rules::StratumKind::Submit)
        m_evidence.submitted = true;
    if (m_evidence.agent.empty())
        m_evidence.agent = message.agent;
}

void MinerCandidate::takeSample(const MinerCpuTime& reading, std::uint64_t nowNs) {
    m_samples.push_back({nowNs, reading});
    if (m_samples.size() > kMaxSamples)
        m_samples.pop_front();
    schedule(nowNs);
}

void MinerCandidate::schedule(std::uint64_t nowNs) {
    if (m_pace == Pace::Wire) {
        const std::uint64_t spent = nowNs - *m_wireNs;
        const auto* next = std::ranges::find_if(
            kWireSeconds, [&](std::uint64_t second) { return second * kSecondNs > spent; });
        m_dueNs = next == kWireSeconds.end() ? nowNs + kWatchNs : *m_wireNs + *next * kSecondNs;
        if (spent < kDozeNs)
            return;
    }
    const bool idle =
        m_samples.size() > 1 && share(m_samples[m_samples.size() - 2], m_samples.back()) < kIdle;
    if (m_pace == Pace::Doze && !idle && m_samples.size() > 1) {
        m_samples.erase(m_samples.begin(), std::prev(m_samples.end()));
        m_watchedSinceNs = nowNs;
    }
    m_pace = idle ? Pace::Doze : Pace::Watch;
    m_dueNs = nowNs + (idle ? kDozeNs : pauseNs());
}

std::uint64_t MinerCandidate::pauseNs() const {
    return rules::minerWatchSeconds(m_evidence) < rules::kMinerWatchSeconds ? kBriskNs : kWatchNs;
}

bool MinerCandidate::isRipe() const {
    return cpu().seconds >= rules::minerWatchSeconds(m_evidence);
}

bool MinerCandidate::isOver(std::uint64_t nowNs) const {
    return nowNs >= m_watchedSinceNs + rules::kMinerWatchSeconds * kSecondNs;
}

void MinerCandidate::rest(std::uint64_t nowNs) {
    m_samples.clear();
    m_pace = Pace::Watch;
    m_dueNs = nowNs + (kDozeNs << std::min(m_rests++, 3U));
    m_watchedSinceNs = m_dueNs;
}

double MinerCandidate::share(const Sample& from, const Sample& to) const {
    const auto used = [&](const Sample& sample) {
        return spoke() ? sample.used.treeNs : sample.used.ownNs;
    };
    if (to.atNs <= from.atNs || used(to) <= used(from))
        return 0;  // less than before: a child of it ended
    return static_cast<double>(used(to) - used(from)) / static_cast<double>(to.atNs - from.atNs);
}

rules::MinerCpu MinerCandidate::cpu() const {
    rules::MinerCpu cpu;
    if (m_samples.size() < 2)
        return cpu;
    cpu.cores = share(m_samples.front(), m_samples.back());
    cpu.quietest = cpu.busiest = cpu.cores;
    for (std::size_t i = 1; i < m_samples.size(); i++) {
        const double slice = share(m_samples[i - 1], m_samples[i]);
        cpu.quietest = std::min(cpu.quietest, slice);
        cpu.busiest = std::max(cpu.busiest, slice);
    }
    cpu.seconds = static_cast<std::uint32_t>(
        (m_samples.back().atNs - m_samples.front().atNs + kSecondNs / 10) / kSecondNs);
    return cpu;
}

bool MinerCandidate::hasWaited(std::uint64_t nowNs) const {
    return !spoke() || nowNs >= *m_wireNs + kToldAfterNs;
}

}  // namespace monitors
