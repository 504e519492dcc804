#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/ProcessKey.h"

namespace enforcement {

/// cgroup.freeze (cgroup2, Linux 5.2), used only for a cgroup whose every member is a suspect and
/// that is nobody's session. Processes are never moved between cgroups. Stateless, thread-safe.
class CgroupFreezer {
  public:
    /// The mounted cgroup2 hierarchy; without one every freeze answers false.
    static CgroupFreezer system();
    explicit CgroupFreezer(std::filesystem::path mount) : m_mount(std::move(mount)) {}

    /// Freezes the cgroup of `subject` if all its processes, and those of the cgroups below, are
    /// among `suspects`. Answers whether it is frozen now.
    bool freeze(const model::ProcessKey& subject,
                std::span<const model::ProcessKey> suspects) const;

    /// Thaws it under the same condition. true also when there was nothing to thaw.
    bool thaw(const model::ProcessKey& subject, std::span<const model::ProcessKey> suspects) const;

  private:
    std::optional<std::string> ownCgroup(const model::ProcessKey& subject,
                                         std::span<const model::ProcessKey> suspects) const;
    bool write(const std::string& cgroup, std::string_view value) const;

    std::filesystem::path m_mount;
};

/// Not the root, a slice, a session's or user manager's or login's cgroup, nor above one. Pure.
bool mayFreeze(std::string_view cgroup);

}  // namespace enforcement
