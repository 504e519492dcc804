#include "sources/ebpf/TaskIterator.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unordered_map>

#include "Tasks.skel.h"
#include "sources/FileDescriptor.h"
#include "sources/ebpf/TaskRecord.h"

namespace sources {
namespace {

constexpr std::size_t kBufferBytes = 64U << 10;

std::unexpected<model::Error> unavailable(const char* detail, int error) {
    return model::unexpected(model::Error::Code::Unavailable, "task iterator", detail, error);
}

unsigned pidNamespaceInode() {
    struct stat status{};
    return ::stat("/proc/self/ns/pid", &status) == 0 ? static_cast<unsigned>(status.st_ino) : 0;
}

std::uint64_t pagesToKiB(std::uint64_t pages) {
    static const auto kPageKiB = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024;
    return pages * kPageKiB;
}

/// Adds up the records of one process, in whichever order they come.
class Sum {
  public:
    explicit Sum(std::size_t expected) { m_tasks.reserve(expected); }

    void add(const am_task& record) {
        const auto [entry, isNew] = m_byGroup.try_emplace(record.tgid, m_tasks.size());
        if (isNew)
            m_tasks.emplace_back();
        model::TaskUse& use = m_tasks[entry->second];
        use.cpuNs += record.cpu_ns;
        use.ioBytes += record.io_bytes;
        use.ioOperations += record.io_operations;
        // A leader that has ended has no memory any more, its threads have.
        use.residentKiB = std::max(use.residentKiB, pagesToKiB(record.resident_pages));
        if (record.leader != 0)
            describe(use, record);
    }

    /// Threads whose leader is outside of our namespace, and zombies, are nobody.
    std::vector<model::TaskUse> take() {
        std::erase_if(m_tasks, [](const model::TaskUse& use) {
            return use.key.pid == 0 || (use.image == 0 && use.residentKiB == 0);
        });
        return std::move(m_tasks);
    }

  private:
    static void describe(model::TaskUse& use, const am_task& record) {
        use.key = {static_cast<std::int32_t>(record.pid),
                   record.start_ns / model::kNanosecondsPerTick};
        use.parentPid = static_cast<std::int32_t>(record.ppid);
        use.uid = record.uid;
        use.image = record.image;
        use.threads = record.threads;
        use.descriptorRoom = record.max_fds;
        use.name.assign(record.comm, ::strnlen(record.comm, sizeof record.comm));
    }

    std::vector<model::TaskUse> m_tasks;
    std::unordered_map<std::uint32_t, std::size_t> m_byGroup;
};

std::size_t sizeOf(const am_task& record) {
    return record.leader != 0 ? sizeof(am_task) : std::size_t{AM_TASK_THREAD_SIZE};
}

}  // namespace

void TaskIterator::Free::operator()(Tasks* program) const {
    Tasks__destroy(program);
}

void TaskIterator::Free::operator()(bpf_link* link) const {
    bpf_link__destroy(link);
}

model::Result<TaskIterator> TaskIterator::create() {
    TaskIterator tasks;
    tasks.m_buffer.resize(kBufferBytes);
    tasks.m_program.reset(Tasks__open());
    if (!tasks.m_program)
        return unavailable("cannot be opened", errno);
    tasks.m_program->rodata->helper_ns_inum = pidNamespaceInode();
    if (const int error = Tasks__load(tasks.m_program.get()); error != 0)
        return unavailable("refused by the kernel", -error);
    tasks.m_link.reset(bpf_program__attach_iter(tasks.m_program->progs.on_task, nullptr));
    if (!tasks.m_link)
        return unavailable("cannot be attached", errno);
    return tasks;
}

/// The kernel may end a read inside a record.
template <typename Take>
model::Result<void> TaskIterator::pass(Take take) {
    const FileDescriptor pass(bpf_iter_create(bpf_link__fd(m_link.get())));
    if (!pass)
        return unavailable("cannot be started", errno);
    for (std::size_t kept = 0;;) {
        const ssize_t got = ::read(pass.get(), m_buffer.data() + kept, m_buffer.size() - kept);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        if (got < 0)
            return unavailable("cannot be read", errno);
        if (got == 0)
            return {};
        kept += static_cast<std::size_t>(got);
        std::size_t at = 0;
        while (kept - at >= AM_TASK_THREAD_SIZE) {
            am_task record{};
            std::memcpy(&record, m_buffer.data() + at, AM_TASK_THREAD_SIZE);
            const std::size_t size = sizeOf(record);
            if (kept - at < size)
                break;
            std::memcpy(&record, m_buffer.data() + at, size);
            take(record);
            at += size;
        }
        kept -= at;
        std::memmove(m_buffer.data(), m_buffer.data() + at, kept);
    }
}

model::Result<std::vector<model::TaskUse>> TaskIterator::read() {
    Sum sum(1024);
    if (const auto done = pass([&](const am_task& record) { sum.add(record); }); !done)
        return std::unexpected(done.error());
    return sum.take();
}

std::optional<Dumpable> TaskIterator::dumpableOf(const model::ProcessKey& key) {
    std::optional<Dumpable> found;
    (void)pass([&](const am_task& record) {
        if (record.leader != 0 && static_cast<std::int32_t>(record.pid) == key.pid &&
            record.start_ns / model::kNanosecondsPerTick == key.startTimeTicks)
            found = static_cast<Dumpable>(record.dumpable);
    });
    return found;
}

}  // namespace sources
