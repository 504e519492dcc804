#include "monitors/IntegrityMonitor.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "model/Clock.h"
#include "model/Timestamp.h"

namespace monitors {
namespace {

using model::bootTimeNs;
using sources::FileEvent;

constexpr std::uint64_t kMsNs = 1'000'000;
// Events are taken in bunches: writes to one file merge, and a busy disk elsewhere wakes us ten
// times a second at most. A protected file is told of within a quarter of a second all the same.
constexpr std::uint64_t kBusyPauseNs = 15 * kMsNs;
constexpr std::uint64_t kNoisePauseNs = 100 * kMsNs;
constexpr std::uint64_t kWriterKnownAfterNs = 120 * kMsNs;
constexpr std::size_t kMostAtOnce = 512;
constexpr std::size_t kMostPending = 200'000;
constexpr std::size_t kMany = 5'000;
constexpr int kNice = -5;  // an alert does not wait behind a compiler
constexpr auto kRelaxed = std::memory_order_relaxed;

}  // namespace

IntegrityMonitor::IntegrityMonitor(Options options)
    : m_options(std::move(options)),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_writers(m_options.writers),
      m_judge(m_options.baseline, m_inspector,
              {.found = m_options.found,
               .written = m_options.written,
               .appeared = [this](const std::string& folder) { m_appeared.push_back(folder); },
               .nowUs = model::realtimeUs,
               .lostTree = [this] { m_lostTree = true; }}),
      m_sweeper(m_options.baseline, [this] { post({}); }),
      m_packages({.owner = m_options.owner,
                  .refreshPackages = m_options.refreshPackages,
                  .wake = [this] { post({}); }}),
      m_paths(std::make_shared<rules::ProtectedPaths>()) {}

IntegrityMonitor::~IntegrityMonitor() {
    stop();
}

void IntegrityMonitor::start(model::IntegritySettings settings) {
    post([this, settings = std::move(settings)] { use(settings); });
    m_thread = std::thread([this] { run(); });
}

void IntegrityMonitor::stop() {
    m_stopping.store(true);
    m_cancelled.store(true);
    m_sweeper.cancel();
    post({});
    if (m_thread.joinable())
        m_thread.join();
}

void IntegrityMonitor::post(Command command) {
    {
        const std::lock_guard lock(m_commandsMutex);
        if (command)
            m_commands.push_back(std::move(command));
    }
    const std::uint64_t one = 1;
    (void)!::write(m_wake.get(), &one, sizeof(one));
}

void IntegrityMonitor::apply(model::IntegritySettings settings) {
    post([this, settings = std::move(settings)] {
        if (settings != m_settings)
            use(settings);
    });
}

void IntegrityMonitor::verify(bool hashAll) {
    post([this, hashAll] { planVerify(hashAll, true); });
}

void IntegrityMonitor::cancel() {
    post([this] {
        m_orders.clear();
        m_sweeper.cancel();
    });
}

model::Result<void> IntegrityMonitor::accept(const std::string& path, const std::string& sha256) {
    auto promise = std::make_shared<std::promise<model::Result<void>>>();
    auto answer = promise->get_future();
    post([this, path, sha256, promise] { promise->set_value(acceptNow(path, sha256)); });
    if (answer.wait_for(std::chrono::seconds(10)) != std::future_status::ready)
        return model::unexpected(model::Error::Code::Unavailable, path, "too busy; try again");
    return answer.get();
}

model::Result<std::uint64_t> IntegrityMonitor::acceptBelow(const std::string& folder) {
    auto promise = std::make_shared<std::promise<std::uint64_t>>();
    auto answer = promise->get_future();
    post([this, folder, promise] { promise->set_value(acceptAllBelow(folder)); });
    if (answer.wait_for(std::chrono::seconds(20)) != std::future_status::ready)
        return model::unexpected(model::Error::Code::Unavailable, folder, "too busy; try again");
    return answer.get();
}

std::vector<model::FileDrift> IntegrityMonitor::changes(const std::string& after,
                                                        std::uint32_t limit) {
    // What was told a moment ago is written first, so that the list has it.
    auto promise = std::make_shared<std::promise<void>>();
    auto written = promise->get_future();
    post([this, promise] {
        writeBaseline(true);
        promise->set_value();
    });
    written.wait_for(std::chrono::seconds(5));
    return m_options.baseline.drifts(after, limit);
}

model::IntegrityStatus IntegrityMonitor::status() const {
    const std::lock_guard lock(m_statusMutex);
    model::IntegrityStatus status = m_status;
    status.doneFiles = m_sweeper.progress().files.load(kRelaxed);
    status.leftOut = m_sweeper.progress().leftOut.load(kRelaxed);
    status.unreadable = m_sweeper.progress().unreadable.load(kRelaxed);
    return status;
}

model::SourceHealth IntegrityMonitor::source() const {
    const std::lock_guard lock(m_statusMutex);
    return m_source;
}

// --- the thread ---

void IntegrityMonitor::run() {
    pthread_setname_np(pthread_self(), "files");
    ::setpriority(PRIO_PROCESS, 0, kNice);
    m_watch = std::make_unique<sources::FileWatch>(
        [this](const std::string& folder) { return m_paths->isWatchedFolder(folder); });
    while (!m_stopping.load()) {
        runCommands();
        takeSwept();
        endSweep();
        startSweep();
        lookAtDue();
        m_packages.tick(bootTimeNs());
        takePackages();
        writeBaseline(false);
        if (std::exchange(m_lostTree, false))
            publish();
        giveBackAfterMany();
        waitForWork();
    }
    (void)m_judge.write();
}

std::uint64_t IntegrityMonitor::nextDueNs() const {
    std::uint64_t due = m_verifyDueNs == 0 ? UINT64_MAX : m_verifyDueNs;
    due = std::min(due, m_packages.dueNs().value_or(UINT64_MAX));
    due = std::min(due, m_pending.dueNs().value_or(UINT64_MAX));
    return std::min(due, m_judge.writeDueNs().value_or(UINT64_MAX));
}

void IntegrityMonitor::waitForWork() {
    const std::uint64_t now = bootTimeNs();
    const bool isResting = m_watchNotBeforeNs > now;
    const std::uint64_t due = isResting ? std::min(nextDueNs(), m_watchNotBeforeNs) : nextDueNs();
    pollfd descriptors[2] = {{.fd = m_wake.get(), .events = POLLIN, .revents = 0},
                             {.fd = m_watch->descriptor(), .events = POLLIN, .revents = 0}};
    const std::uint64_t left = due > now ? due - now : 0;
    const timespec pause{.tv_sec = static_cast<time_t>(left / 1'000'000'000U),
                         .tv_nsec = static_cast<long>(left % 1'000'000'000U)};
    ::ppoll(descriptors, isResting ? 1 : 2, due == UINT64_MAX ? nullptr : &pause, nullptr);
    std::uint64_t count = 0;
    if ((descriptors[0].revents & POLLIN) != 0)
        (void)!::read(m_wake.get(), &count, sizeof(count));
    if (!isResting && (descriptors[1].revents & POLLIN) != 0)
        drainWatch();
}

void IntegrityMonitor::runCommands() {
    std::vector<Command> commands;
    {
        const std::lock_guard lock(m_commandsMutex);
        commands.swap(m_commands);
    }
    for (const Command& command : commands)
        command();
}

// --- live ---

void IntegrityMonitor::drainWatch() {
    const std::uint64_t before = m_events.load(kRelaxed);
    m_watch->drain([this](FileEvent&& event) { onEvent(std::move(event)); });
    const bool wasOurs = m_events.load(kRelaxed) != before;
    m_watchNotBeforeNs = bootTimeNs() + (wasOurs ? kBusyPauseNs : kNoisePauseNs);
}

void IntegrityMonitor::onEvent(FileEvent&& event) {
    if (event.what == FileEvent::Overflow) {
        m_lost.fetch_add(1, kRelaxed);
        return planVerify(false, true);
    }
    if (m_pending.size() >= kMostPending) {  // a sweep finds them, without who it was
        m_lost.fetch_add(1, kRelaxed);
        if (m_orders.empty())
            planVerify(false, true);
        return;
    }
    const bool here = m_paths->contains(event.path);
    const bool there = !event.newPath.empty() && m_paths->contains(event.newPath);
    if (!here && !there)
        return;
    m_events.fetch_add(1, kRelaxed);
    const auto actor = m_writers.of(event);
    if (here && there)
        return m_pending.addMove(event.path, event.newPath, event.what, event.readNs, actor);
    const unsigned kMoved = FileEvent::MovedAway | FileEvent::MovedHere;
    if (there)
        m_pending.add(event.newPath, (event.what & ~kMoved) | FileEvent::MovedHere, event.readNs,
                      actor);
    else
        m_pending.add(event.path, event.what, event.readNs, actor);
}

void IntegrityMonitor::lookAtDue() {
    for (auto& pending : m_pending.takeDue(bootTimeNs(), kMostAtOnce)) {
        if (isWriterStillUnknown(pending))
            continue;
        look(std::move(pending));
    }
}

/// What a hundred thousand files at once needed.
void IntegrityMonitor::giveBackAfterMany() {
    m_hadMany = m_hadMany || m_pending.size() > kMany;
    if (!m_hadMany || m_pending.size() != 0 || m_judge.writeDueNs())
        return;
    m_hadMany = false;
    if (m_options.baseline.release)
        m_options.baseline.release();
}

/// The event of its exec may still be on its way through the intake.
bool IntegrityMonitor::isWriterStillUnknown(PendingFiles::Pending& pending) {
    if (!pending.actor || !pending.actor->process.executable.empty())
        return false;
    pending.actor = m_writers.again(pending.actor->process.key.pid);
    const std::uint64_t now = bootTimeNs();
    if (!pending.actor->process.executable.empty() || now > pending.firstNs + kWriterKnownAfterNs)
        return false;
    m_pending.putOff(std::move(pending), now + PendingFiles::kSettleNs);
    return true;
}

void IntegrityMonitor::look(PendingFiles::Pending&& pending) {
    FileStory story{.path = pending.path, .actor = pending.actor};
    story.lookedNs = bootTimeNs();
    story.now = m_inspector.inspect(pending.path);
    if (m_stopping.load())
        return;  // half a look says nothing; the next start looks again
    const std::uint64_t took = bootTimeNs() - story.lookedNs;
    m_pending.cost(pending.path, story.lookedNs + took, took);
    story.movedFrom = std::move(pending.movedFrom);
    story.movedTo = std::move(pending.movedTo);
    story.seenNs = std::min(seenAt(story.now, pending.firstNs), pending.lastNs);
    const bool arrived = (pending.what & (FileEvent::Created | FileEvent::MovedHere)) != 0;
    const bool known = static_cast<bool>(m_judge.lastKnown(story.path));
    // A file that was made only to be moved into place is told of there.
    story.cameAndWent = !known && !story.now && arrived && story.movedTo.empty();
    if (isPackageWork(story)) {
        if (known || story.now)
            m_packages.hold(std::move(story), bootTimeNs());
        return;
    }
    // A baseline that is still being built takes what it did not see begin.
    if (!known && story.now && !arrived && m_sweeper.isRunning() && m_sweeper.isBuilding())
        return;
    m_judge.judge(std::move(story));
}

void IntegrityMonitor::writeBaseline(bool now) {
    const auto due = m_judge.writeDueNs();
    if (!due || (!now && *due > bootTimeNs()))
        return;
    const auto written = m_judge.write();
    const std::string failure = written ? std::string() : toString(written.error());
    if (std::exchange(m_failure, failure) != failure || written)
        publish();
}

// --- a person's word ---

model::Result<void> IntegrityMonitor::acceptNow(const std::string& path,
                                                const std::string& sha256) {
    using Code = model::Error::Code;
    const auto drift = m_judge.drift(path);
    if (!drift)
        return model::unexpected(Code::InvalidArgument, path, "is as it was accepted");
    const model::FileState now = m_inspector.inspect(path);
    if (hashText(now) != sha256)
        return model::unexpected(Code::InvalidArgument, path, "is not what was shown any more");
    m_judge.accept(path, now);
    writeBaseline(true);
    return {};
}

std::uint64_t IntegrityMonitor::acceptAllBelow(const std::string& folder) {
    writeBaseline(true);
    const std::string below = folder == "/" ? "/" : folder + "/";
    std::uint64_t count = 0;
    std::string after;
    for (;;) {
        const auto page = m_options.baseline.drifts(after, 1000);
        for (const model::FileDrift& drift : page)
            if (drift.path == folder || drift.path.starts_with(below)) {
                m_judge.settle(drift.path);
                ++count;
            }
        if (page.size() < 1000)
            break;
        after = page.back().path;
    }
    writeBaseline(true);
    return count;
}

}  // namespace monitors
