#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "model/Event.h"

namespace monitors {

/// Lets a process's first connection to a place through, and of those that follow at once only one
/// in 100 ms or in a hundred, with their number in `count`: the rules learn nothing from each of
/// them, and a storm costs little. Remembers 64 pairs of process and place. Pure.
class RepeatGate {
  public:
    static constexpr std::uint64_t kTogetherNs = 100'000'000;
    static constexpr std::uint32_t kTogether = 100;

    /// True: tell the rules, event.count being what came since the last time.
    bool lets(model::SocketEvent& event);

  private:
    struct Seen {
        model::ProcessKey key;
        model::SocketEvent::What what = model::SocketEvent::What::Connect;
        std::string address;
        std::uint16_t port = 0;
        std::uint64_t toldNs = 0;
        std::uint32_t untold = 0;
    };
    std::array<Seen, 64> m_seen;
};

}  // namespace monitors
