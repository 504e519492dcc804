#pragma once

#include <memory>
#include <span>
#include <vector>

#include "rules/sigma/Event.h"
#include "rules/sigma/RuleInfo.h"

namespace rules::sigma {

/// All rules in force, compiled once (Sigma specification 2, as used for Linux). Immutable: another
/// set replaces it. match() may be called by several threads at once.
class RuleSet {
  public:
    struct Compiled;

    RuleSet();
    RuleSet(RuleSet&&) noexcept;
    RuleSet& operator=(RuleSet&&) noexcept;
    ~RuleSet();

    /// Compiles what can be; what is wrong or not for this helper is a problem of its own and does
    /// not disturb the others. A later rule of the same id replaces an earlier one, and the
    /// problems say so. Problems are ordered by file and line.
    static Compiled compile(std::span<const RuleText> texts);

    /// The rules that match, in the order of rules().
    std::vector<const RuleInfo*> match(const Event& event) const;

    const std::vector<RuleInfo>& rules() const;

  private:
    struct Program;
    std::unique_ptr<const Program> m_program;
};

struct RuleSet::Compiled {
    RuleSet set;
    std::vector<Problem> problems;
};

}  // namespace rules::sigma
