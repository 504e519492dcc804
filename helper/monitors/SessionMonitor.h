#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "model/Finding.h"
#include "monitors/AccountWatch.h"
#include "monitors/FailureWatch.h"
#include "monitors/ProcessStart.h"
#include "monitors/SessionBook.h"
#include "monitors/SessionFinder.h"
#include "sources/FileDescriptor.h"
#include "sources/login/AuthJournal.h"
#include "sources/login/LoginFiles.h"
#include "sources/login/SessionFiles.h"
#include "sources/login/UtmpReader.h"

namespace monitors {

/// Who logs in, who is refused, who gets an account (U1, U2). A thread of its own that sleeps:
/// sessions are entered with a new audit session id at exec, with logind, or with utmp; they end
/// with their leader (pidfd). Refused logins come from the journal and btmp.
class SessionMonitor {
  public:
    struct Options {
        std::string bootId;
        sources::LoginFiles::Paths paths = {};
        std::filesystem::path logindSessions = "/run/systemd/sessions";
        // All called on the monitor's thread.
        std::function<void(model::Finding&&)> found;
        std::function<void(const model::Session&)> changed;  // began, ended, learned of
        std::function<model::LoginHabits(const model::Session&)> habits = {};
        std::function<std::string()> keptAccounts = {};
        std::function<void(const std::string&)> keepAccounts = {};
        std::vector<model::Session> known = {};  // open when the helper ended
        std::vector<std::string> ended = {};     // ids of this boot
        bool ranInThisBoot = false;  // what began meanwhile is news, else it was there before
    };

    explicit SessionMonitor(Options options);
    ~SessionMonitor();

    void start();
    void stop();

    /// Detection thread: is a session entered here? Costs a look at a set for nearly every start.
    void onStart(const ProcessStart& start);

    void setLimits(rules::BruteForce::Limits limits);  // any thread

    /// What is lacking, for health; empty when all is well.
    std::vector<std::string> degraded() const { return m_degraded; }

  private:
    struct Watched {
        std::string id;
        sources::FileDescriptor process;
    };

    void push(SessionHint hint);
    void nudge() const;
    void open();
    void lookAround();
    void settleKnown();
    void run();
    void wait();
    void takeHints();
    void readLogind();
    void readUtmp();
    void readFailures();
    bool isStrangersHello(const sources::UtmpRecord& record);
    void readFiles();
    void tell(const std::optional<FoundSession>& found);
    void began(const FoundSession& found);
    void watch(const std::string& id);
    void closeEnded();
    void end(const std::string& id);

    Options m_options;
    SessionFinder m_finder;
    SessionBook m_book;
    FailureWatch m_failures;
    AccountWatch m_accounts;
    std::vector<Watched> m_watched;
    std::optional<sources::LoginFiles> m_files;
    std::unique_ptr<sources::SessionFiles> m_logind;
    std::unique_ptr<sources::AuthJournal> m_journal;
    std::unique_ptr<sources::UtmpReader> m_btmp;
    std::vector<std::string> m_degraded;  // set before the thread starts
    std::unordered_set<std::int32_t> m_strangers;
    bool m_settling = true;  // what is found now was there before
    std::uint64_t m_armedNs = 0;

    std::unordered_set<std::uint32_t> m_seenIds;  // detection thread; bounded

    sources::FileDescriptor m_wake;
    std::mutex m_mutex;  // of the next two
    std::vector<SessionHint> m_hints;
    std::optional<rules::BruteForce::Limits> m_newLimits;
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

}  // namespace monitors
