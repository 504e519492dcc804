#include "monitors/RepeatGate.h"

#include <functional>

namespace monitors {
namespace {

/// An accepted connection's place is the listener: its peers' ports are all different.
std::uint16_t portOf(const model::SocketEvent& event) {
    return event.what == model::SocketEvent::What::Connect ? event.connection.remotePort
                                                           : event.connection.localPort;
}

}  // namespace

bool RepeatGate::lets(model::SocketEvent& event) {
    if (event.what == model::SocketEvent::What::Listen)
        return true;
    const std::uint16_t port = portOf(event);
    const std::string& address = event.connection.remoteAddress;
    const std::size_t slot =
        std::hash<std::string>{}(address) ^ (static_cast<std::size_t>(event.key.pid) * 31U + port);
    Seen& seen = m_seen[slot % m_seen.size()];
    const bool same = seen.toldNs != 0 && seen.key == event.key && seen.what == event.what &&
                      seen.port == port && seen.address == address;
    if (!same)
        seen = {event.key, event.what, address, port, 0, 0};
    seen.untold += event.count;
    if (same && event.seenNs - seen.toldNs < kTogetherNs && seen.untold < kTogether)
        return false;
    seen.toldNs = event.seenNs;
    event.count = seen.untold;
    seen.untold = 0;
    return true;
}

}  // namespace monitors
