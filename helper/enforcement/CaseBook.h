#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "enforcement/SuspectScope.h"
#include "model/Alert.h"
#include "model/ProcessKey.h"
#include "rules/ResponsePolicy.h"

namespace enforcement {

/// An alert with somebody suspended (or not dead yet) for it.
struct Case {
    model::Alert alert;
    SuspectScope scope;
    std::vector<model::ProcessKey> members;  // everybody suspended for it, subject first
    rules::Planned planned = rules::Planned::Nothing;
    int continuations = 0;          // foreign SIGCONTs answered
    std::int64_t watchUntilUs = 0;  // late children are looked for until then
    std::int64_t pausedAtUs = 0;    // the countdown stands still since; 0 = it runs
    bool wasPaused = false;         // it may stand still once
    bool acting = false;            // evidence or kill is on its way on another thread
    bool killing = false;           // it was killed and somebody survived so far
    bool cgroupFrozen = false;      // a SIGCONT wakes nobody
};

/// Open cases, and which finding belongs to which alert (same rule, process and peer within ten
/// minutes: one alert, A7). Bounded.
class CaseBook {
  public:
    static constexpr std::int64_t kSameAlertUs = 600'000'000;
    static constexpr std::size_t kMaxRemembered = 512;

    Case& open(Case newCase);
    void close(const std::string& alertId);
    Case* find(const std::string& alertId);
    Case* holding(const model::ProcessKey& key);
    std::map<std::string, Case>& cases() { return m_cases; }
    const std::map<std::string, Case>& cases() const { return m_cases; }

    /// The alert this finding repeats, or nullptr.
    model::Alert* repeated(const model::Finding& finding, std::int64_t nowUs);
    const model::Alert* remembered(const std::string& alertId) const;
    void remember(const model::Alert& alert, std::int64_t nowUs);
    void update(const model::Alert& alert);  // the remembered copy of it, if any

  private:
    struct Remembered {
        model::Alert alert;
        std::int64_t sinceUs = 0;
    };
    void forgetOld(std::int64_t nowUs);

    std::map<std::string, Case> m_cases;             // by alert id
    std::map<std::string, Remembered> m_remembered;  // by model::deduplicationKey
};

}  // namespace enforcement
