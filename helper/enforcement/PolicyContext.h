#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "model/Finding.h"
#include "model/Settings.h"
#include "rules/ResponsePolicy.h"

namespace enforcement {

/// Everything besides the finding itself that decide() needs, as one immutable value: the main
/// thread builds it, the intake thread looks at it.
struct PolicyContext {
    using Exemption = std::pair<std::string, model::ProcessKey>;  // rule, process

    model::Settings settings;
    bool desktopPresent = false;
    bool learning = false;
    std::set<Exemption> allowed;                        // a person let them be, once
    std::map<std::uint32_t, std::string> trustedUsers;  // names for the match key "user"

    /// killBudgetLeft is true: nobody is killed on the intake thread.
    rules::PolicyInput inputFor(const model::Finding& finding, std::int64_t nowUs,
                                bool protectedSubject) const;

    /// The process or one of its ancestors may do what this rule is about.
    bool isAllowed(const model::Finding& finding) const;
    bool isTrusted(const model::Finding& finding, std::int64_t nowUs) const;

    /// Would a certain finding of any rule be stopped at once? What the kernel side is told.
    bool stopsAnything() const;
};

}  // namespace enforcement
