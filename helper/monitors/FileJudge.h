#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "model/Error.h"
#include "monitors/BaselineAccess.h"
#include "monitors/FileArrival.h"
#include "monitors/FileWording.h"
#include "rules/integrity/StormGate.h"
#include "sources/files/FileInspector.h"

namespace monitors {

/// Compares what a file is with what it was, tells, and remembers. What is told is written to the
/// baseline a moment later: killed in between, the helper tells it again, and never not at all.
/// One thread.
class FileJudge {
  public:
    struct Callbacks {
        std::function<void(model::Finding&&)> found;
        std::function<void(FileArrival&&)> written;               // somebody made or wrote a file
        std::function<void(const std::string& folder)> appeared;  // look at what lies in it
        std::function<std::int64_t()> nowUs;                      // microseconds since the epoch
        std::function<void()> lostTree = {};                      // with all that was known of it
    };

    FileJudge(const BaselineAccess& access, sources::FileInspector& inspector, Callbacks callbacks);

    void judge(FileStory&& story);

    /// What was seen of it last, judged or still unwritten. Absent: nothing is known.
    model::FileState lastKnown(const std::string& path) const;
    /// Was it judged after this time (CLOCK_BOOTTIME)? Then an older look says nothing.
    bool judgedSince(const std::string& path, std::uint64_t lookedNs) const;

    /// Takes a change as it is, without a word: a package's own work, a person's consent.
    void accept(const std::string& path, const model::FileState& now);
    void settle(const std::string& path);

    /// CLOCK_BOOTTIME ns; nothing: everything is written.
    std::optional<std::uint64_t> writeDueNs() const;
    model::Result<void> write();

    std::optional<model::FileDrift> drift(const std::string& path) const;

    /// The essence of a critical file as it is now; empty for others.
    std::string essenceNow(const std::string& path, const model::FileState& now);

  private:
    struct Seen {
        model::FileState state;
        std::uint64_t lookedNs = 0;
    };

    void remember(const std::string& path, const model::FileState& state, std::uint64_t lookedNs);
    void rememberDrift(const FileStory& story, const rules::FileVerdict& verdict,
                       const model::FileState& before, const std::string& message);
    void tell(const FileStory& story, const rules::FileVerdict& verdict, std::string& message);
    void loseTree(const std::string& folder);
    rules::FilePicture pictureOf(const FileStory& story, const model::FileState& before);

    const BaselineAccess& m_access;
    sources::FileInspector& m_inspector;
    Callbacks m_callbacks;
    rules::StormGate m_gate;

    // Not written yet.
    std::unordered_map<std::string, Seen> m_seen;
    std::unordered_map<std::string, std::optional<model::FileDrift>> m_drifts;  // nothing: settled
    std::unordered_map<std::string, std::string> m_texts;
    std::uint64_t m_oldestNs = 0;
    // Written just now; kept for judgedSince().
    std::unordered_map<std::string, std::uint64_t> m_written;
};

}  // namespace monitors
