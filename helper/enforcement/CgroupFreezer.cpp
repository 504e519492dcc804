#include "enforcement/CgroupFreezer.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include "sources/FileDescriptor.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcText.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using sources::FileDescriptor;

constexpr int kMaxDepth = 16;
constexpr int kFreezePolls = 50;  // of 200 us; a freeze takes about 1 ms

// The name of a cgroup is its user's choice where the cgroup is delegated: never leave the mount.
FileDescriptor openBelow(int directory, const char* name, std::uint64_t flags) {
    open_how how{};
    how.flags = flags | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV;
    return FileDescriptor(
        static_cast<int>(::syscall(SYS_openat2, directory, name, &how, sizeof how)));
}

std::string readAll(int directory, const char* name) {
    const auto file = openBelow(directory, name, O_RDONLY);
    std::string text;
    std::array<char, 4096> buffer;
    for (ssize_t got = 0; file && (got = ::read(file.get(), buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(got));
    return text;
}

bool hasNumber(std::span<const model::ProcessKey> keys, std::string_view line) {
    const auto pid = sources::parseNumber<std::int32_t>(line);
    return pid && std::ranges::find(keys, *pid, &model::ProcessKey::pid) != keys.end();
}

// "0" stands for a process of another pid namespace: nobody's suspect.
bool holdsOnly(int cgroup, std::span<const model::ProcessKey> suspects) {
    const std::string text = readAll(cgroup, "cgroup.procs");
    std::string_view rest = text;
    while (const auto line = sources::takeLine(rest))
        if (!hasNumber(suspects, *line))
            return false;
    return true;
}

bool holdsOnlyBelow(int cgroup, std::span<const model::ProcessKey> suspects, int depth);

bool everyChildHoldsOnly(DIR* directory, std::span<const model::ProcessKey> suspects, int depth) {
    while (const dirent* entry = ::readdir(directory)) {
        const std::string name = entry->d_name;
        if (entry->d_type != DT_DIR || name == "." || name == "..")
            continue;
        const auto child = openBelow(::dirfd(directory), name.c_str(), O_RDONLY | O_DIRECTORY);
        if (!child || !holdsOnlyBelow(child.get(), suspects, depth - 1))
            return false;
    }
    return true;
}

bool holdsOnlyBelow(int cgroup, std::span<const model::ProcessKey> suspects, int depth) {
    if (depth == 0 || !holdsOnly(cgroup, suspects))
        return false;
    const int copy = ::openat(cgroup, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(::fdopendir(copy), ::closedir);
    return directory && everyChildHoldsOnly(directory.get(), suspects, depth);
}

// "populated 1\nfrozen 1\n"
bool waitFrozen(int cgroup) {
    for (int poll = 0; poll < kFreezePolls; ++poll) {
        if (readAll(cgroup, "cgroup.events").find("frozen 1") != std::string::npos)
            return true;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return false;
}

bool writeFreeze(int cgroup, const char* value) {
    const auto file = openBelow(cgroup, "cgroup.freeze", O_WRONLY);
    return file && ::write(file.get(), value, 1) == 1;
}

}  // namespace

// 29 24 0:25 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate   (proc_pid_mountinfo(5))
CgroupFreezer CgroupFreezer::system() {
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream words(line);
        std::array<std::string, 5> first;
        for (auto& word : first)
            words >> word;
        if (line.find(" - cgroup2 ") != std::string::npos && first[3] == "/")
            return CgroupFreezer(first[4]);
    }
    return CgroupFreezer({});
}

bool mayFreeze(std::string_view cgroup) {
    if (!cgroup.starts_with('/') || cgroup.find("/..") != std::string_view::npos)
        return false;
    const auto name = cgroup.substr(cgroup.rfind('/') + 1);
    const bool session = name.starts_with("session-") || name.starts_with("user@") ||
                         name.starts_with("init.") || name.starts_with("login-");
    return !name.empty() && !session && !name.ends_with(".slice");
}

namespace {

FileDescriptor openCgroup(const std::filesystem::path& mount, const std::string& cgroup) {
    const FileDescriptor top(::open(mount.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!top || !mayFreeze(cgroup))
        return {};
    return openBelow(top.get(), cgroup.c_str() + 1, O_RDONLY | O_DIRECTORY);
}

std::string cgroupOf(const model::ProcessKey& key) {
    const auto process = sources::ProcessReader::read(key, sources::ProcessReader::Cgroup);
    return process ? process->process.cgroup : std::string();
}

}  // namespace

std::string CgroupFreezer::freeze(const model::ProcessKey& subject,
                                  std::span<const model::ProcessKey> suspects) const {
    const std::string name = cgroupOf(subject);
    const auto cgroup = openCgroup(m_mount, name);
    if (!cgroup || !holdsOnlyBelow(cgroup.get(), suspects, kMaxDepth) ||
        !writeFreeze(cgroup.get(), "1"))
        return {};
    if (waitFrozen(cgroup.get()))
        return name;
    writeFreeze(cgroup.get(), "0");
    return {};
}

std::string CgroupFreezer::frozenCgroupOf(const model::ProcessKey& subject) const {
    const std::string name = cgroupOf(subject);
    const auto cgroup = openCgroup(m_mount, name);
    return cgroup && readAll(cgroup.get(), "cgroup.freeze").starts_with('1') ? name : std::string();
}

bool CgroupFreezer::thaw(const std::string& cgroup) const {
    const auto directory = openCgroup(m_mount, cgroup);
    return !directory || writeFreeze(directory.get(), "0");
}

}  // namespace enforcement
