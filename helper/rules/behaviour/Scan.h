#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/behaviour/DistinctWindow.h"

namespace rules {

/// network.scan: so many ports within the window.
struct ScanLimits {
    std::size_t ports = 15;
    std::uint64_t windowNs = 10'000'000'000;
};

/// Many ports of one address tried from one side. Who tries may be many short processes of one
/// program: `who` is whatever they have in common. Pure; time is what the events say.
class PortScan {
  public:
    explicit PortScan(ScanLimits limits) : m_ports(limits.ports, limits.windowNs, kSubjects) {}

    /// The ports, sorted, when this one makes it a scan.
    std::vector<std::uint16_t> tried(const std::string& who, const std::string& address,
                                     std::uint16_t port, std::uint64_t nowNs) {
        return m_ports.note(who + '\n' + address, port, nowNs);
    }

    std::size_t subjects() const { return m_ports.subjects(); }

  private:
    static constexpr std::size_t kSubjects = 512;
    DistinctWindow<std::string, std::uint16_t> m_ports;
};

/// "21-25, 80, 443 and 12 more"
std::string portsText(const std::vector<std::uint16_t>& ports);

}  // namespace rules
