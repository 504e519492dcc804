#include "enforcement/DumpQueue.h"

#include <sys/resource.h>

#include <algorithm>
#include <utility>

#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;

constexpr std::size_t kMostRemembered = 1'000;
constexpr std::uint64_t kMiB = 1U << 20;
constexpr int kNice = -10;  // somebody stands still until it is done

std::uint64_t bytesOf(std::int64_t mib) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, mib)) * kMiB;
}

/// ptrace(2) binds who is halted to the thread that asked: it ends with the dump, and whatever
/// could not be let go of by then goes on by itself.
model::Result<DumpReport> dumpOnOwnThread(const model::ProcessKey& key, DumpFile& file,
                                          DumpControl& control) {
    model::Result<DumpReport> report;
    std::thread([&] {
        ::setpriority(PRIO_PROCESS, 0, kNice);  // of this thread, and of those that compress
        report = dumpMemory(key, file, control);
    }).join();
    return report;
}

}  // namespace

model::Result<DumpRequest> personsRequest(const model::ProcessKey& key, bool force) {
    using sources::ProcessReader;
    const auto snapshot =
        ProcessReader::read(key, ProcessReader::Executable | ProcessReader::Owner);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    return DumpRequest{.key = key,
                       .name = snapshot->process.name,
                       .executable = snapshot->process.executable,
                       .uid = snapshot->process.uid,
                       .automatic = false,
                       .force = force};
}

std::string toSentence(const DumpOutcome& outcome) {
    const auto mib = [](std::uint64_t bytes) { return std::to_string((bytes + kMiB - 1) / kMiB); };
    return "saved " + mib(outcome.report.memoryBytes) + " MiB of memory in " + mib(outcome.bytes) +
           " MiB as " + outcome.path + "; it stood still for " +
           std::to_string(outcome.report.paused.count()) + " ms" +
           (outcome.report.hadToWrite ? ", longer for want of memory to keep it in" : "");
}

DumpQueue::DumpQueue(Options options) : m_options(std::move(options)) {}

DumpQueue::~DumpQueue() {
    stop();
}

model::Result<void> DumpQueue::open() {
    const std::string path = m_options.settings().directory;
    {
        const std::lock_guard lock(m_mutex);
        if (m_store && m_store->path() == path && m_store->isThere())
            return {};
    }
    auto store = DumpStore::open(path);
    if (!store)
        return std::unexpected(store.error());
    const std::lock_guard lock(m_mutex);
    m_store = std::make_shared<const DumpStore>(std::move(*store));
    return {};
}

model::Result<std::shared_ptr<const DumpStore>> DumpQueue::store() {
    if (const auto opened = open(); !opened)
        return std::unexpected(opened.error());
    const std::lock_guard lock(m_mutex);
    return m_store;
}

model::Result<std::string> DumpQueue::enqueue(DumpRequest request, Done done) {
    auto job = std::make_shared<Job>();
    job->id = DumpStore::idFor(m_options.clockUs(), request.uid, request.name, request.key.pid);
    job->request = std::move(request);
    job->done = std::move(done);
    const std::lock_guard lock(m_mutex);
    const auto same = [&](const JobPtr& other) { return other->id == job->id; };
    if (m_stopping || m_jobs.size() > kMostWaiting || std::ranges::any_of(m_jobs, same))
        return model::unexpected(Code::LimitReached, "dump", "too many dumps are waiting");
    m_jobs.push_back(job);
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wake.notify_one();
    return job->id;
}

model::Result<void> DumpQueue::cancel(const std::string& id) {
    const std::lock_guard lock(m_mutex);
    for (const JobPtr& job : m_jobs)
        if (job->id == id) {
            job->control.cancelled = true;
            return {};
        }
    return model::unexpected(Code::InvalidArgument, "id", "no dump with this id is being made");
}

DumpQueue::JobPtr DumpQueue::next() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
    return m_jobs.empty() ? nullptr : m_jobs.front();
}

/// Ends when it is stopped and nobody waits any more.
void DumpQueue::run() {
    while (const JobPtr job = next()) {
        if (m_options.changed)
            m_options.changed(job->id);
        const auto outcome =
            job->control.cancelled
                ? model::unexpected(Code::InvalidArgument, "dump", "the dump was cancelled")
                : carryOut(*job);
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.pop_front();
        }
        job->done(outcome);
        if (m_options.changed)
            m_options.changed(job->id);
    }
}

model::Result<void> DumpQueue::judge(const DumpRequest& request, std::uint64_t estimate,
                                     const model::ResourceSettings::Dump& settings) {
    const auto place = store();
    if (!place)
        return std::unexpected(place.error());
    DumpQuestion question{.executable = request.executable,
                          .automatic = request.automatic,
                          .force = request.force,
                          .consent = m_options.consent(request.key),
                          .estimateBytes = estimate,
                          .freeBytes = (*place)->freeBytes(),
                          .secondsSinceLast = {},
                          .settings = settings};
    {
        const std::lock_guard lock(m_mutex);
        if (const auto last = m_lastUs.find(request.key); last != m_lastUs.end())
            question.secondsSinceLast = (m_options.clockUs() - last->second) / 1'000'000;
    }
    return mayDump(question);
}

model::Result<DumpOutcome> DumpQueue::carryOut(Job& job) {
    const auto settings = m_options.settings();
    const auto estimate = estimateDump(job.request.key);
    if (!estimate)
        return std::unexpected(estimate.error());
    if (const auto allowed = judge(job.request, *estimate, settings); !allowed)
        return std::unexpected(allowed.error());
    const auto place = store();
    if (!place)
        return std::unexpected(place.error());
    const std::uint64_t room = (*place)->makeRoom(*estimate, bytesOf(settings.quotaMiB));
    auto file = (*place)->create(job.id, {room, bytesOf(settings.freeFloorMiB)});
    if (!file)
        return std::unexpected(file.error());
    const auto report =
        settings.command.empty()
            ? dumpOnOwnThread(job.request.key, *file, job.control)
            : dumpByCommand(commandFor(job, **place, settings, room), *file, job.control);
    if (!report)
        return std::unexpected(report.error());
    const std::lock_guard lock(m_mutex);
    if (m_lastUs.size() >= kMostRemembered)
        m_lastUs.clear();
    m_lastUs[job.request.key] = m_options.clockUs();
    return DumpOutcome{job.id, (*place)->path() + "/" + job.id + ".core.zst", file->bytes(),
                       *report};
}

/// What the command writes is compressed afterwards: both have to fit.
CommandDump DumpQueue::commandFor(const Job& job, const DumpStore& store,
                                  const model::ResourceSettings::Dump& settings,
                                  std::uint64_t room) {
    const std::uint64_t floor = bytesOf(settings.freeFloorMiB);
    const std::uint64_t free = store.freeBytes();
    CommandDump dump;
    dump.key = job.request.key;
    dump.workDirectory = store.workDirectory(job.id);
    dump.mostBytes = std::min(room, free > floor ? (free - floor) / 2 : 0);
    const auto row = DumpStore::parseId(job.id).value_or(model::DumpRow{});
    dump.command =
        fillCommand(settings.command, {{"%PID%", std::to_string(job.request.key.pid)},
                                       {"%USER%", std::to_string(job.request.uid)},
                                       {"%PROCESS%", row.name},
                                       {"%TIMESTAMP%", job.id.substr(0, job.id.find('-'))},
                                       {"%DUMP_DIR%", dump.workDirectory}});
    return dump;
}

model::DumpRow DumpQueue::rowOf(const Job& job) {
    model::DumpRow row = DumpStore::parseId(job.id).value_or(model::DumpRow{});
    row.running = true;
    row.percent = job.control.percent;
    return row;
}

std::vector<model::DumpRow> DumpQueue::list() const {
    const std::lock_guard lock(m_mutex);
    auto rows = m_store ? m_store->list() : std::vector<model::DumpRow>{};
    for (const JobPtr& job : m_jobs)
        rows.push_back(rowOf(*job));
    return rows;
}

model::Result<sources::FileDescriptor> DumpQueue::openForReading(const std::string& id) const {
    const std::lock_guard lock(m_mutex);
    if (!m_store)
        return model::unexpected(Code::Unavailable, "dumps", "there is no directory for them");
    return m_store->openForReading(id);
}

void DumpQueue::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const JobPtr& job : m_jobs)
            job->control.cancelled = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

}  // namespace enforcement
