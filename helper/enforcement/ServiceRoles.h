#pragma once

#include <filesystem>
#include <vector>

#include "enforcement/ProtectedProcesses.h"

namespace enforcement {

/// Roles that the system manager and logind vouch for, for ProtectedProcesses::setProven(): the
/// processes of root's own services that a desktop hangs on (message bus, logind, display manager,
/// polkit, journal …) by their cgroup below system.slice, which only root can enter; and of every
/// graphical session the leader's direct child, which nobody but root's display manager starts.
/// Reads about 30 small files; empty where there is no systemd.
std::vector<ProtectedProcesses::Role> provenRoles();

/// The same with other roots, for tests.
std::vector<ProtectedProcesses::Role> provenRoles(const std::filesystem::path& systemSlice,
                                                  const std::filesystem::path& sessions);

}  // namespace enforcement
