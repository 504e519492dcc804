#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sources {

/// Addresses the machine cannot do without, as texts (AddressText.h). No list or rule may make them
/// unreachable (threats 13).
struct Surroundings {
    std::vector<std::string> own;
    std::vector<std::string> gateways;
    std::vector<std::string> resolvers;
};

/// Of the calling thread's network namespace: its interfaces, /proc/thread-self/net/{route,
/// ipv6_route}, /etc/resolv.conf and what systemd-resolved asks. What cannot be read is left out.
/// About 0.2 ms.
Surroundings readSurroundings();

/// The next hops of a route table (proc_pid_net(5)), each once.
std::vector<std::string> gatewaysOfRoutes(std::string_view text);
std::vector<std::string> gatewaysOfIpv6Routes(std::string_view text);

/// The addresses behind `nameserver` (resolv.conf(5)); "%eth0" is cut off.
std::vector<std::string> resolversIn(std::string_view text);

}  // namespace sources
