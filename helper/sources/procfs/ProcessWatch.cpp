#include "sources/procfs/ProcessWatch.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <utility>

#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/StatusParser.h"

namespace sources {
namespace {

using Change = ProcessTracker::Change;

bool coversEverything(const std::string& scope) {
    return scope.empty() || scope == "/";
}

std::string_view cgroupOf(const ProcDirectory& directory, std::span<char> buffer) {
    const auto text = directory.readFile("cgroup", buffer);
    return text ? parseCgroupPath(*text) : std::string_view{};
}

/// The owner of /proc/PID is the effective user, root for what may not be dumped; one call.
std::uint32_t ownerOf(const ProcDirectory& directory) {
    struct stat status{};
    return ::fstat(directory.descriptor(), &status) == 0 ? status.st_uid : 0;
}

template <typename Visit>
void forEachProcess(Visit visit) {
    const FileDescriptor folder(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder)
        forEachNumber(folder.get(), [&](std::int32_t pid) {
            visit(pid);
            return true;
        });
}

}  // namespace

ProcessWatch::ProcessWatch(std::string scope) : m_scope(std::move(scope)) {}

bool ProcessWatch::admit(const ProcDirectory& directory, const ProcStat& stat) {
    std::array<char, 8192> buffer;
    const bool admitted =
        !stat.isKernelThread() &&
        (coversEverything(m_scope) || isInCgroup(cgroupOf(directory, buffer), m_scope));
    if (admitted)
        m_watched.insert(stat.pid);
    return admitted;
}

void ProcessWatch::prime() {
    scan(0, [](model::Event&&) {});
}

void ProcessWatch::scan(std::uint64_t seenNs, const Handler& handler) {
    forEachProcess([&](std::int32_t pid) { look(pid, seenNs, handler); });
    for (const model::ProcessKey& key : m_tracker.sweep())
        announceExit(key, 0, seenNs, handler);
}

void ProcessWatch::look(std::int32_t pid, std::uint64_t seenNs, const Handler& handler) {
    const auto directory = ProcDirectory::open(pid);
    const auto stat =
        directory ? ProcessReader::readStat(*directory) : std::unexpected(directory.error());
    if (!stat)
        return;
    if (stat->isDead())
        return onExit(pid, 0, seenNs, handler);
    const auto seen = m_tracker.observe(*stat);
    if (seen.replaced)
        announceExit(*seen.replaced, 0, seenNs, handler);
    if (seen.change == Change::None || !admit(*directory, *stat))
        return;
    if (seen.change != Change::Executed)
        announceFork(*directory, seen, seenNs, handler);
    if (seen.change != Change::Forked)
        announceExec(*directory, seenNs, handler);
}

void ProcessWatch::onFork(std::int32_t child, std::uint64_t seenNs, const Handler& handler) {
    const auto directory = ProcDirectory::open(child);
    const auto stat =
        directory ? ProcessReader::readStat(*directory) : std::unexpected(directory.error());
    if (!stat || stat->isDead())
        return;
    const auto seen = m_tracker.observe(*stat);
    if (seen.replaced)
        announceExit(*seen.replaced, 0, seenNs, handler);
    if (admit(*directory, *stat))
        announceFork(*directory, seen, seenNs, handler);
}

bool ProcessWatch::onExec(std::int32_t pid, std::uint64_t seenNs, const Handler& handler) {
    const auto directory = ProcDirectory::open(pid);
    const auto stat =
        directory ? ProcessReader::readStat(*directory) : std::unexpected(directory.error());
    if (!stat || stat->isDead())
        return false;
    const auto seen = m_tracker.observe(*stat);
    if (seen.replaced)
        announceExit(*seen.replaced, 0, seenNs, handler);
    if (admit(*directory, *stat))
        announceExec(*directory, seenNs, handler);
    return true;
}

void ProcessWatch::onExit(std::int32_t pid, std::int32_t exitCode, std::uint64_t seenNs,
                          const Handler& handler) {
    if (const auto key = m_tracker.forget(pid))
        announceExit(*key, exitCode, seenNs, handler);
}

void ProcessWatch::announceFork(const ProcDirectory& directory,
                                const ProcessTracker::Observation& seen, std::uint64_t seenNs,
                                const Handler& handler) const {
    model::ForkEvent event;
    event.seenNs = seenNs;
    event.child = seen.key;
    event.parent = seen.parent;
    event.uid = ownerOf(directory);
    handler(model::Event(std::move(event)));
}

void ProcessWatch::announceExec(const ProcDirectory& directory, std::uint64_t seenNs,
                                const Handler& handler) const {
    auto snapshot = ProcessReader::read(directory);
    if (!snapshot)
        return;
    model::ExecEvent event;
    event.seenNs = seenNs;
    event.process = std::move(snapshot->process);
    event.executableInode = snapshot->executableInode;
    handler(model::Event(std::move(event)));
}

void ProcessWatch::announceExit(const model::ProcessKey& key, std::int32_t exitCode,
                                std::uint64_t seenNs, const Handler& handler) {
    if (m_watched.erase(key.pid) == 0)
        return;
    handler(model::Event(model::ExitEvent{seenNs, key, exitCode}));
}

}  // namespace sources
