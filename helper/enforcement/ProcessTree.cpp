#include "enforcement/ProcessTree.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <string>
#include <unordered_set>

#include "model/Clock.h"
#include "sources/FileDescriptor.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcText.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/StatusParser.h"

namespace enforcement {
namespace {

using sources::FileDescriptor;
using sources::ProcDirectory;

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};
using DirectoryStream = std::unique_ptr<DIR, CloseDirectory>;

template <typename Visit>
void forEachNumber(DIR* directory, Visit visit) {
    while (const dirent* entry = ::readdir(directory))
        if (const auto number = sources::parseNumber<std::int32_t>(entry->d_name))
            visit(*number);
}

// Appends: a process may have more children than any buffer holds.
void readAll(int file, std::string& text) {
    std::array<char, 4096> buffer;
    for (;;) {
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got <= 0)
            return;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

// /proc/PID/task/TID/children: "4711 4712 " (proc_pid_task_children(5), needs CONFIG_PROC_CHILDREN)
bool hasChildrenFiles() {
    static const bool has = ::access("/proc/thread-self/children", R_OK) == 0;
    return has;
}

std::vector<std::int32_t> parseNumbers(std::string_view text) {
    std::vector<std::int32_t> numbers;
    for (auto word = sources::takeWord(text); !word.empty(); word = sources::takeWord(text))
        if (const auto number = sources::parseNumber<std::int32_t>(word))
            numbers.push_back(*number);
    return numbers;
}

std::vector<std::int32_t> listedChildren(std::int32_t pid) {
    const std::string path = "/proc/" + std::to_string(pid) + "/task";
    const DirectoryStream tasks(::opendir(path.c_str()));
    std::string text;
    if (tasks)
        forEachNumber(tasks.get(), [&](std::int32_t thread) {
            const std::string name = std::to_string(thread) + "/children";
            const FileDescriptor file(
                ::openat(::dirfd(tasks.get()), name.c_str(), O_RDONLY | O_CLOEXEC));
            if (file)
                readAll(file.get(), text);
        });
    return parseNumbers(text);
}

std::optional<sources::ProcStat> readStat(std::int32_t pid) {
    const auto directory = ProcDirectory::open(pid);
    if (!directory)
        return std::nullopt;
    auto stat = sources::ProcessReader::readStat(*directory);
    return stat ? std::optional(std::move(*stat)) : std::nullopt;
}

template <typename Visit>
void forEachProcess(Visit visit) {
    const DirectoryStream processes(::opendir("/proc"));
    if (processes)
        forEachNumber(processes.get(), [&](std::int32_t pid) {
            if (const auto stat = readStat(pid))
                visit(*stat);
        });
}

std::vector<std::int32_t> searchedChildren(std::int32_t pid) {
    std::vector<std::int32_t> children;
    forEachProcess([&](const sources::ProcStat& stat) {
        if (stat.parentPid == pid)
            children.push_back(stat.pid);
    });
    return children;
}

std::optional<std::uint32_t> readUid(const ProcDirectory& directory) {
    std::array<char, 1024> buffer;  // the "Uid:" line stands within the first 300 bytes
    const auto text = directory.readFile("status", buffer);
    const auto status = text ? sources::parseProcStatus(*text) : std::nullopt;
    return status ? std::optional(status->realUid) : std::nullopt;
}

/// Walks downwards, each process once.
class Walk {
  public:
    explicit Walk(bool (*isBarrier)(std::int32_t)) : m_isBarrier(isBarrier) {}

    void addRoot(const model::ProcessKey& key) {
        const auto member = readMember(key.pid);
        if (member && member->key == key)
            add(*member);
    }

    std::vector<TreeMember> run() {
        for (std::size_t at = 0; at < m_members.size(); ++at)
            for (const auto child : childrenOf(m_members[at].key.pid))
                addChild(child);
        return std::move(m_members);
    }

  private:
    static std::vector<std::int32_t> childrenOf(std::int32_t pid) {
        return hasChildrenFiles() ? listedChildren(pid) : searchedChildren(pid);
    }

    void addChild(std::int32_t pid) {
        const auto member = readMember(pid);
        if (member && isOfThisTree(*member))
            add(*member);
    }

    // A listed child may have ended and its number been given away before it was read. Who was
    // there before the walk began cannot have got a number that was free only afterwards.
    bool isOfThisTree(const TreeMember& member) const {
        return m_seen.contains(member.parentPid) || member.key.startTimeTicks < m_beganTicks;
    }

    void add(const TreeMember& member) {
        const bool barrier = m_isBarrier != nullptr && m_isBarrier(member.key.pid);
        if (!barrier && m_members.size() < kMaxTreeMembers && m_seen.insert(member.key.pid).second)
            m_members.push_back(member);
    }

    bool (*m_isBarrier)(std::int32_t);
    std::uint64_t m_beganTicks = nowTicks();
    std::unordered_set<std::int32_t> m_seen;
    std::vector<TreeMember> m_members;
};

}  // namespace

std::optional<TreeMember> readMember(std::int32_t pid) {
    const auto directory = ProcDirectory::open(pid);
    if (!directory)
        return std::nullopt;
    const auto stat = sources::ProcessReader::readStat(*directory);
    const auto uid = readUid(*directory);
    if (!stat || !uid)
        return std::nullopt;
    return TreeMember{.key = {pid, stat->startTicks},
                      .parentPid = stat->parentPid,
                      .groupId = stat->groupId,
                      .uid = *uid,
                      .state = stat->state,
                      .kernelThread = stat->isKernelThread(),
                      .hasOtherThreads = stat->threads > 1};
}

std::vector<TreeMember> readTree(std::span<const model::ProcessKey> roots,
                                 bool (*isBarrier)(std::int32_t pid)) {
    Walk walk(isBarrier);
    for (const auto& root : roots)
        walk.addRoot(root);
    return walk.run();
}

std::vector<TreeMember> readOrphans(std::span<const std::int32_t> groups, std::uint64_t bornTicks) {
    std::unordered_set<std::int32_t> sameGroup;
    std::vector<sources::ProcStat> born;
    forEachProcess([&](const sources::ProcStat& stat) {
        if (std::ranges::find(groups, stat.groupId) == groups.end())
            return;
        sameGroup.insert(stat.pid);
        if (stat.startTicks >= bornTicks)
            born.push_back(stat);
    });
    std::vector<TreeMember> orphans;
    for (const auto& stat : born)
        if (!sameGroup.contains(stat.parentPid))
            if (const auto member = readMember(stat.pid);
                member && member->key.startTimeTicks == stat.startTicks)
                orphans.push_back(*member);
    return orphans;
}

std::uint64_t nowTicks() {
    return model::bootTimeNs() / model::kNanosecondsPerTick;
}

}  // namespace enforcement
