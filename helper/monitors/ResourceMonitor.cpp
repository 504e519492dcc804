#include "monitors/ResourceMonitor.h"

#include <pthread.h>
#include <time.h>

#include <algorithm>
#include <chrono>

#include "model/Clock.h"
#include "model/Timestamp.h"
#include "rules/behaviour/CommandLine.h"
#include "sources/procfs/PowerSupply.h"
#include "sources/procfs/PressureParser.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/StatusParser.h"

namespace monitors {
namespace {

using rules::resource::ProcessUse;
using sources::ProcessReader;

constexpr std::size_t kMostAncestors = 32;
constexpr std::uint64_t kMillisecondNs = 1'000'000;

std::uint64_t steadyNs() {
    return model::clockNs(CLOCK_MONOTONIC);
}

/// Hours since the epoch as the clock on the wall has them: weeks begin at midnight there.
std::int64_t localHour() {
    const std::time_t now = ::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return (now + local.tm_gmtoff) / 3600;
}

std::string_view fileNameOf(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// The script is named where the program is an interpreter: another script of it is another
/// program.
std::string programIn(const model::Process& process) {
    const auto family = rules::familyOf(fileNameOf(process.executable));
    if (family.kind == rules::ProgramKind::Unknown)
        return process.executable;
    const std::string operand = rules::readCommandLine(family, process.arguments).operand;
    return process.executable + (operand.empty() ? "" : " " + operand);
}

/// Of another user it is another program.
std::string identityOf(std::uint32_t uid, const std::string& program) {
    return program.empty() ? program : std::to_string(uid) + " " + program;
}

std::string programOf(const ProcessUse& use) {
    const auto snapshot =
        ProcessReader::read(use.key, ProcessReader::Executable | ProcessReader::Arguments);
    return snapshot ? identityOf(use.uid, programIn(snapshot->process)) : std::string();
}

}  // namespace

ResourceMonitor::ResourceMonitor(Options options)
    : m_options(std::move(options)),
      m_sampler(m_options.means),
      m_book(m_baselines, programOf, m_sampler.machine().cores),
      m_hours(programOf) {
    m_baselines.load(m_options.known);
    m_options.known.clear();
    m_keptHour = localHour();
}

ResourceMonitor::~ResourceMonitor() {
    stop();
}

void ResourceMonitor::start() {
    m_thread = std::thread([this] { run(); });
}

void ResourceMonitor::stop() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
    keepHours(true);
}

void ResourceMonitor::apply(const model::ResourceSettings& settings,
                            const ResourceSampler::Watched& watched, bool watchPressure) {
    {
        const std::lock_guard lock(m_mutex);
        m_news = Wanted{settings, watched, watchPressure};
    }
    m_wake.notify_all();
}

model::SourceHealth ResourceMonitor::health() const {
    return m_sampler.health();
}

std::string ResourceMonitor::degraded() const {
    const std::lock_guard lock(m_mutex);
    return m_degraded;
}

bool ResourceMonitor::watchesAnything() const {
    return m_wanted.pressure || std::ranges::any_of(m_wanted.watched, std::identity{});
}

/// Another interval counts from the last sample on.
void ResourceMonitor::takeNews() {
    if (!m_news)
        return;
    const bool otherPace = m_news->settings.intervalS != m_wanted.settings.intervalS;
    m_wanted = std::move(*m_news);
    m_news.reset();
    m_book.apply(m_wanted.settings, m_wanted.watched);
    if (otherPace && m_samples > 0)
        m_dueNs = std::min(
            m_dueNs, steadyNs() + static_cast<std::uint64_t>(m_wanted.settings.intervalS * 1000) *
                                      kMillisecondNs);
}

/// false: the end.
bool ResourceMonitor::waitUntilDue() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        takeNews();
        if (m_stopping)
            return false;
        const std::uint64_t now = steadyNs();
        if (watchesAnything() && now >= m_dueNs)
            return true;
        if (!watchesAnything())
            m_wake.wait(lock);
        else
            m_wake.wait_for(lock, std::chrono::nanoseconds(m_dueNs - now));
    }
}

void ResourceMonitor::run() {
    ::pthread_setname_np(::pthread_self(), "am-resources");
    while (waitUntilDue()) {
        const std::uint64_t beganNs = steadyNs();
        const std::uint64_t usedNs = model::clockNs(CLOCK_THREAD_CPUTIME_ID);
        sampleOnce();
        keepHours(false);
        const std::uint64_t costNs = model::clockNs(CLOCK_THREAD_CPUTIME_ID) - usedNs;
        const auto pause =
            m_pace.next({.interval = std::chrono::seconds(m_wanted.settings.intervalS),
                         .nearness = std::max(m_book.nearness(), m_pressure.nearness()),
                         .onBattery = sources::isOnBattery(),
                         .cost = std::chrono::microseconds(costNs / 1000)});
        m_dueNs = beganNs + static_cast<std::uint64_t>(pause.count()) * kMillisecondNs;
        m_samples.fetch_add(1, std::memory_order_relaxed);
        const std::lock_guard lock(m_mutex);
        m_degraded = m_pace.isOverBudget() ? "resources are measured only every " +
                                                 std::to_string(pause.count() / 1000) +
                                                 " s, because one look at all processes costs " +
                                                 std::to_string(costNs / kMillisecondNs) + " ms"
                                           : std::string();
    }
}

void ResourceMonitor::sampleOnce() {
    const auto uses = m_sampler.sample(m_wanted.settings, m_wanted.watched);
    {
        const std::lock_guard remembering(m_remembering);
        m_hours.take(uses, model::realtimeUs());
    }
    const std::uint64_t seenNs = model::bootTimeNs();
    for (const rules::resource::Anomaly& anomaly : m_book.take(uses, localHour()))
        tell(anomaly.use.key, seenNs,
             [&](const ResourceSubject& subject) { return wordAnomaly(anomaly, subject, seenNs); });
    if (m_wanted.pressure)
        judgePressure(uses, seenNs);
}

/// Pressure is the whole machine's: within a scope it says nothing.
void ResourceMonitor::judgePressure(const std::vector<ProcessUse>& uses, std::uint64_t seenNs) {
    const auto& settings = m_wanted.settings;
    const auto anomalies = m_pressure.take(sources::readPressure(), steadyNs(),
                                           static_cast<double>(settings.pressurePercent),
                                           rules::resource::trendShape(settings));
    if (m_options.scope != "/")
        return;
    for (const auto& anomaly : anomalies)
        if (const auto culprit = culpritOf(anomaly.shortage, uses))
            tell(culprit->worst.key, seenNs, [&](const ResourceSubject& subject) {
                return wordPressure(anomaly, *culprit, subject, seenNs);
            });
}

void ResourceMonitor::tell(const model::ProcessKey& key, std::uint64_t,
                           const std::function<model::Finding(const ResourceSubject&)>& word) {
    if (const auto subject = subjectOf(key))
        m_options.found(word(*subject));
}

/// Nothing when it has ended since, or is outside of the scope.
std::optional<ResourceSubject> ResourceMonitor::subjectOf(const model::ProcessKey& key) const {
    auto snapshot = ProcessReader::read(key);
    if (!snapshot || !sources::isInCgroup(snapshot->process.cgroup, m_options.scope))
        return std::nullopt;
    ResourceSubject subject;
    subject.process = std::move(snapshot->process);
    const std::int64_t bootUs = model::realtimeUs() - model::bootTimeUs();
    subject.startedAtUs =
        bootUs + static_cast<std::int64_t>(key.startTimeTicks * model::kNanosecondsPerTick / 1000);
    std::int32_t parent = subject.process.parent.pid;
    while (parent > 0 && subject.ancestry.size() < kMostAncestors) {
        auto ancestor = ProcessReader::read(parent);
        if (!ancestor)
            break;
        parent = ancestor->process.parent.pid;
        subject.ancestry.push_back(std::move(ancestor->process));
    }
    if (m_options.owner)
        if (const auto package = m_options.owner(subject.process.executable)) {
            subject.process.package = package->name;
            subject.process.packageVersion = package->version;
        }
    return subject;
}

model::Result<model::ProgramHours> ResourceMonitor::hours(const model::ProcessKey& key,
                                                          std::uint32_t seconds) const {
    const auto snapshot = ProcessReader::read(
        key, ProcessReader::Executable | ProcessReader::Arguments | ProcessReader::Owner);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    const std::string program = programIn(snapshot->process);
    const std::lock_guard remembering(m_remembering);
    return model::ProgramHours{program, m_hours.last(identityOf(snapshot->process.uid, program),
                                                     seconds, model::realtimeUs())};
}

void ResourceMonitor::keepHours(bool everything) {
    const std::int64_t hour = localHour();
    if (!m_options.keep || (!everything && hour == m_keptHour))
        return;
    m_keptHour = hour;
    if (auto rows = m_baselines.takeNews(hour, everything); !rows.empty())
        m_options.keep(std::move(rows));
}

}  // namespace monitors
