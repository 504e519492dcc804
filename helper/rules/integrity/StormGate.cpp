#include "rules/integrity/StormGate.h"

#include "rules/integrity/TextLines.h"

namespace rules {
namespace {

constexpr std::size_t kMaxStorms = 4096;

bool isGrave(std::string_view rule) {
    return isOneOf(rule, {"critical-config", "setuid-change", "new-executable"});
}

}  // namespace

void StormGate::forgetOld(std::uint64_t nowNs) {
    std::erase_if(m_storms,
                  [&](const auto& entry) { return nowNs - entry.second.startedNs > kWindowNs; });
    if (m_storms.size() >= kMaxStorms)
        m_storms.clear();
}

/// A storm over many folders is one too: a rule by itself has a limit of four times as many.
StormGate::Say StormGate::decide(std::string_view rule, std::string_view folder,
                                 std::uint64_t nowNs) {
    if (m_storms.size() >= kMaxStorms)
        forgetOld(nowNs);
    const auto count = [nowNs](Storm& storm) {
        if (storm.startedNs == 0 || nowNs - storm.startedNs > kWindowNs)
            storm = {.startedNs = nowNs};
        return ++storm.count;
    };
    const std::uint64_t limit = isGrave(rule) ? kGrave : kOrdinary;
    Storm& whole = m_rules.try_emplace(std::string(rule)).first->second;
    const bool wholeIsFull = count(whole) > 4 * limit;
    Storm& here = wholeIsFull ? whole : m_storms[std::string(rule) + ' ' + std::string(folder)];
    m_count = wholeIsFull ? whole.count : count(here);
    if (!wholeIsFull && m_count <= limit)
        return Say::Each;
    if (here.toldNs != 0 && nowNs - here.toldNs < kTogetherEveryNs)
        return Say::Nothing;
    here.toldNs = nowNs;
    return Say::Together;
}

}  // namespace rules
