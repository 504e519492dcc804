#include "enforcement/ProcessHalt.h"

#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>
#include <thread>

#include "enforcement/ProcessHandle.h"
#include "sources/procfs/NumberedEntries.h"

namespace enforcement {
namespace {

using Clock = std::chrono::steady_clock;
using Code = model::Error::Code;

constexpr std::size_t kRegisterBytes = 16'384;  // AMX tiles included

std::string nameOf(std::int32_t pid) {
    return "pid " + std::to_string(pid);
}

/// Nothing: it did not stop in time. 0: it stopped because it was asked to, or has ended.
std::optional<int> waitStopped(std::int32_t id, Clock::time_point deadline) {
    for (int status = 0;;) {
        const pid_t got = ::waitpid(id, &status, __WALL | __WNOTHREAD | WNOHANG);
        if (got < 0 && errno != EINTR)
            return 0;
        if (got == id && !WIFSTOPPED(status))
            return 0;
        if (got == id)
            return (status >> 16) == PTRACE_EVENT_STOP ? 0 : WSTOPSIG(status);
        if (Clock::now() >= deadline)
            return std::nullopt;
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
}

std::string readSet(std::int32_t id, unsigned set) {
    std::string bytes(kRegisterBytes, '\0');
    iovec vector{bytes.data(), bytes.size()};
    if (::ptrace(PTRACE_GETREGSET, id, set, &vector) != 0)
        return {};
    bytes.resize(vector.iov_len);
    return bytes;
}

}  // namespace

bool ProcessHalt::holds(std::int32_t id) const {
    return std::ranges::find(m_threads, id, &Thread::id) != m_threads.end();
}

/// true: somebody was new, so that there may be more.
model::Result<bool> ProcessHalt::haltNewThreads(std::int32_t pid, Clock::time_point deadline) {
    const std::string path = "/proc/" + std::to_string(pid) + "/task";
    const sources::FileDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder)
        return model::unexpected(Code::NoSuchProcess, nameOf(pid), "it has ended");
    std::vector<std::int32_t> found;
    int refused = 0;
    sources::forEachNumber(folder.get(), [&](std::int32_t id) {
        if (holds(id))
            return true;
        if (::ptrace(PTRACE_SEIZE, id, nullptr, nullptr) == 0)
            found.push_back(id);
        else if (errno != ESRCH)
            refused = errno;
        return true;
    });
    for (const std::int32_t id : found) {
        m_threads.push_back({id, 0});
        (void)::ptrace(PTRACE_INTERRUPT, id, nullptr, nullptr);
    }
    if (refused != 0)
        return model::unexpected(Code::Protected, nameOf(pid), "another debugger has it", refused);
    for (const std::int32_t id : found) {
        const auto signal = waitStopped(id, deadline);
        if (!signal)
            return model::unexpected(Code::Unavailable, nameOf(pid),
                                     "a thread of it waits for a device and does not stop");
        std::ranges::find(m_threads, id, &Thread::id)->pendingSignal = *signal;
    }
    return !found.empty();
}

model::Result<ProcessHalt> ProcessHalt::create(const model::ProcessKey& key,
                                               std::chrono::milliseconds limit) {
    const auto handle = ProcessHandle::open(key);
    if (!handle)
        return std::unexpected(handle.error());
    ProcessHalt halt(Clock::now());
    for (;;) {
        const auto more = halt.haltNewThreads(key.pid, halt.m_since + limit);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            break;
    }
    // The number could have changed hands between the look and the seizing.
    if (const auto now = keyOf(key.pid); !now || *now != key || halt.m_threads.empty())
        return model::unexpected(Code::NoSuchProcess, nameOf(key.pid), "it has ended");
    return halt;
}

std::vector<CoreThread> ProcessHalt::registers() const {
    std::vector<CoreThread> threads;
    for (const Thread& thread : m_threads) {
        CoreThread one{
            thread.id, readSet(thread.id, NT_PRSTATUS), readSet(thread.id, NT_PRFPREG), {}};
#if defined(__x86_64__)
        one.extended = readSet(thread.id, NT_X86_XSTATE);
#endif
        if (!one.general.empty())
            threads.push_back(std::move(one));
    }
    return threads;
}

void ProcessHalt::release() {
    for (const Thread& thread : m_threads)
        (void)::ptrace(PTRACE_DETACH, thread.id, nullptr,
                       reinterpret_cast<void*>(static_cast<std::intptr_t>(thread.pendingSignal)));
    m_threads.clear();
}

ProcessHalt::~ProcessHalt() {
    release();
}

}  // namespace enforcement
