#include "sources/fanotify/FanotifySource.h"

#include <fcntl.h>
#include <sys/fanotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "model/Clock.h"

namespace sources {
namespace {

constexpr std::size_t kReadBytes = 256U << 10;
constexpr std::uint64_t kRename = 0x10000000;  // FAN_RENAME, Linux 5.17
constexpr unsigned kReportPidfd = 0x00000080;  // FAN_REPORT_PIDFD, 5.15
constexpr unsigned kGroup = FAN_CLASS_NOTIF | FAN_CLOEXEC | FAN_NONBLOCK | FAN_UNLIMITED_QUEUE |
                            FAN_UNLIMITED_MARKS | FAN_REPORT_DFID_NAME;
constexpr std::uint64_t kChanges =
    FAN_CREATE | FAN_MODIFY | FAN_CLOSE_WRITE | FAN_ATTRIB | FAN_DELETE | FAN_ONDIR;

struct Bit {
    std::uint64_t mask;
    unsigned what;
};
constexpr std::array<Bit, 9> kBits{{{FAN_CREATE, FileEvent::Created},
                                    {FAN_MODIFY, FileEvent::Modified},
                                    {FAN_CLOSE_WRITE, FileEvent::Closed},
                                    {FAN_ATTRIB, FileEvent::Attributes},
                                    {FAN_DELETE, FileEvent::Deleted},
                                    {FAN_MOVED_FROM, FileEvent::MovedAway},
                                    {FAN_MOVED_TO, FileEvent::MovedHere},
                                    {kRename, FileEvent::MovedAway},
                                    {FAN_ONDIR, FileEvent::Folder}}};

unsigned whatOf(std::uint64_t mask) {
    unsigned what = 0;
    for (const Bit& bit : kBits)
        if ((mask & bit.mask) != 0)
            what |= bit.what;
    return what;
}

FileDescriptor openGroup() {
    for (const unsigned flags : {kGroup | kReportPidfd, kGroup})
        if (const int group = ::fanotify_init(flags, O_RDONLY | O_LARGEFILE | O_CLOEXEC);
            group >= 0)
            return FileDescriptor(group);
    return FileDescriptor();
}

}  // namespace

model::Result<std::unique_ptr<FanotifySource>> FanotifySource::create(
    std::function<bool(const std::string& folder)> isWatched) {
    FileDescriptor group = openGroup();
    if (!group)
        return model::unexpected(model::Error::Code::Unavailable, "fanotify", {}, errno);
    return std::unique_ptr<FanotifySource>(
        new FanotifySource(std::move(group), true, std::move(isWatched)));
}

FanotifySource::FanotifySource(FileDescriptor group, bool tellsMoves,
                               std::function<bool(const std::string& folder)> isWatched)
    : m_group(std::move(group)),
      m_mask(kChanges | (tellsMoves ? kRename : FAN_MOVED_FROM | FAN_MOVED_TO)),
      m_folders(std::move(isWatched)),
      m_buffer(kReadBytes) {}

model::Result<void> FanotifySource::addFileSystem(const std::string& folder) {
    const auto mark = [&] {
        return ::fanotify_mark(m_group.get(), FAN_MARK_ADD | FAN_MARK_FILESYSTEM, m_mask, AT_FDCWD,
                               folder.c_str());
    };
    if (mark() != 0) {
        if (errno == EINVAL && (m_mask & kRename) != 0)
            m_mask = kChanges | FAN_MOVED_FROM | FAN_MOVED_TO;
        if (errno != EINVAL || mark() != 0)
            return model::unexpected(model::Error::Code::Unavailable, folder, {}, errno);
    }
    if (!m_folders.addMount(folder))
        return model::unexpected(model::Error::Code::Unavailable, folder, {}, errno);
    return {};
}

void FanotifySource::drain(const Visit& visit) {
    m_folders.forgetGone();
    ssize_t size = 0;
    while ((size = ::read(m_group.get(), m_buffer.data(), m_buffer.size())) > 0) {
        m_readNs = model::bootTimeNs();
        parseFanotify(std::span(m_buffer).first(static_cast<std::size_t>(size)),
                      [&](const FanotifyRecord& record) { take(record, visit); });
    }
}

std::string FanotifySource::pathOf(const FanotifyName& name) {
    const std::string* folder = m_folders.pathOf(name.folder);
    if (folder == nullptr)
        return {};
    if (name.name.empty() || name.name == ".")
        return *folder;
    return (*folder == "/" ? std::string("/") : *folder + "/").append(name.name);
}

void FanotifySource::take(const FanotifyRecord& record, const Visit& visit) {
    static const std::int32_t kOwnPid = ::getpid();
    FileEvent event;
    event.process = FileDescriptor(record.pidfd);
    event.what = whatOf(record.mask);
    event.pid = record.pid;
    event.readNs = m_readNs;
    ++m_seen;
    if ((record.mask & FAN_Q_OVERFLOW) != 0)
        event.what = FileEvent::Overflow;
    else if (record.pid == kOwnPid)
        return;
    if ((event.what & FileEvent::Folder) != 0 && (event.what & FileEvent::Created) != 0)
        m_folders.forgetGone();
    if (record.from || record.to)
        return takeMove(record, std::move(event), visit);
    if (record.where)
        event.path = pathOf(*record.where);
    constexpr unsigned kMoved = FileEvent::MovedAway | FileEvent::MovedHere;
    if ((event.what & FileEvent::Folder) != 0 && (event.what & kMoved) != 0)
        m_folders.forget();
    if (!event.path.empty() || event.what == FileEvent::Overflow)
        visit(std::move(event));
}

/// Both ends of a move; what left or entered the watched folders is told as such.
void FanotifySource::takeMove(const FanotifyRecord& record, FileEvent&& event, const Visit& visit) {
    if (record.from)
        event.path = pathOf(*record.from);
    if (record.to)
        event.newPath = pathOf(*record.to);
    if ((event.what & FileEvent::Folder) != 0)
        m_folders.forget();
    if (event.path.empty()) {
        event.what = (event.what & ~unsigned{FileEvent::MovedAway}) | FileEvent::MovedHere;
        event.path = std::exchange(event.newPath, {});
    }
    if (!event.path.empty())
        visit(std::move(event));
}

}  // namespace sources
