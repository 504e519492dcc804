#include "monitors/MinerMonitor.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "monitors/MinerWording.h"
#include "rules/behaviour/MinerSigns.h"
#include "rules/behaviour/Stratum.h"

namespace monitors {
namespace {

constexpr std::uint64_t kMillisecondNs = 1'000'000;
constexpr std::uint64_t kRetryNs = 300 * kMillisecondNs;
constexpr std::size_t kMaxUnclaimed = 64, kMaxNamed = 1024;
constexpr std::uint64_t kQuietBytesPerS = 2000, kHandshakeBytes = 16'384;

bool isTelling(std::uint16_t port, const std::string& name) {
    return rules::meaningOf(port) != rules::PortMeaning::Ordinary || !rules::poolOf(name).empty();
}

std::string baseName(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string minerNamed(const model::Process& process) {
    for (const std::string& name : {process.name, baseName(process.executable)})
        if (const auto miner = rules::minerNamed(name); !miner.empty())
            return std::string(miner);
    return {};
}

model::PacketFlow flowOf(const model::Connection& connection) {
    return {model::Transport::Tcp, connection.localAddress, connection.localPort,
            connection.remoteAddress, connection.remotePort};
}

bool isCertain(const MinerCandidate& candidate) {
    return candidate.told == model::Certainty::Certain;
}

}  // namespace

MinerMonitor::MinerMonitor(MinerSenses& senses, const NameCache& names, Found found)
    : m_senses(senses), m_names(names), m_found(std::move(found)) {}

void MinerMonitor::onStart(const model::Process& process, std::uint64_t) {
    const bool named =
        !minerNamed(process).empty() || !rules::minerArguments(process.arguments).empty();
    if (named && m_named.size() < kMaxNamed)
        m_named.insert(process.key);
    if (!named)
        m_named.erase(process.key);  // it was, and execs something else now
}

void MinerMonitor::onExit(const model::ProcessKey& key, std::uint64_t seenNs) {
    m_named.erase(key);
    const auto found = m_candidates.find(key);
    if (found == m_candidates.end())
        return;
    judge(found->second, seenNs, true);
    m_candidates.erase(found);
}

void MinerMonitor::onSocket(const model::SocketEvent& event) {
    if (event.what == model::SocketEvent::What::Connect &&
        event.connection.transport == model::Transport::Tcp && event.key)
        onConnect(event);
}

void MinerMonitor::onConnect(const model::SocketEvent& event) {
    m_owners.take(event);
    const std::string name = m_names.nameOf(event.connection.remoteAddress, event.seenNs);
    if (!isTelling(event.connection.remotePort, name) && !m_named.contains(event.key))
        return;
    if (MinerCandidate* candidate = candidateFor(event.key, event.seenNs))
        candidate->noteConnection(flowOf(event.connection), name, false, event.seenNs);
}

void MinerMonitor::onPacket(const model::PacketEvent& event) {
    if (const auto* bytes = std::get_if<model::FlowFirstBytes>(&event))
        onFirstBytes(*bytes);
    if (const auto* hello = std::get_if<model::TlsHello>(&event))
        onHello(*hello);
}

void MinerMonitor::onFirstBytes(const model::FlowFirstBytes& bytes) {
    if (rules::recogniseStratum(bytes.bytes) && !claim(bytes, false, bytes.seenNs))
        keepUnclaimed({bytes, bytes.seenNs + kRetryNs, false});
}

void MinerMonitor::onHello(const model::TlsHello& hello) {
    if (isTelling(hello.flow.destinationPort, nameOf(hello)) && !claim(hello, false, hello.seenNs))
        keepUnclaimed({hello, hello.seenNs + kRetryNs, false});
}

void MinerMonitor::keepUnclaimed(Unclaimed unclaimed) {
    if (m_unclaimed.size() < kMaxUnclaimed)
        m_unclaimed.push_back(std::move(unclaimed));
}

std::string MinerMonitor::nameOf(const model::TlsHello& hello) const {
    return hello.serverName.empty() ? m_names.nameOf(hello.flow.destinationAddress, hello.seenNs)
                                    : hello.serverName;
}

std::optional<model::ProcessKey> MinerMonitor::ownerOf(const model::PacketFlow& flow,
                                                       bool everybody) {
    if (const auto exact = m_owners.exactOwner(flow))
        return exact;
    const auto likely = m_owners.connectedTo(flow);
    if (const auto owner = m_senses.ownerOf(flow, likely, everybody))
        return owner;
    // Its socket is closed again, or in another network namespace.
    return likely.size() == 1 ? std::optional(likely.front()) : std::nullopt;
}

bool MinerMonitor::claim(const model::FlowFirstBytes& bytes, bool everybody, std::uint64_t nowNs) {
    const auto owner = ownerOf(bytes.flow, everybody);
    const auto message = rules::recogniseStratum(bytes.bytes);
    MinerCandidate* candidate = owner ? candidateFor(*owner, nowNs) : nullptr;
    if (candidate == nullptr || !message)
        return false;
    candidate->noteStratum(bytes.flow, *message, nowNs);
    if (!lookAt(*candidate, nowNs))
        m_candidates.erase(*owner);
    return true;
}

// Everything opens TLS connections: only who is known to have connected there is asked.
bool MinerMonitor::claim(const model::TlsHello& hello, bool, std::uint64_t nowNs) {
    const auto owner = ownerOf(hello.flow, false);
    if (owner)
        candidateFor(*owner, nowNs)->noteConnection(hello.flow, nameOf(hello), true, nowNs);
    return owner.has_value();
}

void MinerMonitor::retryUnclaimed(std::uint64_t nowNs) {
    for (auto row = m_unclaimed.begin(); row != m_unclaimed.end();) {
        const bool due = row->dueNs <= nowNs;
        const auto claimed = [&] {
            return std::visit([&](const auto& packet) { return claim(packet, true, nowNs); },
                              row->packet);
        };
        if (due && (claimed() || row->last)) {
            row = m_unclaimed.erase(row);
            continue;
        }
        if (due) {
            row->dueNs = nowNs + 3 * kRetryNs;
            row->last = true;
        }
        ++row;
    }
}

std::optional<std::uint64_t> MinerMonitor::nextDueNs() const {
    std::optional<std::uint64_t> next;
    for (const auto& [key, candidate] : m_candidates)
        if (!isCertain(candidate) && (!next || candidate.dueNs() < *next))
            next = candidate.dueNs();
    for (const Unclaimed& row : m_unclaimed)
        if (!next || row.dueNs < *next)
            next = row.dueNs;
    return next;
}

void MinerMonitor::tick(std::uint64_t nowNs) {
    retryUnclaimed(nowNs);
    for (auto row = m_candidates.begin(); row != m_candidates.end();) {
        MinerCandidate& candidate = row->second;
        const bool due = !isCertain(candidate) && candidate.dueNs() <= nowNs;
        row = due && !lookAt(candidate, nowNs) ? m_candidates.erase(row) : std::next(row);
    }
}

MinerCandidate* MinerMonitor::candidateFor(const model::ProcessKey& key, std::uint64_t nowNs) {
    const auto known = m_candidates.find(key);
    if (known != m_candidates.end())
        return &known->second;
    makeRoom();
    return &m_candidates.emplace(key, MinerCandidate(key, nowNs)).first->second;
}

// Who spoke the protocol stays; of the others the one that was there longest goes.
void MinerMonitor::makeRoom() {
    if (m_candidates.size() < kMaxCandidates)
        return;
    const auto rank = [](const auto& row) {
        return std::pair(row.second.spoke() && !row.second.told, row.second.sinceNs());
    };
    m_candidates.erase(std::ranges::min_element(m_candidates, {}, rank));
}

// The process may end at any time, and with it what can be said of it: who speaks the protocol is
// described at once.
bool MinerMonitor::lookAt(MinerCandidate& candidate, std::uint64_t nowNs) {
    if (candidate.spoke() && !candidate.subject)
        candidate.subject = m_senses.look(candidate.key());
    const auto reading = m_senses.cpuTimeOf(candidate.key());
    if (reading)
        candidate.takeSample(*reading, nowNs);
    judge(candidate, nowNs, !reading);
    return reading.has_value();
}

void MinerMonitor::judge(MinerCandidate& candidate, std::uint64_t nowNs, bool gone) {
    const auto cpu = candidate.cpu();
    if (!candidate.spoke() && (gone || !candidate.isRipe()))
        return;
    candidate.evidence().cpu = cpu;
    completeEvidence(candidate, nowNs);
    const auto verdict = rules::judgeMiner(candidate.evidence());
    const bool certain = verdict.certainty == model::Certainty::Certain;
    if (certain || (verdict.certainty && !candidate.told && (gone || candidate.hasWaited(nowNs))))
        report(candidate, verdict, nowNs);
    if (!candidate.spoke() && (candidate.told || candidate.isOver(nowNs)))
        candidate.rest(nowNs);
}

void MinerMonitor::completeEvidence(MinerCandidate& candidate, std::uint64_t nowNs) {
    auto& evidence = candidate.evidence();
    evidence.machineCores = m_senses.cores();
    if (!candidate.spoke())
        lookAtConnection(candidate, nowNs);
    if (!candidate.subject)
        candidate.subject = m_senses.look(candidate.key());
    if (candidate.subject) {
        const MinerSubject& subject = *candidate.subject;
        evidence.attended = subject.attended;
        evidence.packaged = subject.packaged;
        evidence.script = subject.script;
        evidence.vanished = subject.process.executableDeleted || subject.process.memoryOnly;
        evidence.lowPriority = subject.lowPriority;
        evidence.hugePages = subject.hugePages;
        evidence.modelRegisters = subject.modelRegisters;
        evidence.knownName = minerNamed(subject.process);
        evidence.arguments = rules::minerArguments(subject.process.arguments);
        evidence.poolInArguments = rules::namesPool(subject.process.arguments);
    }
}

void MinerMonitor::lookAtConnection(MinerCandidate& candidate, std::uint64_t nowNs) {
    model::PacketFlow& flow = candidate.flow();
    auto& evidence = candidate.evidence();
    if (flow.sourcePort == 0)
        if (const auto whole =
                m_senses.flowOf(candidate.key(), flow.destinationAddress, flow.destinationPort))
            flow = *whole;
    if (evidence.remoteName.empty())
        evidence.remoteName = m_names.nameOf(flow.destinationAddress, nowNs);
    const auto bytes = m_senses.bytesOf(flow);
    const std::uint64_t seconds = (nowNs - candidate.sinceNs()) / 1'000'000'000;
    evidence.quiet = bytes && *bytes <= kHandshakeBytes + kQuietBytesPerS * seconds;
}

void MinerMonitor::report(MinerCandidate& candidate, const rules::MinerVerdict& verdict,
                          std::uint64_t nowNs) {
    const bool news = candidate.told != verdict.certainty;
    candidate.told = verdict.certainty;
    if (candidate.subject && news)
        m_found(
            wordMiner(*candidate.subject, candidate.evidence(), candidate.flow(), verdict, nowNs));
}

}  // namespace monitors
