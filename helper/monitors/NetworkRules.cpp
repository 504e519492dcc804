#include "monitors/NetworkRules.h"

#include <algorithm>

#include "model/Clock.h"
#include "model/SafeText.h"
#include "rules/BuiltInRules.h"
#include "sources/netlink/SocketTable.h"
#include "sources/procfs/Surroundings.h"

namespace monitors {
namespace {

// What a busy desktop or a download of many pieces does not reach, and a benchmark or a flood does.
constexpr std::uint64_t kStormConnections = 100;
constexpr std::uint64_t kStormWindowNs = 250'000'000;
constexpr std::uint64_t kPauseNs = 2'000'000'000;
constexpr std::uint64_t kLookAroundNs = 30'000'000'000;

std::optional<std::uint64_t> earlier(std::optional<std::uint64_t> a,
                                     std::optional<std::uint64_t> b) {
    return a && b ? std::min(*a, *b) : a ? a : b;
}

model::Finding wordTunnel(const rules::TunnelSign& sign, const model::DnsQuestion& question,
                          const ProcessFacts& facts) {
    model::Finding finding;
    finding.ruleId = "dns-tunnel";
    finding.ruleName = rules::titleOf(finding.ruleId);
    finding.level = model::Level::Warning;
    finding.certainty = model::Certainty::Likely;
    const std::string who =
        facts.process.name.empty() ? "A program" : model::printable(facts.process.name);
    finding.message = who + " seems to carry data in questions for names below " + sign.domain;
    finding.why = sign.why;
    finding.techniques = {"T1071.004"};
    finding.process = facts.process;
    finding.ancestry = facts.ancestry;
    finding.seenNs = question.seenNs;
    return finding;
}

}  // namespace

NetworkRules::NetworkRules(const ProgramCatalogue& catalogue, Options options)
    : m_options(std::move(options)),
      m_packets(std::move(m_options.packets)),
      m_eyes(catalogue),
      m_miners(m_eyes, m_names, m_options.found),
      m_network(
          {.found = m_options.found,
           .names = [this](const model::ProcessKey&, const std::string& address,
                           std::uint64_t nowNs) { return m_names.latestOf(address, nowNs); }}) {}

void NetworkRules::takeSnapshot() {
    lookAround(model::bootTimeNs());
    const auto sockets = sources::SocketTable().read();
    if (!sockets)
        return;
    for (const sources::OwnedSocket& socket : *sockets)
        if (socket.row.state == sources::SocketRow::Listening)
            m_network.rememberListener(socket.row.connection, m_options.factsOf(socket.owner));
}

/// A cable, a tunnel, another network: own addresses, gateways and resolvers change while we watch.
void NetworkRules::lookAround(std::uint64_t nowNs) {
    m_lookedAroundNs = nowNs;
    m_network.setSurroundings(sources::readSurroundings());
}

void NetworkRules::onStart(const model::Process& process, std::uint64_t seenNs) {
    m_miners.onStart(process, seenNs);
}

void NetworkRules::onExit(const model::ExitEvent& event) {
    m_miners.onExit(event.key, event.seenNs);
}

void NetworkRules::onSocket(model::SocketEvent event) {
    takeNews();
    weigh(event.seenNs, event.count);
    if (event.seenNs > m_lookedAroundNs + kLookAroundNs)
        lookAround(event.seenNs);
    drainPackets();  // the answer that named this address came before
    event.connection.remoteName = m_names.nameOf(event.connection.remoteAddress, event.seenNs);
    m_miners.onSocket(event);
    m_network.onSocket(event, m_options.factsOf(event.key));
}

void NetworkRules::drainPackets() {
    takeNews();
    if (m_packets && !isPaused())
        m_packets->drain([this](model::PacketEvent&& event) { onPacket(event); });
}

/// While packets are looked at, each costs its sender something. In a storm of connections that
/// would be felt, and a flow that matters goes on after it.
void NetworkRules::weigh(std::uint64_t seenNs, std::uint32_t count) {
    if (seenNs - m_countedFromNs > kStormWindowNs) {
        m_countedFromNs = seenNs;
        m_counted = 0;
    }
    if (!m_packets || (m_counted += count) < kStormConnections)
        return;
    m_pausedUntilNs = seenNs + kPauseNs;
    if (!m_paused.exchange(true, std::memory_order_relaxed))
        m_packets->pause();
}

void NetworkRules::endPause(std::uint64_t nowNs) {
    if (!isPaused() || nowNs < m_pausedUntilNs)
        return;
    m_paused.store(false, std::memory_order_relaxed);
    m_packets->resume();
}

void NetworkRules::onPacket(const model::PacketEvent& event) {
    if (const auto* answer = std::get_if<model::DnsAnswer>(&event)) {
        const std::lock_guard lock(m_namesMutex);
        m_names.take(*answer);
    }
    if (const auto* question = std::get_if<model::DnsQuestion>(&event))
        onQuestion(*question);
    if (const auto* closed = std::get_if<model::ClosedPort>(&event))
        m_network.onClosedPort(*closed);
    m_miners.onPacket(event);
}

void NetworkRules::onQuestion(const model::DnsQuestion& question) {
    const auto sign = m_tunnels.take(question.name, question.type, question.seenNs);
    const bool onion = question.name.ends_with(".onion");
    if (!sign && !onion)
        return;  // who asks is looked up for the few alone
    const ProcessFacts facts = askerOf(question);
    if (sign)
        m_options.found(wordTunnel(*sign, question, facts));
    if (onion)
        m_network.onQuestion(question, facts);
}

ProcessFacts NetworkRules::askerOf(const model::DnsQuestion& question) {
    const auto owner = m_eyes.ownerOf(question.flow, {}, true);
    return owner ? m_options.factsOf(*owner) : ProcessFacts{};
}

std::optional<std::uint64_t> NetworkRules::nextDueNs() const {
    const auto due = earlier(m_miners.nextDueNs(), m_network.nextDueNs());
    return isPaused() ? earlier(due, m_pausedUntilNs) : due;
}

void NetworkRules::tick(std::uint64_t nowNs) {
    endPause(nowNs);
    m_miners.tick(nowNs);
    m_network.tick(nowNs);
}

void NetworkRules::apply(const model::NetworkSettings& settings) {
    const std::lock_guard lock(m_newsMutex);
    m_newSettings = settings;
}

void NetworkRules::use(std::shared_ptr<const rules::indicators::IndicatorSet> lists) {
    const std::lock_guard lock(m_newsMutex);
    m_newLists = std::move(lists);
}

void NetworkRules::takeNews() {
    const std::lock_guard lock(m_newsMutex);
    if (m_newSettings)
        m_network.apply(*std::exchange(m_newSettings, std::nullopt));
    if (m_newLists)
        m_network.use(std::exchange(m_newLists, nullptr));
}

std::string NetworkRules::nameOf(const std::string& address) const {
    const std::lock_guard lock(m_namesMutex);
    return m_names.nameOf(address, model::bootTimeNs());
}

}  // namespace monitors
