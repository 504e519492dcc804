#pragma once

#include <filesystem>
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
    /// among `suspects`. Answers its path once it is frozen, empty otherwise.
    std::string freeze(const model::ProcessKey& subject,
                       std::span<const model::ProcessKey> suspects) const;

    /// Where `subject` is, if that may be frozen and is (by an earlier helper); empty otherwise.
    std::string frozenCgroupOf(const model::ProcessKey& subject) const;

    /// Whoever is in it by now. A cgroup that is gone is thawed.
    bool thaw(const std::string& cgroup) const;

  private:
    std::filesystem::path m_mount;
};

/// Not the root, a slice, a session's or user manager's or login's cgroup, nor above one. Pure.
bool mayFreeze(std::string_view cgroup);

}  // namespace enforcement
