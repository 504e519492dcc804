#include "monitors/FileWording.h"

#include <time.h>

#include "model/Clock.h"
#include "model/SafeText.h"
#include "rules/BuiltInRules.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxPathShown = 300;

std::string shownPath(const std::string& path) {
    return model::shortened(model::printable(path), kMaxPathShown);
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

model::Finding begun(const FileStory& story, const rules::FileVerdict& verdict) {
    model::Finding finding;
    finding.ruleId = verdict.rule;
    finding.ruleName = rules::titleOf(verdict.rule);
    finding.level = verdict.level;
    finding.certainty = model::Certainty::Certain;
    finding.techniques = verdict.techniques;
    finding.seenNs = story.seenNs;
    if (story.actor) {
        finding.process = story.actor->process;
        finding.ancestry = story.actor->ancestry;
        if (story.actor->process.key.startTimeTicks != 0)
            finding.suspects = {story.actor->process.key};
    }
    return finding;
}

}  // namespace

std::string byWhom(const std::shared_ptr<const Actor>& actor) {
    if (!actor || !actor->process.key)
        return {};
    const std::string& path = actor->process.executable;
    const std::string name = path.empty() ? actor->process.name : path.substr(path.rfind('/') + 1);
    const std::string process = "process " + std::to_string(actor->process.key.pid);
    return name.empty()
               ? " (by " + process + ")"
               : " (by " + model::shortened(model::printable(name), 64) + ", " + process + ")";
}

model::Finding findingAbout(const FileStory& story, const rules::FileVerdict& verdict) {
    model::Finding finding = begun(story, verdict);
    finding.message = shownPath(story.path) + " " + verdict.what + byWhom(story.actor);
    if (verdict.rule == "critical-config" && !verdict.why.empty())
        finding.message += ": " + verdict.why.front();
    finding.why = verdict.why;
    if (!story.note.empty())
        finding.why.insert(finding.why.begin(), story.note);
    finding.file = {story.path, story.now};
    return finding;
}

model::Finding findingAboutMany(const FileStory& story, const rules::FileVerdict& verdict,
                                std::uint64_t count) {
    model::Finding finding = begun(story, verdict);
    const std::string folder = folderOf(story.path);
    finding.message = "Many files in " + shownPath(folder) + " change at once: the last one " +
                      verdict.what + byWhom(story.actor);
    finding.why = {std::to_string(count) +
                       " within ten seconds; each stands in the list of "
                       "changed files",
                   "the last one: " + shownPath(story.path)};
    finding.file = {folder, {}};
    finding.file->state.kind = model::FileKind::Directory;
    return finding;
}

std::uint64_t seenAt(const model::FileState& now, std::uint64_t noticedNs) {
    constexpr std::uint64_t kMinuteNs = 60'000'000'000;
    if (now.changedNs <= 1)
        return noticedNs;
    const auto wall = static_cast<std::int64_t>(model::clockNs(CLOCK_REALTIME));
    const std::int64_t ago = wall - now.changedNs;
    const std::uint64_t boot = model::bootTimeNs();
    if (ago < 0 || static_cast<std::uint64_t>(ago) > kMinuteNs ||
        static_cast<std::uint64_t>(ago) > boot)
        return noticedNs;
    return boot - static_cast<std::uint64_t>(ago);
}

}  // namespace monitors
