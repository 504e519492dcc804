#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "model/FileChange.h"
#include "model/Finding.h"
#include "monitors/WriterReader.h"
#include "rules/integrity/FileVerdict.h"

namespace monitors {

/// One change of a file, on its way to a verdict.
struct FileStory {
    std::string path;
    model::FileState now{};
    std::shared_ptr<const Actor> actor{};  // null: not known
    std::uint64_t seenNs = 0;              // CLOCK_BOOTTIME: the kernel's time of it
    std::uint64_t lookedNs = 0;            // when `now` was looked at
    std::string movedFrom{}, movedTo{};
    bool cameAndWent = false;
    std::string note{};  // one more reason
};

model::Finding findingAbout(const FileStory& story, const rules::FileVerdict& verdict);

/// Many of them in one folder.
model::Finding findingAboutMany(const FileStory& story, const rules::FileVerdict& verdict,
                                std::uint64_t count);

/// " (by sed, process 4242)", empty when nobody is known.
std::string byWhom(const std::shared_ptr<const Actor>& actor);

/// When the change happened by the file's own time, if that is of the last minute; CLOCK_BOOTTIME.
std::uint64_t seenAt(const model::FileState& now, std::uint64_t noticedNs);

}  // namespace monitors
