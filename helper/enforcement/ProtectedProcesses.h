#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "enforcement/SnapshotCell.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Who is never suspended or killed (threats 3): pid 1, kernel threads, the helper itself, and
/// processes whose executable belongs to a package AND whose role is proven by somebody the user
/// cannot be: logind's session leaders, the owners of well-known names on the system bus, root's
/// services by their cgroup. A name proves nothing.
class ProtectedProcesses {
  public:
    /// A role and who proved it. The executable is looked at again here.
    struct Role {
        model::ProcessKey key;
        std::string role;  // "session leader (logind)"
    };

    /// The package that owns a path; empty = none.
    using PackageOf = std::function<std::string(const std::string& path)>;

    explicit ProtectedProcesses(PackageOf packageOf);

    /// Replaces the proven roles. Those without a packaged executable, and interpreters and shells
    /// (they can be made to play any role), are left out. Main thread.
    void setProven(const std::vector<Role>& roles);

    /// In words why it is protected, or nothing. Main and pool threads.
    std::optional<std::string> reasonFor(const model::ProcessKey& key) const;

    /// Its proven role, if any. Main and pool threads.
    std::optional<std::string> roleOf(const model::ProcessKey& key) const;

    /// The same for the intake thread, and for it alone: no lock, no allocation.
    bool isProvenOnIntake(const model::ProcessKey& key);

  private:
    struct Proven {
        std::vector<Role> roles;  // sorted by key
    };

    bool isEligible(const Role& role) const;

    PackageOf m_packageOf;
    SnapshotCell<Proven> m_proven;
};

/// true for pid 1, this process and its threads.
bool isInitOrSelf(std::int32_t pid);

}  // namespace enforcement
