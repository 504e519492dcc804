#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

namespace rules {

/// A regular beat.
struct Rhythm {
    std::size_t connections = 0;
    std::uint64_t periodNs = 0;  // median of the intervals
    double jitter = 0;  // median absolute deviation from it, as a share of it: about half the
                        // jitter that was set
};

/// Are these times, rising, a beat? Robust against a missed or doubled one: the median interval is
/// the period, the median deviation from it is at most a fifth, and three of four intervals lie
/// within 35 % of it. A beat with 20 % jitter passes; human pauses (which spread like an
/// exponential) and intervals that double do not. Faster than twice a second is traffic, no beat.
std::optional<Rhythm> rhythmOf(std::span<const std::uint64_t> timesNs);

/// The last connections of each program to each peer.
class BeaconHistory {
  public:
    explicit BeaconHistory(std::size_t count);

    /// Tells each subject once for as long as it is remembered. Connections at the same moment (a
    /// page's parallel ones) are one.
    std::optional<Rhythm> connected(const std::string& subject, std::uint64_t nowNs);

    std::size_t subjects() const { return m_seen.size(); }

  private:
    struct Seen {
        std::deque<std::uint64_t> timesNs;
        bool told = false;
    };

    void makeRoom();

    std::size_t m_count;
    std::size_t m_subjects;
    std::unordered_map<std::string, Seen> m_seen;
};

}  // namespace rules
