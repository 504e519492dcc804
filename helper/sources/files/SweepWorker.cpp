#include "sources/files/SweepWorker.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "model/Clock.h"

namespace sources {
namespace {

constexpr std::size_t kDirectoryBytes = 64U << 10;
constexpr std::size_t kAhead = 64;  // kernel-facts J: three times as fast on a cold disk
constexpr std::uint64_t kAheadBytes = 1U << 20;
constexpr auto kRelaxed = std::memory_order_relaxed;

/// What getdents64(2) fills; the C library only wraps it.
struct DirectoryEntry {
    std::uint64_t inode;
    std::int64_t offset;
    std::uint16_t length;
    std::uint8_t type;
    char name[];
};

bool isDots(const char* name) {
    return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

std::string childOf(const std::string& folder, const std::string& name) {
    return folder == "/" ? "/" + name : folder + "/" + name;
}

}  // namespace

SweepWorker::SweepWorker(TreeSweep& sweep, const std::atomic<bool>& cancelled,
                         SweepProgress& progress, Courtesy& courtesy)
    : m_sweep(sweep),
      m_cancelled(cancelled),
      m_progress(progress),
      m_courtesy(courtesy),
      m_inspector(cancelled, &sweep.m_budget),
      m_buffer(kDirectoryBytes) {}

void SweepWorker::run() {
    TreeSweep::Unit unit;
    for (bool mayFlush = m_jobs.empty();;) {
        if (m_sweep.take(unit, mayFlush)) {
            folder(unit);
            if (m_jobs.size() >= kAhead)
                flush();
            m_sweep.finish();
            mayFlush = m_jobs.empty();
        } else if (!m_jobs.empty()) {
            flush();
        } else if (mayFlush) {
            break;
        }
    }
    m_progress.hashedBytes.fetch_add(m_inspector.bytesHashed(), kRelaxed);
}

void SweepWorker::root(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string above = slash == 0 ? "/" : path.substr(0, slash);
    const auto folder = std::make_shared<const FileDescriptor>(openFolder(above));
    m_lookedNs = model::bootTimeNs();
    const char* name = path == "/" ? "." : path.c_str() + slash + 1;
    const model::FileState stamp = *folder ? stampOf(folder->get(), name) : model::FileState();
    m_device = *folder ? stampOf(folder->get(), ".").device : 0;
    entry(path, folder, m_sweep.m_options.knownOne(path), stamp);
    m_sweep.push(std::exchange(m_folders, {}));
}

void SweepWorker::folder(const TreeSweep::Unit& unit) {
    m_courtesy.rest(m_cancelled);
    if (m_cancelled.load(kRelaxed))
        return;
    const FileDescriptor path = openFolder(unit.folder);
    const model::FileState self = path ? stampOf(path.get(), ".") : model::FileState();
    if (self && self.device != unit.device && !m_sweep.m_mounts.isOrdinary(self.device)) {
        m_progress.leftOut.fetch_add(1, kRelaxed);
        return;
    }
    const auto open = std::make_shared<const FileDescriptor>(
        path ? ::openat(path.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOATIME) : -1);
    m_lookedNs = model::bootTimeNs();
    m_device = self.device;
    if (!*open || !list(open->get())) {
        m_progress.unreadable.fetch_add(1, kRelaxed);  // what lies below is not said to be gone
        return;
    }
    const auto known = [&] {
        const StepForward holdsTheStore;
        return m_sweep.m_options.known(unit.folder);
    }();
    if (!known)
        return m_sweep.fail(toString(known.error()));
    compare(unit, open, *known);
    m_progress.folders.fetch_add(1, kRelaxed);
    m_sweep.push(std::exchange(m_folders, {}));
}

bool SweepWorker::list(int folder) {
    m_entries.clear();
    long size = 0;
    while ((size = ::syscall(SYS_getdents64, folder, m_buffer.data(), m_buffer.size())) > 0) {
        for (long at = 0; at < size;) {
            const auto* one = reinterpret_cast<const DirectoryEntry*>(m_buffer.data() + at);
            at += one->length;
            if (isDots(one->name))
                continue;
            if (model::FileState stamp = stampOf(folder, one->name))
                m_entries.push_back({one->name, std::move(stamp)});
        }
        if (m_cancelled.load(kRelaxed))
            return false;
    }
    std::ranges::sort(m_entries, {}, &model::FileRecord::name);
    return size == 0;
}

bool SweepWorker::isUnchanged(const model::FileState& before, const model::FileState& stamp) {
    if (stamp.kind == model::FileKind::Directory || m_sweep.m_options.hashAll ||
        !sameStamp(before, stamp))
        return false;
    m_progress.files.fetch_add(1, kRelaxed);
    m_progress.bytes.fetch_add(stamp.kind == model::FileKind::Regular ? stamp.size : 0, kRelaxed);
    return true;
}

/// Both lists are ordered by name: one pass over both.
void SweepWorker::compare(const TreeSweep::Unit& unit,
                          const std::shared_ptr<const FileDescriptor>& folder,
                          const std::vector<model::FileRecord>& known) {
    static const model::FileState kNothing;
    auto before = known.begin();
    const auto gone = [&](const model::FileRecord& record) {
        entry(childOf(unit.folder, record.name), folder, record.state, kNothing);
    };
    for (const model::FileRecord& now : m_entries) {
        for (; before != known.end() && before->name < now.name; ++before)
            gone(*before);
        const bool isKnown = before != known.end() && before->name == now.name;
        if (isKnown && isUnchanged(before->state, now.state)) {  // the usual case: nothing is made
            ++before;
            continue;
        }
        entry(childOf(unit.folder, now.name), folder, isKnown ? before->state : kNothing,
              now.state);
        if (isKnown)
            ++before;
    }
    for (; before != known.end(); ++before)
        gone(*before);
}

/// Whoever answers for it may never answer: not even its root is opened.
bool SweepWorker::isForeign(const model::FileState& stamp) {
    return stamp && stamp.device != m_device && !m_sweep.m_mounts.isOrdinary(stamp.device);
}

void SweepWorker::entry(const std::string& path,
                        const std::shared_ptr<const FileDescriptor>& folder,
                        const model::FileState& before, const model::FileState& stamp) {
    if (m_sweep.m_options.isLeftOut(path))
        return;
    if (isForeign(stamp)) {
        m_progress.leftOut.fetch_add(1, kRelaxed);
        return;
    }
    if (stamp.kind == model::FileKind::Directory)
        m_folders.push_back({path, stamp.device});
    else if (stamp)
        m_progress.files.fetch_add(1, kRelaxed);
    const bool isRegular = stamp.kind == model::FileKind::Regular;
    if (isRegular)
        m_progress.bytes.fetch_add(stamp.size, kRelaxed);
    if (sameStamp(before, stamp) && !(m_sweep.m_options.hashAll && isRegular))
        return;
    if (!before && !stamp)
        return;
    Job job{folder, path, path.rfind('/') + 1, before, m_lookedNs};
    if (isRegular)
        return m_jobs.push_back(std::move(job));
    const char* name = path == "/" ? "." : job.name();
    report(std::move(job), stamp ? m_inspector.inspect(folder->get(), name, stamp) : stamp);
}

/// Many files are opened and asked for before the first one is read: the disk sorts them.
void SweepWorker::flush() {
    std::vector<Job> jobs = std::exchange(m_jobs, {});
    std::vector<FileDescriptor> files;
    for (std::size_t done = 0; done < jobs.size() && !m_cancelled.load(kRelaxed);
         done += files.size()) {
        files.clear();
        for (std::size_t i = done; i < std::min(done + kAhead, jobs.size()); ++i) {
            files.push_back(openToHash(jobs[i].folder->get(), jobs[i].name()));
            if (files.back())
                readAhead(files.back());
        }
        for (std::size_t i = 0; i < files.size(); ++i) {
            m_courtesy.rest(m_cancelled);
            Job& job = jobs[done + i];
            job.lookedNs = model::bootTimeNs();
            model::FileState now =
                files[i] ? m_inspector.inspectOpen(files[i].get()) : model::FileState();
            if (!now)  // gone, swapped, unreadable: what statx says of it now
                now = stampOf(job.folder->get(), job.name());
            report(std::move(job), std::move(now));
        }
    }
}

void SweepWorker::readAhead(const FileDescriptor& file) const {
    (void)::posix_fadvise(file.get(), 0, kAheadBytes, POSIX_FADV_WILLNEED);
}

void SweepWorker::report(Job&& job, model::FileState now) {
    if (m_cancelled.load(kRelaxed) || job.before == now)
        return;
    const StepForward holdsTheStore;
    m_sweep.m_options.differs(
        {std::move(job.path), std::move(job.before), std::move(now), job.lookedNs});
}

}  // namespace sources
