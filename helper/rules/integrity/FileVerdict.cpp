#include "rules/integrity/FileVerdict.h"

#include "model/SafeText.h"
#include "rules/integrity/CriticalFiles.h"
#include "rules/integrity/ProgramNotes.h"

namespace rules {
namespace {

using model::FileKind;
using model::FileState;

constexpr std::uint32_t kSetIds = 06000;
constexpr std::uint32_t kExecutable = 0111;
constexpr std::string_view kCapability = "security.capability";

std::string_view capabilitiesOf(const FileState& state) {
    return attributeOf(state, kCapability);
}

bool isRegular(const FileState& state) {
    return state.kind == FileKind::Regular;
}

/// Rights that the program's user does not have: setuid, setgid (with execute), capabilities.
bool gainedRights(const FileState& before, const FileState& now) {
    if (!isRegular(now))
        return false;
    const std::uint32_t had = isRegular(before) ? before.mode & kSetIds : 0;
    const bool runs = (now.mode & kExecutable) != 0;
    if (runs && (now.mode & kSetIds & ~had) != 0)
        return true;
    // chown of a setuid program makes it another's
    if (runs && (now.mode & 04000U) != 0 && before && before.uid != now.uid)
        return true;
    const std::string_view now_has = capabilitiesOf(now);
    return !now_has.empty() && now_has != capabilitiesOf(before);
}

bool isNewExecutable(const FilePicture& picture) {
    const auto runs = [](const FileState& s) {
        return isRegular(s) && (s.mode & kExecutable) != 0;
    };
    if (!runs(picture.now))
        return false;
    return !picture.before || (picture.isNew && !runs(picture.before));
}

std::string owner(const FileState& state) {
    return std::to_string(state.uid) + ":" + std::to_string(state.gid);
}

std::string shortHash(const FileState& state) {
    return hashText(state).substr(0, 16) + "…";
}

void addContent(const FilePicture& picture, std::vector<std::string>& why) {
    const FileState &before = picture.before, &now = picture.now;
    if (before.kind != now.kind)
        why.push_back("was a " + std::string(toString(before.kind)) + ", is a " +
                      std::string(toString(now.kind)));
    if (before.target != now.target)
        why.push_back("the link points to " + model::printable(now.target) + ", before to " +
                      model::printable(before.target));
    if (before.hashed && now.hashed && before.hash != now.hash)
        why.push_back("content (SHA-256) " + shortHash(before) + " is now " + shortHash(now));
    if (isRegular(before) && isRegular(now) && before.size != now.size)
        why.push_back("size " + std::to_string(before.size) + " is now " +
                      std::to_string(now.size) + " bytes");
}

void addRights(const FilePicture& picture, std::vector<std::string>& why) {
    const FileState &before = picture.before, &now = picture.now;
    if (before.mode != now.mode)
        why.push_back("permissions " + model::modeText(before.mode) + " are now " +
                      model::modeText(now.mode));
    if (before.uid != now.uid || before.gid != now.gid)
        why.push_back("owner " + owner(before) + " is now " + owner(now));
    if (before.attributes == now.attributes)
        return;
    const std::string names = capabilityNames(capabilitiesOf(now));
    if (capabilitiesOf(before) != capabilitiesOf(now))
        why.push_back(names.empty() ? "its capabilities are gone" : "capabilities: " + names);
    else
        why.push_back("extended attributes or access list changed");
}

std::vector<std::string> differences(const FilePicture& picture) {
    std::vector<std::string> why;
    const FileState& now = picture.now;
    if (picture.before && now) {
        addContent(picture, why);
        addRights(picture, why);
    } else if (now) {
        why.push_back(std::string(toString(now.kind)) + ", permissions " +
                      model::modeText(now.mode) + ", owner " + owner(now));
        if (now.hashed)
            why.push_back("SHA-256 " + hashText(now));
        if (!now.target.empty())
            why.push_back("points to " + model::printable(now.target));
        if (const std::string names = capabilityNames(capabilitiesOf(now)); !names.empty())
            why.push_back("capabilities: " + names);
    }
    if (!picture.movedFrom.empty())
        why.push_back("was " + model::printable(picture.movedFrom) + " before");
    if (!picture.movedTo.empty())
        why.push_back("is " + model::printable(picture.movedTo) + " now");
    return why;
}

std::string whatHappened(const FilePicture& picture) {
    if (picture.cameAndWent)
        return "was created and deleted again";
    if (!picture.now)
        return picture.movedTo.empty() ? "was deleted" : "was moved away";
    if (!picture.before)
        return picture.movedFrom.empty() ? "was created" : "was moved here";
    if (!sameContent(picture.before, picture.now))
        return picture.now.kind == FileKind::Symlink && picture.before.kind == FileKind::Symlink
                   ? "points elsewhere"
                   : "was modified";
    return "has other permissions";
}

std::string_view ordinaryRule(const FilePicture& picture) {
    if (picture.cameAndWent)
        return "file-created";
    if (!picture.now)
        return "file-deleted";
    if (!picture.before)
        return "file-created";
    return sameContent(picture.before, picture.now) ? "file-permissions" : "file-modified";
}

FileVerdict rightsVerdict(const FilePicture& picture) {
    const bool byCapability = capabilitiesOf(picture.before) != capabilitiesOf(picture.now);
    FileVerdict verdict{.rule = "setuid-change", .level = model::Level::Alert};
    verdict.what = byCapability ? "gives whoever starts it more rights (capabilities)"
                                : "runs with another's rights now (setuid or setgid)";
    verdict.techniques = {"T1548.001"};
    return verdict;
}

/// Folders are no configuration; what lies in them is.
std::optional<FileVerdict> criticalVerdict(const FilePicture& picture) {
    const CriticalKind kind = criticalKindOf(picture.path);
    if (kind == CriticalKind::None || picture.now.kind == FileKind::Directory ||
        picture.before.kind == FileKind::Directory)
        return std::nullopt;
    FileVerdict verdict{.rule = "critical-config", .what = whatHappened(picture)};
    verdict.techniques = {std::string(techniqueOf(kind))};
    for (Reason& reason : reasonsOf(kind, picture.textBefore, picture.textNow)) {
        verdict.level = std::max(verdict.level, reason.level);
        verdict.why.push_back(std::move(reason.text));
    }
    if (isRegular(picture.now) && (picture.now.mode & 02U) != 0 &&
        (picture.before.mode & 02U) == 0) {
        verdict.level = model::Level::Alert;
        verdict.why.insert(verdict.why.begin(), "everybody may write to it now");
    }
    return verdict;
}

/// A history that is deleted is news: that is how traces are removed.
model::Level ordinaryLevel(const FilePicture& picture) {
    const ProgramNote note = programNoteOf(picture.path);
    const bool ordinary =
        note == ProgramNote::Passing || (note == ProgramNote::History && isRegular(picture.now));
    return ordinary ? model::Level::Info : model::Level::Warning;
}

FileVerdict verdictOn(const FilePicture& picture) {
    if (gainedRights(picture.before, picture.now))
        return rightsVerdict(picture);
    if (auto critical = criticalVerdict(picture))
        return *std::move(critical);
    if (isNewExecutable(picture)) {
        FileVerdict verdict{.rule = "new-executable", .what = "can be run and is new here"};
        verdict.techniques = {"T1543"};
        return verdict;
    }
    return {.rule = ordinaryRule(picture),
            .level = ordinaryLevel(picture),
            .what = whatHappened(picture)};
}

}  // namespace

std::optional<FileVerdict> judgeFile(const FilePicture& picture) {
    if (!picture.cameAndWent && sameThing(picture.before, picture.now))
        return std::nullopt;
    FileVerdict verdict = verdictOn(picture);
    for (std::string& line : differences(picture))
        verdict.why.push_back(std::move(line));
    return verdict;
}

}  // namespace rules
