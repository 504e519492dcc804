#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "model/Error.h"
#include "model/Finding.h"
#include "model/Health.h"
#include "model/IntegritySettings.h"
#include "model/IntegrityStatus.h"
#include "monitors/BaselineAccess.h"
#include "monitors/FileJudge.h"
#include "monitors/IntegritySweeper.h"
#include "monitors/PackageWork.h"
#include "monitors/PendingFiles.h"
#include "monitors/WriterReader.h"
#include "rules/integrity/ProtectedPaths.h"
#include "sources/fanotify/FileWatch.h"
#include "sources/files/FileInspector.h"

namespace monitors {

/// Protected files (F1 to F5): a baseline, changes as they happen with who did it, and sweeps that
/// find what happened while nobody looked. A thread of its own decides; another one sweeps.
class IntegrityMonitor {
  public:
    struct Options {
        BaselineAccess baseline;
        const WriterBook& writers;
        std::function<void(model::Finding&&)> found;  // on this thread
        std::function<void(FileArrival&&)> written;   // on this thread; may be empty
        ProgramCatalogue::OwnerLookup owner;          // which package a file belongs to
        std::function<void()> refreshPackages;        // on a thread of its own
        std::vector<std::string> own;                 // the helper's own folders: never protected
        std::string limited;                          // why the baseline is not kept, empty = it is
    };

    explicit IntegrityMonitor(Options options);
    ~IntegrityMonitor();

    void start(model::IntegritySettings settings);
    void stop();

    // Any thread.
    void apply(model::IntegritySettings settings);
    /// Everything is compared now; hashAll: also read again. Answers at once.
    void verify(bool hashAll);
    void cancel();
    /// Takes the file as it is. `sha256`: the content that was shown, empty where none was; Error
    /// InvalidArgument: not changed, or other than what was shown.
    model::Result<void> accept(const std::string& path, const std::string& sha256);
    /// Everything below the folder ("/" = all); answers how many.
    model::Result<std::uint64_t> acceptBelow(const std::string& folder);
    std::vector<model::FileDrift> changes(const std::string& after, std::uint32_t limit);

    /// The accepted state, by folder and name.
    std::vector<std::pair<std::string, model::FileState>> accepted(const std::string& after,
                                                                   std::uint32_t limit) const {
        return m_options.baseline.accepted(after, limit);
    }

    model::IntegrityStatus status() const;
    model::SourceHealth source() const;
    std::uint64_t events() const { return m_events.load(std::memory_order_relaxed); }
    std::uint64_t lost() const { return m_lost.load(std::memory_order_relaxed); }

    /// After each change of status(), on this thread.
    std::function<void()> onChanged;

  private:
    using Command = std::function<void()>;

    void run();
    void waitForWork();
    std::uint64_t nextDueNs() const;
    void post(Command command);
    void runCommands();

    void use(model::IntegritySettings settings);
    std::vector<std::string> expanded() const;
    void followRoots(bool asked);
    void planSweeps();
    void planVerify(bool hashAll, bool asked);
    void startSweep();
    void endSweep();
    std::uint64_t nextVerifyNs(double lastSeconds) const;
    void takeSwept();

    void drainWatch();
    void onEvent(sources::FileEvent&& event);
    void lookAtDue();
    void giveBackAfterMany();
    bool isPackageWork(const FileStory& story) const;
    void takePackages();
    bool packagesMovedWhileAway() const;
    void notePackages();
    void look(PendingFiles::Pending&& pending);
    bool isWriterStillUnknown(PendingFiles::Pending& pending);
    model::Result<void> acceptNow(const std::string& path, const std::string& sha256);
    std::uint64_t acceptAllBelow(const std::string& folder);
    void writeBaseline(bool now);
    const char* stateNow() const;
    void publish();

    Options m_options;
    sources::FileDescriptor m_wake;
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
    std::mutex m_commandsMutex;
    std::vector<Command> m_commands;

    // This thread's alone.
    std::atomic<bool> m_cancelled{false};
    sources::FileInspector m_inspector{m_cancelled};
    WriterReader m_writers;
    FileJudge m_judge;
    PendingFiles m_pending;
    bool m_hadMany = false;
    bool m_lostTree = false;  // and the status does not say so yet
    IntegritySweeper m_sweeper;
    PackageWork m_packages;
    std::uint64_t m_packagesMovedUntilNs = 0;  // packages changed while the helper was down
    std::unique_ptr<sources::FileWatch> m_watch;
    model::IntegritySettings m_settings;
    std::shared_ptr<const rules::ProtectedPaths> m_paths;
    std::vector<IntegritySweeper::Order> m_orders;  // next one first
    std::vector<std::string> m_appeared;
    std::uint64_t m_verifyDueNs = 0, m_watchNotBeforeNs = 0;
    std::string m_failure;

    std::atomic<std::uint64_t> m_events{0}, m_lost{0};
    mutable std::mutex m_statusMutex;
    model::IntegrityStatus m_status;
    model::SourceHealth m_source{
        .name = "file", .state = model::SourceHealth::State::Off, .why = ""};
};

}  // namespace monitors
