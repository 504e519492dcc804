#include "sources/procfs/NetTableParser.h"

#include <sys/socket.h>

#include <array>
#include <cstring>

#include "sources/AddressText.h"
#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

/// "0100007F:1F90": each 32-bit group of the address is printed in the machine's byte order.
std::optional<Endpoint> parseEndpoint(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon != 8 && colon != 32)
        return std::nullopt;
    std::array<std::uint32_t, 4> groups{};
    for (std::size_t i = 0; i < colon / 8; ++i) {
        const auto group = parseNumber<std::uint32_t>(text.substr(8 * i, 8), 16);
        if (!group)
            return std::nullopt;
        groups[i] = *group;
    }
    const auto port = parseNumber<std::uint16_t>(text.substr(colon + 1), 16);
    if (!port)
        return std::nullopt;
    return Endpoint{addressText(colon == 8 ? AF_INET : AF_INET6, groups.data()), *port};
}

void clearRawPorts(model::Connection& connection) {
    if (connection.transport == model::Transport::Raw)
        connection.localPort = connection.remotePort = 0;  // the protocol's number stands there
}

}  // namespace

//   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
//    0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 57014
//    …
std::optional<SocketRow> parseNetLine(std::string_view line, model::Transport transport) {
    takeWord(line);  // "0:"
    const auto local = parseEndpoint(takeWord(line));
    const auto remote = parseEndpoint(takeWord(line));
    const auto state = parseNumber<std::uint8_t>(takeWord(line), 16);
    for (int skipped = 0; skipped < 3; ++skipped)
        takeWord(line);  // queues, timer, retransmissions
    const auto uid = parseNumber<std::uint32_t>(takeWord(line));
    takeWord(line);  // timeout
    const auto inode = parseNumber<std::uint64_t>(takeWord(line));
    if (!local || !remote || !state || !uid || !inode)
        return std::nullopt;
    SocketRow row;
    row.state = *state;
    row.uid = *uid;
    model::Connection& connection = row.connection;
    connection.transport = transport;
    connection.localAddress = local->address;
    connection.localPort = local->port;
    if (row.state != SocketRow::Listening && (remote->port != 0 || row.isConnected())) {
        connection.remoteAddress = remote->address;
        connection.remotePort = remote->port;
    }
    connection.inode = *inode;
    clearRawPorts(connection);
    return row;
}

void parseNetTable(std::string_view text, model::Transport transport,
                   std::vector<SocketRow>& rows) {
    while (const auto line = takeLine(text))
        if (auto row = parseNetLine(*line, transport))
            rows.push_back(*std::move(row));
}

}  // namespace sources
