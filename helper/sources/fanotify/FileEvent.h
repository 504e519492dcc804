#pragma once

#include <cstdint>
#include <string>

#include "sources/FileDescriptor.h"

namespace sources {

/// Something happened to a file below a watched folder. Several things that happened to it between
/// two reads may come as one event: `what` is a set.
struct FileEvent {
    enum What : unsigned {
        Created = 1,
        Modified = 2,
        Closed = 4,  // a writer let go of it
        Attributes = 8,
        Deleted = 16,
        MovedAway = 32,  // from `path`, to `newPath` where that is watched too
        MovedHere = 64,
        Folder = 128,   // it is one
        Overflow = 256  // events were lost: everything must be looked at
    };

    unsigned what = 0;
    std::string path;
    std::string newPath;       // of a move that was told as one event
    std::int32_t pid = 0;      // 0 = not known (inotify)
    FileDescriptor process{};  // pidfd; none where the process has ended already
    std::uint64_t readNs = 0;  // CLOCK_BOOTTIME, when the event was taken
};

}  // namespace sources
