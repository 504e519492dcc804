#include "enforcement/ServiceRoles.h"

#include <sys/stat.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>

#include "enforcement/ProcessTree.h"
#include "sources/login/SessionLeaders.h"
#include "sources/procfs/ProcText.h"

namespace enforcement {
namespace {

namespace fs = std::filesystem;
using Roles = std::vector<ProtectedProcesses::Role>;

constexpr std::array<std::string_view, 15> kServices{"dbus.service",
                                                     "dbus-broker.service",
                                                     "systemd-logind.service",
                                                     "elogind.service",
                                                     "systemd-journald.service",
                                                     "systemd-udevd.service",
                                                     "polkit.service",
                                                     "display-manager.service",
                                                     "lightdm.service",
                                                     "gdm.service",
                                                     "gdm3.service",
                                                     "sddm.service",
                                                     "greetd.service",
                                                     "NetworkManager.service",
                                                     "accounts-daemon.service"};

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool belongsToRoot(const fs::path& path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 && status.st_uid == 0 &&
           (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

void addService(Roles& roles, const fs::path& cgroup) {
    const fs::path members = cgroup / "cgroup.procs";
    if (!belongsToRoot(cgroup) || !belongsToRoot(members))
        return;
    const std::string text = contents(members);
    std::string_view rest = text;
    while (const auto line = sources::takeLine(rest))
        if (const auto pid = sources::parseNumber<std::int32_t>(*line))
            if (const auto member = readMember(*pid))
                roles.push_back({member->key, cgroup.filename().string() + " (system manager)"});
}

// LEADER=1234
// TYPE=x11
bool isGraphical(std::string_view session) {
    while (const auto line = sources::takeLine(session))
        if (*line == "TYPE=x11" || *line == "TYPE=wayland" || *line == "TYPE=mir")
            return true;
    return false;
}

// The user's own manager leads a session too and starts what the user likes: a leader must be
// root's.
void addSession(Roles& roles, const fs::path& file) {
    const std::string session = belongsToRoot(file) ? contents(file) : std::string();
    const auto pid = isGraphical(session) ? sources::parseSessionLeader(session) : std::nullopt;
    const auto leader = pid ? readMember(*pid) : std::nullopt;
    if (!leader || leader->uid != 0)
        return;
    roles.push_back({leader->key, "session leader (logind)"});
    const auto tree = readTree(std::array{leader->key});
    for (const auto& member : tree)
        if (member.parentPid == *pid)
            roles.push_back({member.key, "session (started by logind's session leader)"});
}

fs::path systemSlice() {
    for (const auto* mount : {"/sys/fs/cgroup", "/sys/fs/cgroup/systemd"})
        if (fs::path path = fs::path(mount) / "system.slice"; fs::exists(path))
            return path;
    return {};
}

}  // namespace

Roles provenRoles() {
    return provenRoles(systemSlice(), "/run/systemd/sessions");
}

Roles provenRoles(const fs::path& systemSlice, const fs::path& sessions) {
    Roles roles;
    if (!systemSlice.empty())
        for (const auto service : kServices)
            addService(roles, systemSlice / service);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(sessions, error))
        if (entry.is_regular_file(error))
            addSession(roles, entry.path());
    return roles;
}

}  // namespace enforcement
