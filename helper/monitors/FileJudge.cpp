#include "monitors/FileJudge.h"

#include <algorithm>

#include "model/Clock.h"
#include "model/SafeText.h"
#include "rules/integrity/CriticalFiles.h"

namespace monitors {
namespace {

// Main needs a few milliseconds to put an alert on the disk; a second is on the safe side.
constexpr std::uint64_t kWriteAfterNs = 1'000'000'000;
constexpr std::size_t kMostUnwritten = 4096;
constexpr std::size_t kMostRemembered = 65'536;

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

bool isFolder(const model::FileState& state) {
    return state.kind == model::FileKind::Directory;
}

}  // namespace

FileJudge::FileJudge(const BaselineAccess& access, sources::FileInspector& inspector,
                     Callbacks callbacks)
    : m_access(access), m_inspector(inspector), m_callbacks(std::move(callbacks)) {}

model::FileState FileJudge::lastKnown(const std::string& path) const {
    const auto seen = m_seen.find(path);
    if (seen != m_seen.end())
        return seen->second.state;
    return m_access.find(path).value_or(model::FileState());
}

bool FileJudge::judgedSince(const std::string& path, std::uint64_t lookedNs) const {
    const auto seen = m_seen.find(path);
    if (seen != m_seen.end())
        return seen->second.lookedNs >= lookedNs;
    const auto written = m_written.find(path);
    return written != m_written.end() && written->second >= lookedNs;
}

std::optional<model::FileDrift> FileJudge::drift(const std::string& path) const {
    const auto unwritten = m_drifts.find(path);
    return unwritten != m_drifts.end() ? unwritten->second : m_access.drift(path);
}

std::string FileJudge::essenceNow(const std::string& path, const model::FileState& now) {
    const auto kind = rules::criticalKindOf(path);
    if (kind == rules::CriticalKind::None || now.kind != model::FileKind::Regular)
        return {};
    const auto text = m_inspector.readText(path, rules::kMaxCriticalBytes);
    return text ? rules::essenceOf(kind, *text) : std::string();
}

rules::FilePicture FileJudge::pictureOf(const FileStory& story, const model::FileState& before) {
    rules::FilePicture picture{.path = story.path, .before = before, .now = story.now};
    picture.movedFrom = story.movedFrom;
    picture.movedTo = story.movedTo;
    picture.cameAndWent = story.cameAndWent;
    const auto drifted = before ? drift(story.path) : std::nullopt;
    picture.isNew = drifted && !drifted->before;
    if (rules::criticalKindOf(story.path) == rules::CriticalKind::None)
        return picture;
    picture.textNow = essenceNow(story.path, story.now);
    const auto unwritten = m_texts.find(story.path);
    const auto known =
        unwritten != m_texts.end() ? std::optional(unwritten->second) : m_access.text(story.path);
    // A file whose text was never read says nothing about what was added to it.
    picture.textBefore = known ? *known : before ? picture.textNow : std::string();
    m_texts[story.path] = picture.textNow;
    return picture;
}

void FileJudge::judge(FileStory&& story) {
    const model::FileState before = lastKnown(story.path);
    if (!before && !story.now && !story.cameAndWent)
        return;
    if (before == story.now && !story.cameAndWent)
        return;
    if (!story.cameAndWent && sameThing(before, story.now))
        return remember(story.path, story.now, story.lookedNs);  // times alone
    const auto verdict = rules::judgeFile(pictureOf(story, before));
    if (!verdict)
        return remember(story.path, story.now, story.lookedNs);
    std::string message;
    tell(story, *verdict, message);
    rememberDrift(story, *verdict, before, message);
    remember(story.path, story.now, story.lookedNs);
    if (isFolder(before) && !isFolder(story.now))
        loseTree(story.path);
    if (isFolder(story.now) && !isFolder(before))
        m_callbacks.appeared(story.path);
}

void FileJudge::tell(const FileStory& story, const rules::FileVerdict& verdict,
                     std::string& message) {
    model::Finding finding = findingAbout(story, verdict);
    message = finding.message;
    const auto say = m_gate.decide(verdict.rule, folderOf(story.path), model::bootTimeNs());
    if (say == rules::StormGate::Say::Together)
        finding = findingAboutMany(story, verdict, m_gate.count());
    if (say != rules::StormGate::Say::Nothing)
        m_callbacks.found(std::move(finding));
    const bool wrote = story.cameAndWent || verdict.rule == "file-created" ||
                       verdict.rule == "file-modified" || verdict.rule == "new-executable" ||
                       verdict.rule == "critical-config";
    if (wrote && story.actor && say == rules::StormGate::Say::Each && m_callbacks.written)
        m_callbacks.written(
            {story.seenNs, story.path, story.actor->process, story.actor->ancestry});
}

void FileJudge::rememberDrift(const FileStory& story, const rules::FileVerdict& verdict,
                              const model::FileState& before, const std::string& message) {
    if (story.cameAndWent)
        return;
    const std::int64_t nowUs = m_callbacks.nowUs();
    auto drifted = drift(story.path);
    if (!drifted)
        drifted = {.path = story.path, .before = before, .sinceUs = nowUs};
    if (sameThing(drifted->before, story.now)) {
        m_drifts[story.path] = std::nullopt;
        return;
    }
    drifted->now = story.now;
    drifted->lastUs = nowUs;
    drifted->rule = verdict.rule;
    drifted->message = message;
    drifted->actor = story.actor ? story.actor->process.executable : std::string();
    drifted->actorPid = story.actor ? story.actor->process.key.pid : 0;
    drifted->actorUid = story.actor ? story.actor->process.uid : 0;
    m_drifts[story.path] = std::move(drifted);
}

void FileJudge::remember(const std::string& path, const model::FileState& state,
                         std::uint64_t lookedNs) {
    if (m_seen.empty())
        m_oldestNs = model::bootTimeNs();
    m_seen[path] = {state, lookedNs};
    if (m_seen.size() >= kMostUnwritten)
        m_oldestNs = 0;  // due at once
}

/// With the folder everything below it is gone; that is one change, told once.
void FileJudge::loseTree(const std::string& folder) {
    const std::string below = folder + "/";
    std::erase_if(m_seen, [&](const auto& entry) { return entry.first.starts_with(below); });
    (void)write();
    model::BaselineChanges changes;
    changes.goneTrees.push_back(folder);
    if (const model::FileState now = lastKnown(folder))
        changes.seen.emplace_back(folder, now);  // something else stands in its place
    (void)m_access.apply(changes);
    if (m_callbacks.lostTree)
        m_callbacks.lostTree();
}

void FileJudge::accept(const std::string& path, const model::FileState& now) {
    m_drifts[path] = std::nullopt;
    if (rules::criticalKindOf(path) != rules::CriticalKind::None)
        m_texts[path] = essenceNow(path, now);
    remember(path, now, model::bootTimeNs());
}

void FileJudge::settle(const std::string& path) {
    m_drifts[path] = std::nullopt;
}

std::optional<std::uint64_t> FileJudge::writeDueNs() const {
    if (m_seen.empty() && m_drifts.empty())
        return std::nullopt;
    return m_oldestNs + kWriteAfterNs;
}

model::Result<void> FileJudge::write() {
    model::BaselineChanges changes;
    for (auto& [path, seen] : m_seen)
        changes.seen.emplace_back(path, seen.state);
    for (auto& [path, drifted] : m_drifts) {
        if (drifted)
            changes.drifted.push_back(*drifted);
        else
            changes.settled.push_back(path);
    }
    for (auto& [path, text] : m_texts)
        changes.texts.emplace_back(path, text);
    auto written = m_access.apply(changes);
    // What cannot be written now is kept and tried again, as long as there is room.
    if (!written && m_seen.size() < 8 * kMostUnwritten) {
        m_oldestNs = model::bootTimeNs();
        return written;
    }
    if (m_written.size() >= kMostRemembered)
        m_written.clear();
    for (const auto& [path, seen] : m_seen)
        m_written[path] = seen.lookedNs;
    m_seen.clear();
    m_drifts.clear();
    m_texts.clear();
    return written;
}

}  // namespace monitors
