#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "enforcement/DumpCommand.h"
#include "enforcement/DumpPolicy.h"
#include "enforcement/DumpStore.h"
#include "enforcement/MemoryDumper.h"
#include "model/DumpRow.h"
#include "model/ProcessKey.h"
#include "model/ResourceSettings.h"

namespace enforcement {

/// Who is to be dumped, and why.
struct DumpRequest {
    model::ProcessKey key;
    std::string name;        // of the process
    std::string executable;  // of the never-list
    std::uint32_t uid = 0;
    bool automatic = false;
    bool force = false;
};

/// What a dump came to.
struct DumpOutcome {
    std::string id;
    std::string path;
    std::uint64_t bytes = 0;  // compressed
    DumpReport report;
};

/// What a person asks for. Errors: NoSuchProcess, ProcessChanged.
model::Result<DumpRequest> personsRequest(const model::ProcessKey& key, bool force);

/// "saved 12 MiB (of 40) as PATH; it stood still for 80 ms".
std::string toSentence(const DumpOutcome& outcome);

/// Dumps, one at a time, on a thread of its own. Thread-safe.
class DumpQueue {
  public:
    static constexpr std::size_t kMostWaiting = 16;

    using Done = std::function<void(const model::Result<DumpOutcome>&)>;

    struct Options {
        std::function<model::ResourceSettings::Dump()> settings;  // any thread
        std::function<DumpConsent(const model::ProcessKey&)> consent;
        std::function<std::int64_t()> clockUs;  // microseconds since the epoch
        /// A dump began, went on (at most every 10 %) or ended; on the dumps' thread.
        std::function<void(const std::string& id)> changed;
    };

    explicit DumpQueue(Options options);
    ~DumpQueue();

    /// Opens the directory, removes what an interrupted dump left. Again after the setting changed.
    model::Result<void> open();

    /// The id it will have. done is called once, on the dumps' thread. Error LimitReached: too many
    /// wait.
    model::Result<std::string> enqueue(DumpRequest request, Done done);

    /// Error InvalidArgument: it is neither running nor waiting.
    model::Result<void> cancel(const std::string& id);

    std::vector<model::DumpRow> list() const;  // finished ones, then the running and the waiting
    model::Result<sources::FileDescriptor> openForReading(const std::string& id) const;

    /// Cancels everything and waits.
    void stop();

  private:
    struct Job {
        std::string id;
        DumpRequest request;
        Done done;
        DumpControl control;
    };
    using JobPtr = std::shared_ptr<Job>;

    void run();
    JobPtr next();
    model::Result<DumpOutcome> carryOut(Job& job);
    model::Result<void> judge(const DumpRequest& request, std::uint64_t estimate,
                              const model::ResourceSettings::Dump& settings);
    model::Result<std::shared_ptr<const DumpStore>> store();
    static CommandDump commandFor(const Job& job, const DumpStore& store,
                                  const model::ResourceSettings::Dump& settings,
                                  std::uint64_t room);
    static model::DumpRow rowOf(const Job& job);

    Options m_options;
    mutable std::mutex m_mutex;  // of the rest
    std::condition_variable m_wake;
    std::shared_ptr<const DumpStore> m_store;
    std::deque<JobPtr> m_jobs;                           // the first is running
    std::map<model::ProcessKey, std::int64_t> m_lastUs;  // when it was dumped
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace enforcement
