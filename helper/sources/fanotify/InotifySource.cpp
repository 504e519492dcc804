#include "sources/fanotify/InotifySource.h"

#include <dirent.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "model/Clock.h"

namespace sources {
namespace {

constexpr std::size_t kReadBytes = 64U << 10;
constexpr std::uint32_t kChanges = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE |
                                   IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW |
                                   IN_EXCL_UNLINK;

struct Bit {
    std::uint32_t mask;
    unsigned what;
};
constexpr std::array<Bit, 8> kBits{{{IN_CREATE, FileEvent::Created},
                                    {IN_MODIFY, FileEvent::Modified},
                                    {IN_CLOSE_WRITE, FileEvent::Closed},
                                    {IN_ATTRIB, FileEvent::Attributes},
                                    {IN_DELETE, FileEvent::Deleted},
                                    {IN_MOVED_FROM, FileEvent::MovedAway},
                                    {IN_MOVED_TO, FileEvent::MovedHere},
                                    {IN_ISDIR, FileEvent::Folder}}};

std::vector<std::string> foldersIn(const std::string& folder) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
    while (const dirent* entry = entries ? ::readdir(entries.get()) : nullptr)
        if (entry->d_type == DT_DIR && std::strcmp(entry->d_name, ".") != 0 &&
            std::strcmp(entry->d_name, "..") != 0)
            names.push_back((folder == "/" ? folder : folder + "/") + entry->d_name);
    return names;
}

}  // namespace

model::Result<std::unique_ptr<InotifySource>> InotifySource::create(MayEnter mayEnter) {
    FileDescriptor group(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!group)
        return model::unexpected(model::Error::Code::Unavailable, "inotify", {}, errno);
    return std::unique_ptr<InotifySource>(new InotifySource(std::move(group), std::move(mayEnter)));
}

InotifySource::InotifySource(FileDescriptor group, MayEnter mayEnter)
    : m_group(std::move(group)), m_mayEnter(std::move(mayEnter)), m_buffer(kReadBytes) {}

model::Result<void> InotifySource::add(const std::string& folder) {
    const int watch = ::inotify_add_watch(m_group.get(), folder.c_str(), kChanges);
    if (watch < 0 && errno == ENOSPC)
        return model::unexpected(model::Error::Code::LimitReached, folder,
                                 "fs.inotify.max_user_watches is reached", 0);
    if (watch < 0)
        return model::unexpected(model::Error::Code::Unavailable, folder, {}, errno);
    m_folders.insert_or_assign(watch, folder);
    return {};
}

model::Result<void> InotifySource::addTree(const std::string& folder) {
    std::vector<std::string> todo{folder};
    while (!todo.empty()) {
        const std::string next = std::move(todo.back());
        todo.pop_back();
        if (!m_mayEnter(next))
            continue;
        const auto added = add(next);
        if (!added && added.error().code == model::Error::Code::LimitReached)
            return added;
        for (std::string& below : foldersIn(next))
            todo.push_back(std::move(below));
    }
    return {};
}

void InotifySource::clear() {
    for (const auto& [watch, folder] : m_folders)
        ::inotify_rm_watch(m_group.get(), watch);
    m_folders.clear();
}

void InotifySource::drain(const Visit& visit) {
    ssize_t size = 0;
    while ((size = ::read(m_group.get(), m_buffer.data(), m_buffer.size())) > 0)
        for (ssize_t at = 0; at < size;) {
            inotify_event event;
            std::memcpy(&event, m_buffer.data() + at, sizeof(event));
            take(event.wd, event.mask, event.len == 0 ? "" : m_buffer.data() + at + sizeof(event),
                 visit);
            at += static_cast<ssize_t>(sizeof(event) + event.len);
        }
}

void InotifySource::take(int watch, std::uint32_t mask, const char* name, const Visit& visit) {
    FileEvent event;
    event.readNs = model::bootTimeNs();
    if ((mask & IN_Q_OVERFLOW) != 0) {
        event.what = FileEvent::Overflow;
        return visit(std::move(event));
    }
    const auto folder = m_folders.find(watch);
    if (folder == m_folders.end())
        return;
    if ((mask & IN_IGNORED) != 0) {
        m_folders.erase(folder);
        return;
    }
    for (const Bit& bit : kBits)
        if ((mask & bit.mask) != 0)
            event.what |= bit.what;
    event.path = folder->second;
    if (*name != '\0')
        event.path.append(event.path == "/" ? "" : "/").append(name);
    constexpr std::uint32_t kArrived = IN_CREATE | IN_MOVED_TO;
    if ((mask & IN_ISDIR) != 0 && (mask & kArrived) != 0)
        (void)addTree(event.path);  // full: the sweep finds what happens there
    if ((event.what & ~unsigned{FileEvent::Folder}) != 0)
        visit(std::move(event));
}

}  // namespace sources
