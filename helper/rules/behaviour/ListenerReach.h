#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "rules/indicators/Address.h"

namespace rules {

/// From where a listener can be reached, as far as its address tells: a firewall is not looked at.
enum class ListenerReach { Host, Lan, Beyond };

std::string_view toString(ListenerReach reach);  // "from this host only", …

/// Bound to all addresses (0.0.0.0, ::) means: as far as any of the host's own reaches.
ListenerReach reachOf(const indicators::Address& bound, std::span<const indicators::Address> own);

struct ListenerPicture {
    std::uint16_t port = 0;
    ListenerReach reach = ListenerReach::Host;
    bool packaged = false;  // a package owns the program
    bool allowed = false;   // network.listeners_allowed
    bool known = false;     // it listened when the helper started, or was told before
    std::uint16_t ephemeralFrom = 32768, ephemeralTo = 60999;  // net.ipv4.ip_local_port_range
};

enum class ListenerNews { None, Record, Tell };

/// Is it news? What can be reached from outside is told; what only this host reaches is recorded.
/// Ports that the kernel chose are nobody's service: silent for packaged programs (file transfers,
/// debuggers, test runners), and wherever only this host reaches them.
ListenerNews judgeListener(const ListenerPicture& listener);

}  // namespace rules
