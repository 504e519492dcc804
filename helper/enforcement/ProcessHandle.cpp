#include "enforcement/ProcessHandle.h"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <string>

#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;

// glibc 2.36 declares its wrappers without extern "C".
int pidfdOpen(std::int32_t pid) {
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

bool pidfdSignal(int descriptor, int number) {
    return ::syscall(SYS_pidfd_send_signal, descriptor, number, nullptr, 0) == 0;
}

std::string subjectOf(std::int32_t pid) {
    return "pid " + std::to_string(pid);
}

std::unexpected<model::Error> gone(std::int32_t pid) {
    return model::unexpected(Code::NoSuchProcess, subjectOf(pid), "it has ended");
}

model::Result<void> compareStart(const model::ProcessKey& key) {
    const auto now = keyOf(key.pid);
    if (!now)
        return std::unexpected(now.error());
    if (*now != key)
        return model::unexpected(Code::ProcessChanged, subjectOf(key.pid),
                                 "the number belongs to a process that started at tick " +
                                     std::to_string(now->startTimeTicks) + ", not " +
                                     std::to_string(key.startTimeTicks));
    return {};
}

}  // namespace

model::Result<model::ProcessKey> keyOf(std::int32_t pid) {
    const auto directory = sources::ProcDirectory::open(pid);
    if (!directory)
        return std::unexpected(directory.error());
    const auto stat = sources::ProcessReader::readStat(*directory);
    if (!stat)
        return std::unexpected(stat.error());
    return model::ProcessKey{pid, stat->startTicks};
}

// The pidfd first, the start time after it: if the number were given to somebody else in between,
// the pidfd would belong to the earlier one and reach nobody.
model::Result<ProcessHandle> ProcessHandle::open(const model::ProcessKey& key) {
    if (key.pid <= 0)
        return model::unexpected(Code::InvalidArgument, subjectOf(key.pid), "no process number");
    sources::FileDescriptor descriptor(pidfdOpen(key.pid));
    // A thread's number: EINVAL, and ENOENT on newer kernels.
    if (!descriptor && (errno == ESRCH || errno == EINVAL || errno == ENOENT))
        return gone(key.pid);
    if (!descriptor)
        return model::unexpected(Code::Unavailable, subjectOf(key.pid), "pidfd_open", errno);
    if (const auto same = compareStart(key); !same)
        return std::unexpected(same.error());
    return ProcessHandle(key, std::move(descriptor));
}

model::Result<void> ProcessHandle::signal(int number) const {
    if (pidfdSignal(m_descriptor.get(), number))
        return {};
    if (errno == ESRCH)
        return gone(m_key.pid);
    const auto code = errno == EPERM ? Code::NotAuthorized : Code::Unavailable;
    return model::unexpected(code, subjectOf(m_key.pid), "signal " + std::to_string(number), errno);
}

bool ProcessHandle::waitEnded(std::chrono::milliseconds limit) const {
    pollfd entry{m_descriptor.get(), POLLIN, 0};
    const auto ms = std::clamp<std::int64_t>(limit.count(), 0, INT_MAX);
    return ::poll(&entry, 1, static_cast<int>(ms)) > 0;
}

}  // namespace enforcement
