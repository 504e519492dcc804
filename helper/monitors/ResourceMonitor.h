#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "model/Error.h"
#include "model/Finding.h"
#include "model/Health.h"
#include "model/ProgramHours.h"
#include "model/ResourceSettings.h"
#include "monitors/ProgramCatalogue.h"
#include "monitors/ResourceSampler.h"
#include "monitors/ResourceWording.h"
#include "rules/resource/HoursBook.h"
#include "rules/resource/Pace.h"

namespace monitors {

/// Samples what every process uses, on a thread of its own, and tells who is above a limit for
/// longer than a spike, and who makes the machine short of something (R1 to R3, R7, R8). Sleeps in
/// between; never more often than once a second.
class ResourceMonitor {
  public:
    using BaselineHours = std::vector<model::BaselineHour>;

    struct Options {
        std::function<void(model::Finding&&)> found;  // on this thread
        ProgramCatalogue::OwnerLookup owner;
        std::string scope = "/";  // cgroup2 path; who is outside is not told of
        BaselineHours known;      // of earlier days
        /// Hours that are new, once an hour and at the end; on this thread, then on stop()'s.
        std::function<void(BaselineHours&&)> keep;
        ResourceSampler::Means means = ResourceSampler::Means::Best;
    };

    explicit ResourceMonitor(Options options);
    ~ResourceMonitor();

    void start();
    void stop();

    // Any thread; in force with the next sample.
    void apply(const model::ResourceSettings& settings, const ResourceSampler::Watched& watched,
               bool watchPressure);

    // Any thread.
    model::SourceHealth health() const;
    /// Why samples are taken less often than configured; empty = they are not.
    std::string degraded() const;
    /// What the program of this process used in the last `seconds`, as far as samples were taken.
    /// Error NoSuchProcess, ProcessChanged.
    model::Result<model::ProgramHours> hours(const model::ProcessKey& key,
                                             std::uint32_t seconds) const;
    std::uint64_t samples() const { return m_samples.load(std::memory_order_relaxed); }

  private:
    struct Wanted {
        model::ResourceSettings settings;
        ResourceSampler::Watched watched{};
        bool pressure = true;
    };

    void run();
    bool waitUntilDue();
    void takeNews();
    void sampleOnce();
    void judgePressure(const std::vector<rules::resource::ProcessUse>& uses, std::uint64_t seenNs);
    void tell(const model::ProcessKey& key, std::uint64_t seenNs,
              const std::function<model::Finding(const ResourceSubject&)>& word);
    std::optional<ResourceSubject> subjectOf(const model::ProcessKey& key) const;
    void keepHours(bool everything);
    bool watchesAnything() const;

    Options m_options;
    ResourceSampler m_sampler;
    rules::resource::ProgramBaselines m_baselines;
    rules::resource::AnomalyBook m_book;
    mutable std::mutex m_remembering;  // of m_hours
    rules::resource::HoursBook m_hours;
    rules::resource::PressureWatch m_pressure;
    rules::resource::Pace m_pace;
    Wanted m_wanted;
    std::uint64_t m_dueNs = 0;  // CLOCK_MONOTONIC
    std::int64_t m_keptHour = 0;

    mutable std::mutex m_mutex;  // of the rest
    std::condition_variable m_wake;
    std::optional<Wanted> m_news;
    bool m_stopping = false;
    std::string m_degraded;
    std::atomic<std::uint64_t> m_samples{0};
    std::thread m_thread;
};

}  // namespace monitors
