#include "monitors/NetworkSampler.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "model/Timestamp.h"
#include "rules/behaviour/ListenerReach.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/Surroundings.h"

namespace monitors {
namespace {

using rules::indicators::Address;
using sources::SocketRow;

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kSampleEveryUs = 950'000;  // who asks each second is never too early
constexpr std::int64_t kForgetAfterUs = 60 * kSecondUs;

constexpr std::array<std::string_view, 12> kStates{
    "unknown",   "established", "syn-sent",   "syn-received", "fin-wait-1", "fin-wait-2",
    "time-wait", "closed",      "close-wait", "last-ack",     "listen",     "closing"};

NetworkSampler::Options complete(NetworkSampler::Options options) {
    if (!options.nameOf)
        options.nameOf = [](const std::string&) { return std::string(); };
    if (!options.nowUs)
        options.nowUs = model::realtimeUs;
    return options;
}

bool isUdp(const SocketRow& row) {
    return row.connection.transport == model::Transport::Udp;
}

/// A UDP socket without a peer hears everybody.
bool listens(const SocketRow& row) {
    return row.connection.remotePort == 0 &&
           (row.state == SocketRow::Listening || (isUdp(row) && row.connection.localPort != 0));
}

std::string stateOf(const SocketRow& row) {
    if (isUdp(row) && row.state == SocketRow::Closed)
        return "unconnected";
    return std::string(kStates[row.state < kStates.size() ? row.state : 0]);
}

std::string reachText(const std::string& bound, const std::vector<Address>& own) {
    const auto address = rules::indicators::parseAddress(bound);
    if (!address)
        return {};
    switch (rules::reachOf(*address, own)) {
        case rules::ListenerReach::Host:
            return "host";
        case rules::ListenerReach::Lan:
            return "lan";
        case rules::ListenerReach::Beyond:
            return "beyond";
    }
    return {};
}

using LocalEnd = std::pair<model::Transport, std::uint16_t>;

std::set<LocalEnd> listeningEnds(const std::vector<sources::OwnedSocket>& sockets) {
    std::set<LocalEnd> ends;
    for (const auto& [row, owner] : sockets)
        if (listens(row))
            ends.emplace(row.connection.transport, row.connection.localPort);
    return ends;
}

model::Direction directionOf(const SocketRow& row, const std::set<LocalEnd>& listening) {
    if (row.connection.remotePort == 0)
        return model::Direction::Unknown;
    return listening.contains({row.connection.transport, row.connection.localPort})
               ? model::Direction::Inbound
               : model::Direction::Outbound;
}

std::vector<Address> parsed(const std::vector<std::string>& texts) {
    std::vector<Address> addresses;
    for (const std::string& text : texts)
        if (const auto address = rules::indicators::parseAddress(text))
            addresses.push_back(*address);
    return addresses;
}

}  // namespace

std::vector<model::ConnectionRow> connectionRows(const std::vector<sources::OwnedSocket>& sockets,
                                                 const std::vector<std::string>& ownAddresses) {
    const auto listening = listeningEnds(sockets);
    const auto own = parsed(ownAddresses);
    std::vector<model::ConnectionRow> rows;
    rows.reserve(sockets.size());
    for (const auto& [socket, owner] : sockets) {
        model::ConnectionRow row;
        row.connection = socket.connection;
        row.id = socket.connection.cookie != 0 ? socket.connection.cookie : socket.connection.inode;
        row.connection.direction = directionOf(socket, listening);
        row.state = stateOf(socket);
        row.owner = owner;
        row.uid = socket.uid;
        if (listens(socket))
            row.reach = reachText(socket.connection.localAddress, own);
        rows.push_back(std::move(row));
    }
    return rows;
}

NetworkSampler::NetworkSampler(Options options)
    : m_options(complete(std::move(options))),
      m_rows(static_cast<std::uint64_t>(m_options.nowUs())) {}

const std::string& NetworkSampler::executableOf(const model::ProcessKey& owner) {
    const auto [entry, isNew] = m_executables.emplace(owner, std::string());
    if (!isNew || !owner)
        return entry->second;
    if (const auto directory = sources::ProcDirectory::open(owner.pid))
        entry->second = directory->readLink("exe").value_or("");
    return entry->second;
}

void NetworkSampler::measure(const SocketRow& socket, double elapsedS, std::int64_t nowUs,
                             model::ConnectionRow& row) {
    const auto [entry, isNew] = m_known.emplace(row.id, Known{});
    Known& known = entry->second;
    if (isNew)
        known.openedAtUs = m_pass > 1 ? nowUs : 0;
    else if (elapsedS > 0) {
        const auto rate = [&](std::uint64_t now, std::uint64_t before) {
            return now > before ? static_cast<double>(now - before) / elapsedS : 0.0;
        };
        row.receivedBytesPerS = rate(socket.receivedBytes, known.receivedBytes);
        row.sentBytesPerS = rate(socket.sentBytes, known.sentBytes);
    }
    row.openedAtUs = known.openedAtUs;
    known.receivedBytes = socket.receivedBytes;
    known.sentBytes = socket.sentBytes;
    known.pass = m_pass;
}

/// An executable is looked at again every pass: execve(2) keeps sockets.
void NetworkSampler::name(std::vector<model::ConnectionRow>& rows) {
    m_executables.clear();
    for (model::ConnectionRow& row : rows) {
        row.executable = executableOf(row.owner);
        row.user = m_users.of(row.uid);
        if (row.connection.remotePort != 0)
            row.connection.remoteName = m_options.nameOf(row.connection.remoteAddress);
    }
}

model::Result<void> NetworkSampler::sample(std::int64_t nowUs) {
    if (!m_options.read && !m_table)
        m_table.emplace();
    const auto sockets = m_options.read ? m_options.read() : m_table->read();
    if (!sockets)
        return std::unexpected(sockets.error());
    const double elapsedS = m_sampledAtUs == 0 ? 0
                                               : static_cast<double>(nowUs - m_sampledAtUs) /
                                                     static_cast<double>(kSecondUs);
    m_sampledAtUs = nowUs;
    ++m_pass;
    auto rows = connectionRows(*sockets, sources::readSurroundings().own);
    for (std::size_t i = 0; i < rows.size(); ++i)
        measure((*sockets)[i].row, elapsedS, nowUs, rows[i]);
    std::erase_if(m_known, [&](const auto& entry) { return entry.second.pass != m_pass; });
    name(rows);
    const std::lock_guard keeping(m_keeping);
    m_rows.update(std::move(rows));
    return {};
}

model::Result<model::ConnectionChanges> NetworkSampler::changes(std::uint64_t generation) {
    const std::lock_guard sampling(m_sampling);
    const std::int64_t now = m_options.nowUs();
    m_askedAtUs = now;
    // A clock that was set back must not stop the sampling until it is there again.
    if (m_sampledAtUs == 0 || now - m_sampledAtUs >= kSampleEveryUs || now < m_sampledAtUs)
        if (const auto sampled = sample(now); !sampled)
            return std::unexpected(sampled.error());
    const std::lock_guard keeping(m_keeping);
    auto changes = m_rows.since(generation);
    return model::ConnectionChanges{changes.generation, changes.complete,
                                    std::move(changes.changed), std::move(changes.gone)};
}

std::optional<model::ConnectionRow> NetworkSampler::find(std::uint64_t id) const {
    const std::lock_guard keeping(m_keeping);
    const model::ConnectionRow* row = m_rows.find(id);
    return row == nullptr ? std::nullopt : std::optional(*row);
}

void NetworkSampler::forget() {
    m_table.reset();
    m_known.clear();
    m_executables.clear();
    m_users.forget();
    m_pass = 0;
    m_sampledAtUs = 0;
    const std::lock_guard keeping(m_keeping);
    m_rows.clear();
}

void NetworkSampler::tick() {
    const std::lock_guard sampling(m_sampling);
    if (m_sampledAtUs != 0 && m_options.nowUs() - m_askedAtUs >= kForgetAfterUs)
        forget();
}

}  // namespace monitors
