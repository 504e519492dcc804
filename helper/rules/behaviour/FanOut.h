#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rules/behaviour/DistinctWindow.h"
#include "rules/behaviour/Scan.h"
#include "rules/indicators/Address.h"

namespace rules {

/// One port tried on many addresses: a sweep of neighbours, or a worm that looks for its next host.
struct Sweep {
    std::size_t addresses = 0;
    std::string network;  // "192.0.2.0/24" where they are neighbours, else empty
};

/// Neighbours: as many addresses of one /24 (IPv4) or /64 (IPv6) as a scan has ports: nobody's work
/// is spread that evenly. Anywhere: ten times as many, and only for ports of remote administration:
/// a browser, a mail server or a peer-to-peer program talks to hundreds.
class FanOut {
  public:
    explicit FanOut(ScanLimits limits)
        : m_neighbours(limits.ports, limits.windowNs, kSubjects),
          m_anywhere(limits.ports * 10, limits.windowNs * 6, kSubjects) {}

    std::optional<Sweep> tried(const std::string& who, const indicators::Address& address,
                               std::uint16_t port, std::uint64_t nowNs);

    static bool isAdministration(std::uint16_t port);

  private:
    static constexpr std::size_t kSubjects = 256;
    DistinctWindow<std::string, std::uint64_t> m_neighbours;  // the bits below the prefix
    DistinctWindow<std::string, std::uint64_t> m_anywhere;
};

}  // namespace rules
