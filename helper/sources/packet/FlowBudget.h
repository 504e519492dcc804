#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>

#include "model/PacketEvent.h"

namespace sources {

/// Decides how much of a flow is looked at: its first pieces of data, then one in ten seconds, so
/// that what is sent later (a share, a poll) is seen too. A flow that goes on talking like that at
/// a high rate is worth a line in the kernel's filter. Bounded: the 4096 flows seen last. Pure.
class FlowBudget {
  public:
    enum class Decision : std::uint8_t { Look, Pass, Quieten };

    Decision decide(const model::PacketFlow& flow, std::uint64_t nowNs);

    static constexpr std::size_t kMaxFlows = 4096;
    static constexpr std::uint32_t kFirstPieces = 6;
    static constexpr std::uint64_t kLaterNs = 10'000'000'000;
    static constexpr std::uint32_t kNoisyPieces = 500;  // within kLaterNs

  private:
    struct State {
        std::list<const model::PacketFlow*>::iterator age;
        std::uint64_t lookedNs = 0;
        std::uint32_t looks = 0;
        std::uint32_t passed = 0;  // since the last look
    };
    struct Hash {
        std::size_t operator()(const model::PacketFlow& flow) const noexcept;
    };

    State& stateOf(const model::PacketFlow& flow);

    std::unordered_map<model::PacketFlow, State, Hash> m_flows;
    std::list<const model::PacketFlow*> m_ages;  // keys of m_flows, longest unseen first
};

}  // namespace sources
