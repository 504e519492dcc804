#include "sources/packet/FlowBudget.h"

#include <functional>

namespace sources {

std::size_t FlowBudget::Hash::operator()(const model::PacketFlow& flow) const noexcept {
    const std::hash<std::string> text;
    const std::size_t ports = std::size_t{flow.sourcePort} << 16U | flow.destinationPort;
    return (text(flow.sourceAddress) * 31 + text(flow.destinationAddress)) * 31 +
           ports * 0x9E3779B97F4A7C15ULL;
}

FlowBudget::Decision FlowBudget::decide(const model::PacketFlow& flow, std::uint64_t nowNs) {
    State& state = stateOf(flow);
    if (state.looks < kFirstPieces || nowNs >= state.lookedNs + kLaterNs) {
        state.lookedNs = nowNs;
        state.looks++;
        state.passed = 0;
        return Decision::Look;
    }
    return ++state.passed == kNoisyPieces ? Decision::Quieten : Decision::Pass;
}

FlowBudget::State& FlowBudget::stateOf(const model::PacketFlow& flow) {
    const auto [entry, isNew] = m_flows.try_emplace(flow);
    if (!isNew) {
        m_ages.splice(m_ages.end(), m_ages, entry->second.age);
        return entry->second;
    }
    entry->second.age = m_ages.insert(m_ages.end(), &entry->first);
    if (m_flows.size() > kMaxFlows) {
        const model::PacketFlow* oldest = m_ages.front();
        m_ages.pop_front();
        m_flows.erase(m_flows.find(*oldest));
    }
    return entry->second;
}

}  // namespace sources
