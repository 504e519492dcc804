#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/FileState.h"

namespace model {

/// The file a finding is about.
struct FileSubject {
    std::string path;  // raw bytes
    FileState state;   // as it is now; kind Absent = it is gone
};

/// A protected file that is no longer what was accepted.
struct FileDrift {
    std::string path;
    FileState before;          // as it was accepted; Absent = it was not there
    FileState now{};           // as it was seen last
    std::int64_t sinceUs = 0;  // first and last change, microseconds since the epoch
    std::int64_t lastUs = 0;
    std::string rule{};     // of the last change
    std::string message{};  // one sentence
    std::string actor{};    // executable of who did it last, empty = not known
    std::int32_t actorPid = 0;
    std::uint32_t actorUid = 0;
};

/// What is written to the baseline in one transaction. Paths are absolute.
struct BaselineChanges {
    std::vector<std::pair<std::string, FileState>> seen;  // Absent: the record goes
    std::vector<std::string> goneTrees;                   // the folder and everything below it
    std::vector<FileDrift> drifted;
    std::vector<std::string> settled;  // no longer drifted: accepted, or as it was
    std::vector<std::pair<std::string, std::string>> texts;  // what a critical file said, in short

    bool empty() const {
        return seen.empty() && goneTrees.empty() && drifted.empty() && settled.empty() &&
               texts.empty();
    }
    std::size_t size() const { return seen.size() + drifted.size() + settled.size(); }
};

}  // namespace model
