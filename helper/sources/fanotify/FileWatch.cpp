#include "sources/fanotify/FileWatch.h"

#include <sys/epoll.h>

#include <cstring>

#include "sources/files/FileInspector.h"

namespace sources {

FileWatch::FileWatch(std::function<bool(const std::string& folder)> isWatched)
    : m_poll(::epoll_create1(EPOLL_CLOEXEC)) {
    auto group = FanotifySource::create(std::move(isWatched));
    if (!group) {
        m_why = toString(group.error());
        return;
    }
    m_fanotify = std::move(*group);
    poll(m_fanotify->descriptor());
}

void FileWatch::poll(int descriptor) {
    epoll_event event{.events = EPOLLIN, .data = {.fd = descriptor}};
    ::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, descriptor, &event);
}

void FileWatch::follow(const std::vector<std::string>& folders) {
    m_mounts.refresh();
    if (m_fanotify) {
        m_why.clear();
        m_fanotify->forgetFolders();
    }
    if (m_inotify)
        m_inotify->clear();
    m_isOff = false;
    m_folders = folders;
    forEachPlace([this](const std::string& place) { watch(place); });
}

void FileWatch::renew() {
    m_mounts.refresh();
    if (m_fanotify)
        forEachPlace([this](const std::string& place) {
            if (mayWatch(place))
                (void)m_fanotify->addFileSystem(place);  // refused: follow() said so
        });
}

void FileWatch::forEachPlace(const std::function<void(const std::string& folder)>& visit) {
    for (const std::string& folder : m_folders) {
        visit(folder);
        for (const std::string& below : m_mounts.ordinaryBelow(folder))
            visit(below);
    }
}

bool FileWatch::mayWatch(const std::string& folder) {
    const FileDescriptor open = openFolder(folder);
    const model::FileState state = open ? stampOf(open.get(), ".") : model::FileState();
    return state && m_mounts.isOrdinary(state.device);
}

void FileWatch::watch(const std::string& folder) {
    if (!openFolder(folder) && folder.rfind('/') != 0)  // a file, or not there yet: where it lies
        return watch(folder.substr(0, folder.rfind('/')));
    if (!mayWatch(folder))
        return;
    if (!m_fanotify)
        return watchByFolder(folder, m_why);
    if (const auto added = m_fanotify->addFileSystem(folder); !added)
        watchByFolder(folder, toString(added.error()));
}

void FileWatch::watchByFolder(const std::string& folder, std::string why) {
    m_why = why + ": watched folder by folder, without who did it";
    if (!m_inotify) {
        auto group =
            InotifySource::create([this](const std::string& path) { return mayWatch(path); });
        if (!group) {
            m_isOff = true;
            m_why = toString(group.error());
            return;
        }
        m_inotify = std::move(*group);
        poll(m_inotify->descriptor());
    }
    if (const auto added = m_inotify->addTree(folder); !added)
        m_why = toString(added.error()) + ": the rest is compared from time to time";
}

void FileWatch::drain(const std::function<void(FileEvent&&)>& visit) {
    if (m_fanotify)
        m_fanotify->drain(visit);
    if (m_inotify)
        m_inotify->drain(visit);
}

model::SourceHealth FileWatch::health() const {
    using State = model::SourceHealth::State;
    const bool isOff = m_isOff || m_folders.empty();
    const State state = isOff ? State::Off : m_why.empty() ? State::Ok : State::Fallback;
    return {.name = "file", .state = state, .why = m_why};
}

}  // namespace sources
