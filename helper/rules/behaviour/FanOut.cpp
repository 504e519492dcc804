#include "rules/behaviour/FanOut.h"

#include <algorithm>
#include <array>

namespace rules {

bool FanOut::isAdministration(std::uint16_t port) {
    // ssh, telnet, rpc, smb, docker, vnc, rdp, adb, redis, winrm, router consoles
    static constexpr std::array<std::uint16_t, 16> kPorts{
        22, 23, 135, 139, 445, 2222, 2323, 2375, 3389, 5555, 5900, 5985, 6379, 7547, 8291, 37215};
    return std::ranges::binary_search(kPorts, port);
}

std::optional<Sweep> FanOut::tried(const std::string& who, const indicators::Address& address,
                                   std::uint16_t port, std::uint64_t nowNs) {
    const std::uint8_t length = address.v4 ? 24 : 64;
    const std::string network =
        toString(indicators::Prefix{indicators::masked(address, length), length});
    const std::string subject = who + '\n' + std::to_string(port);
    const auto near = m_neighbours.note(subject + '\n' + network, address.low, nowNs);
    if (!near.empty())
        return Sweep{near.size(), network};
    if (!isAdministration(port))
        return std::nullopt;
    const std::uint64_t identity = address.v4 ? address.low : address.low * 31 + address.high;
    const auto far = m_anywhere.note(subject, identity, nowNs);
    return far.empty() ? std::nullopt : std::optional(Sweep{far.size(), {}});
}

}  // namespace rules
