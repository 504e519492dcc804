#include "monitors/NetworkMonitor.h"

#include <algorithm>
#include <array>

#include "rules/behaviour/CommandLine.h"

namespace monitors {
namespace {

using model::SocketEvent;
using rules::indicators::Address;
using What = SocketEvent::What;

constexpr std::uint64_t kSecond = 1'000'000'000;
constexpr std::uint64_t kNameComesWithinNs = kSecond / 2;
constexpr std::uint64_t kRepeatNs = 10 * kSecond;
constexpr std::size_t kMaxNameless = 256;
constexpr std::size_t kMaxTold = 1024;
constexpr std::size_t kMaxTransfers = 64;

rules::ScanLimits limitsOf(const model::NetworkSettings& settings) {
    return {static_cast<std::size_t>(settings.scanPorts),
            static_cast<std::uint64_t>(settings.scanWindowS) * kSecond};
}

/// What many short processes of one program have in common.
std::string whoIs(const ProcessFacts& facts) {
    const model::Process& process = facts.process;
    return (process.executable.empty() ? process.name : process.executable) + '\n' +
           std::to_string(process.uid);
}

/// Packaged, and yet what it does was said by somebody else: interpreters, shells, relays,
/// fetchers.
bool isToldWhatToDo(const ProcessFacts& facts) {
    static constexpr std::array<std::string_view, 8> kFetchers{"curl", "wget", "aria2c", "openssl",
                                                               "ssh",  "lynx", "w3m",    "nmap"};
    using rules::ProgramKind;
    const std::string name = fileNameOf(facts.process.executable);
    const ProgramKind kind = rules::familyOf(name).kind;
    if (kind == ProgramKind::Interpreter || kind == ProgramKind::Shell)
        return !facts.scriptPackaged;
    return kind == ProgramKind::Relay || std::ranges::find(kFetchers, name) != kFetchers.end();
}

bool isSilentByItself(const ProcessFacts& facts) {
    return facts.packaged && !isToldWhatToDo(facts);
}

/// 127.0.0.0/16 and ::1: the machine talking to itself.
bool isHost(const Address& address) {
    return isLoopback(address) && (!address.v4 || (address.low >> 16) == 0x7F00);
}

/// Services that are asked every so often by everybody: names, time, neighbours.
bool isRegularByNature(const model::Connection& peer) {
    static constexpr std::array<std::uint16_t, 5> kPorts{53, 67, 123, 1900, 5353};
    return peer.transport == model::Transport::Udp &&
           std::ranges::find(kPorts, peer.remotePort) != kPorts.end();
}

bool isWeb(std::uint16_t port) {
    return port == 80 || port == 443;
}

}  // namespace

NetworkMonitor::NetworkMonitor(Options options)
    : m_options(std::move(options)),
      m_lists(rules::indicators::IndicatorSet::Builder().build()),
      m_outbound(limitsOf(m_settings)),
      m_inbound(limitsOf(m_settings)),
      m_fanOut(limitsOf(m_settings)),
      m_beats(static_cast<std::size_t>(m_settings.beaconCount)) {}

void NetworkMonitor::apply(const model::NetworkSettings& settings) {
    if (settings == m_settings)
        return;
    m_settings = settings;
    m_outbound = rules::PortScan(limitsOf(settings));
    m_inbound = rules::PortScan(limitsOf(settings));
    m_fanOut = rules::FanOut(limitsOf(settings));
    m_beats = rules::BeaconHistory(static_cast<std::size_t>(settings.beaconCount));
}

void NetworkMonitor::use(std::shared_ptr<const rules::indicators::IndicatorSet> lists) {
    if (lists)
        m_lists = std::move(lists);
}

void NetworkMonitor::setSurroundings(const sources::Surroundings& surroundings) {
    m_own.clear();
    m_exempt.clear();
    for (const std::string& text : surroundings.own)
        if (const auto address = rules::indicators::parseAddress(text))
            m_own.push_back(*address);
    m_exempt.insert(m_own.begin(), m_own.end());
    for (const auto* texts : {&surroundings.gateways, &surroundings.resolvers})
        for (const std::string& text : *texts)
            if (const auto address = rules::indicators::parseAddress(text))
                m_exempt.insert(*address);
}

bool NetworkMonitor::isExempt(const Address& address) const {
    return m_exempt.contains(address);
}

bool NetworkMonitor::isOwn(const Address& address) const {
    return isLoopback(address) || std::ranges::find(m_own, address) != m_own.end();
}

void NetworkMonitor::rememberListener(const model::Connection& connection,
                                      const ProcessFacts& facts) {
    m_listeners.note(connection, facts);
}

void NetworkMonitor::onSocket(const SocketEvent& event, const ProcessFacts& facts) {
    if (event.what == What::Connect)
        onConnect(event, facts);
    else if (event.what == What::Accept)
        onAccept(event, facts);
    else if (event.what == What::Listen)
        onListen(event, facts);
}

void NetworkMonitor::onConnect(const SocketEvent& event, const ProcessFacts& facts) {
    judgeAddress(event, facts);
    judgeTor(event, facts);
    judgeScan(event, facts);
    judgeBeat(event, facts);
    const auto names = namesOf(event, event.seenNs);
    if (names.empty())
        waitForName(event, facts);
    else
        named(event, facts, names);
}

void NetworkMonitor::onAccept(const SocketEvent& event, const ProcessFacts& facts) {
    judgeAddress(event, facts);
    inboundTry(event.connection, event.seenNs);
}

void NetworkMonitor::onListen(const SocketEvent& event, const ProcessFacts& facts) {
    const auto bound = rules::indicators::parseAddress(event.connection.localAddress);
    const std::uint16_t port = event.connection.localPort;
    if (!bound || port == 0)
        return;
    rules::ListenerPicture picture;
    picture.port = port;
    picture.reach = rules::reachOf(*bound, m_own);
    picture.packaged = facts.packaged && !isToldWhatToDo(facts);
    picture.allowed =
        std::ranges::find(m_settings.listenersAllowed, port) != m_settings.listenersAllowed.end();
    picture.known = !m_listeners.note(event.connection, facts);
    const rules::ListenerNews news = rules::judgeListener(picture);
    if (news != rules::ListenerNews::None)
        report(wordListener(picture.reach, news == rules::ListenerNews::Tell, event, facts));
    if (!picture.known)
        judgePort(event, facts, false);
}

std::vector<std::string> NetworkMonitor::namesOf(const SocketEvent& event,
                                                 std::uint64_t nowNs) const {
    if (!m_options.names)
        return {};
    return m_options.names(event.key, event.connection.remoteAddress, nowNs);
}

void NetworkMonitor::waitForName(const SocketEvent& event, const ProcessFacts& facts) {
    if (m_nameless.size() >= kMaxNameless) {
        named(m_nameless.front().event, m_nameless.front().facts, {});
        m_nameless.pop_front();
    }
    m_nameless.push_back({event, facts});
}

std::optional<std::uint64_t> NetworkMonitor::nextDueNs() const {
    if (m_nameless.empty())
        return std::nullopt;
    return m_nameless.front().event.seenNs + kNameComesWithinNs;
}

void NetworkMonitor::tick(std::uint64_t nowNs) {
    while (!m_nameless.empty() && *nextDueNs() <= nowNs) {
        const Nameless due = std::move(m_nameless.front());
        m_nameless.pop_front();
        named(due.event, due.facts, namesOf(due.event, nowNs));
    }
}

/// All that can be known of the peer's names is known now.
void NetworkMonitor::named(const SocketEvent& event, const ProcessFacts& facts,
                           const std::vector<std::string>& names) {
    const bool packaged = isSilentByItself(facts);
    std::vector<ListHit> hits;
    for (const std::string& name : names)
        for (auto& match : m_lists->match(name))
            // A packaged program that reads a pool's web site does not mine.
            if (!(match.feed->hasSite && packaged && isWeb(event.connection.remotePort)))
                hits.push_back({std::move(match), name});
    tell(hits, event, facts);
    const auto address = rules::indicators::parseAddress(event.connection.remoteAddress);
    judgePort(event, facts, names.empty() && address && !isHost(*address));
}

void NetworkMonitor::judgeAddress(const SocketEvent& event, const ProcessFacts& facts) {
    const auto address = rules::indicators::parseAddress(event.connection.remoteAddress);
    if (!address || isExempt(*address))
        return;
    std::vector<ListHit> hits;
    for (auto& match : m_lists->match(*address))
        hits.push_back({std::move(match), {}});
    tell(hits, event, facts);
}

/// One finding a rule; the certain list speaks first.
void NetworkMonitor::tell(const std::vector<ListHit>& hits, const SocketEvent& event,
                          const ProcessFacts& facts) {
    std::set<std::string_view> told;
    for (const bool certain : {true, false})
        for (const ListHit& hit : hits)
            if (hit.match.feed->certain == certain && told.insert(ruleOf(hit)).second)
                report(wordListHit(hit, event, facts));
}

/// Without a list: the program's name and the port together, never one of them.
void NetworkMonitor::judgeTor(const SocketEvent& event, const ProcessFacts& facts) {
    static constexpr std::array<std::uint16_t, 4> kDoors{9050, 9051, 9150, 9151};
    const std::uint16_t port = event.connection.remotePort;
    const auto address = rules::indicators::parseAddress(event.connection.remoteAddress);
    if (!address)
        return;
    if (isHost(*address) && std::ranges::find(kDoors, port) != kDoors.end() &&
        m_listeners.programAt(model::Transport::Tcp, port) == "tor" &&
        fileNameOf(facts.process.executable) != "tor")
        report(wordTor("the program tor waits on this port of this machine", event, facts));
    if (!isHost(*address) && (port == 9001 || port == 9030) &&
        fileNameOf(facts.process.executable) == "tor")
        report(wordTor("the program tor connects to a usual port of Tor's relays", event, facts));
}

/// A file transfer's data connections go to ports that the server chooses: not a scan while its
/// control connection (port 21) is known.
bool NetworkMonitor::isPassiveTransfer(const SocketEvent& event, const ProcessFacts& facts) {
    if (!facts.packaged)
        return false;
    const std::string transfer = whoIs(facts) + '\n' + event.connection.remoteAddress;
    if (event.connection.remotePort == 21) {
        if (m_transfers.size() >= kMaxTransfers)
            m_transfers.clear();
        m_transfers.insert(transfer);
    }
    return event.connection.remotePort >= 1024 && m_transfers.contains(transfer);
}

void NetworkMonitor::judgeScan(const SocketEvent& event, const ProcessFacts& facts) {
    const model::Connection& peer = event.connection;
    const auto address = rules::indicators::parseAddress(peer.remoteAddress);
    if (!address || peer.remotePort == 0 || isPassiveTransfer(event, facts))
        return;
    // Test runs connect to many ports of this machine, each with somebody behind it.
    if (isOwn(*address) && m_listeners.listens(peer.transport, peer.remotePort))
        return;
    const std::string who = whoIs(facts);
    const rules::ScanLimits limits = limitsOf(m_settings);
    const auto ports = m_outbound.tried(who, peer.remoteAddress, peer.remotePort, event.seenNs);
    if (!ports.empty())
        report(wordPortScan(ports, limits.windowNs, event, facts));
    // Over UDP many hosts at once are what peers of a swarm are (BitTorrent, WebRTC).
    if (peer.transport == model::Transport::Udp)
        return;
    if (const auto sweep = m_fanOut.tried(who, *address, peer.remotePort, event.seenNs)) {
        const bool certain = !sweep->network.empty() && !isSilentByItself(facts) &&
                             rules::FanOut::isAdministration(peer.remotePort);
        const std::uint64_t window = limits.windowNs * (sweep->network.empty() ? 6 : 1);
        report(wordSweep(*sweep, window, certain, event, facts));
    }
}

void NetworkMonitor::judgeBeat(const SocketEvent& event, const ProcessFacts& facts) {
    const auto address = rules::indicators::parseAddress(event.connection.remoteAddress);
    if (!address || isHost(*address) || isExempt(*address) || isSilentByItself(facts) ||
        isRegularByNature(event.connection))
        return;
    const auto rhythm = m_beats.connected(
        whoIs(facts) + '\n' + model::remoteEndpoint(event.connection), event.seenNs);
    if (rhythm)
        report(wordBeat(*rhythm, event, facts));
}

void NetworkMonitor::judgePort(const SocketEvent& event, const ProcessFacts& facts,
                               bool bareAddress) {
    const bool outbound = event.what == What::Connect;
    rules::PortPicture picture;
    picture.port = outbound ? event.connection.remotePort : event.connection.localPort;
    picture.packaged = facts.packaged;
    picture.temporaryPlace = rules::isTemporaryPlace(facts.process.executable);
    picture.fileGone = facts.process.executableDeleted || facts.process.memoryOnly;
    picture.programGiven = isToldWhatToDo(facts);
    picture.bareAddress = bareAddress;
    if (const auto suspicion = rules::judgePort(picture))
        report(wordSuspiciousPort(*suspicion, event, facts));
}

void NetworkMonitor::inboundTry(const model::Connection& connection, std::uint64_t seenNs) {
    const auto address = rules::indicators::parseAddress(connection.remoteAddress);
    if (!address || isOwn(*address) || connection.localPort == 0)
        return;  // from this machine: told as a scan from it
    const auto ports = m_inbound.tried({}, connection.remoteAddress, connection.localPort, seenNs);
    if (!ports.empty())
        report(wordInboundScan(ports, limitsOf(m_settings).windowNs, connection, seenNs));
}

void NetworkMonitor::onClosedPort(const model::ClosedPort& event) {
    model::Connection connection;
    connection.transport = event.flow.transport;
    connection.direction = model::Direction::Inbound;
    connection.localAddress = event.flow.destinationAddress;
    connection.localPort = event.flow.destinationPort;
    connection.remoteAddress = event.flow.sourceAddress;
    connection.remotePort = event.flow.sourcePort;
    inboundTry(connection, event.seenNs);
}

void NetworkMonitor::onQuestion(const model::DnsQuestion& question, const ProcessFacts& facts) {
    if (question.name.ends_with(".onion"))
        report(wordOnionQuestion(question.name, question.seenNs, facts));
}

/// A certain finding is acted upon for each connection; a likely one is told once in ten seconds.
bool NetworkMonitor::isRepeat(const model::Finding& finding) {
    if (finding.certainty == model::Certainty::Certain)
        return false;
    const std::string subject = finding.ruleId + '\n' + std::to_string(finding.process.key.pid) +
                                '\n' +
                                (finding.connection ? finding.connection->remoteAddress : "");
    if (m_toldNs.size() >= kMaxTold)
        rules::forgetQuarter(m_toldNs, [](std::uint64_t toldNs) { return toldNs; });
    const auto [last, fresh] = m_toldNs.try_emplace(subject, finding.seenNs);
    if (!fresh && finding.seenNs < last->second + kRepeatNs)
        return true;
    last->second = finding.seenNs;
    return false;
}

void NetworkMonitor::report(model::Finding&& finding) {
    if (!isRepeat(finding))
        m_options.found(std::move(finding));
}

}  // namespace monitors
