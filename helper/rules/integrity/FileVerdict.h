#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/FileState.h"
#include "model/Severity.h"

namespace rules {

/// One change of one protected file, before and after.
struct FilePicture {
    std::string path;
    model::FileState before;  // Absent: it was not there
    model::FileState now;     // Absent: it is gone
    bool isNew = false;       // nobody has accepted yet that it is there
    std::string movedFrom{}, movedTo{};
    std::string textBefore{}, textNow{};  // essences of a critical file (CriticalFiles.h)
    bool cameAndWent = false;             // made and deleted again before it could be looked at
};

struct FileVerdict {
    std::string_view rule;
    model::Level level = model::Level::Warning;
    std::string what{};              // "was modified": the middle of a sentence
    std::vector<std::string> why{};  // what differs, one a line
    std::vector<std::string> techniques{};
};

/// Nothing when nothing that matters changed.
std::optional<FileVerdict> judgeFile(const FilePicture& picture);

/// Names of the capabilities in a security.capability attribute given as hex (capabilities(7)):
/// "cap_net_raw, cap_setuid"; empty = none.
std::string capabilityNames(std::string_view hex);

}  // namespace rules
