#include "monitors/Intake.h"

#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "model/Clock.h"

namespace monitors {
namespace {

constexpr std::uint64_t kRepairPauseNs = 10'000'000'000;

void signalEvent(const sources::FileDescriptor& event) {
    const std::uint64_t one = 1;
    (void)!write(event.get(), &one, sizeof(one));
}

void clearEvent(const sources::FileDescriptor& event) {
    std::uint64_t count = 0;
    (void)!read(event.get(), &count, sizeof(count));
}

sources::FileDescriptor newEvent() {
    return sources::FileDescriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
}

bool isLikely(const IntakeItem& item) {
    const auto* finding = std::get_if<model::Finding>(&item);
    return finding && finding->certainty == model::Certainty::Likely;
}

}  // namespace

IntakeQueue::IntakeQueue(std::size_t capacity) : m_capacity(capacity), m_wake(newEvent()) {}

void IntakeQueue::push(IntakeItem item) {
    {
        const std::lock_guard lock(m_mutex);
        // Likely findings give way at half the room, so that the others find some.
        const std::size_t room = isLikely(item) ? m_capacity / 2 : m_capacity;
        if (m_items.size() >= room) {
            ++m_dropped;
            return;
        }
        m_items.push_back(std::move(item));
    }
    signalEvent(m_wake);
}

std::vector<IntakeItem> IntakeQueue::take() {
    clearEvent(m_wake);
    const std::lock_guard lock(m_mutex);
    std::vector<IntakeItem> items(std::make_move_iterator(m_items.begin()),
                                  std::make_move_iterator(m_items.end()));
    m_items.clear();
    return items;
}

model::QueueHealth IntakeQueue::health() const {
    const std::lock_guard lock(m_mutex);
    return {
        .name = "intake", .length = m_items.size(), .capacity = m_capacity, .dropped = m_dropped};
}

Intake::Intake(Options options)
    : m_rules(options.rules),
      m_writers(options.writers),
      m_source(std::move(options.source)),
      m_monitor(std::move(options.owner), callbacks(std::move(options.stopNow))),
      m_wake(newEvent()) {}

Intake::~Intake() {
    stop();
}

ProcessMonitor::Callbacks Intake::callbacks(std::function<bool(const model::Finding&)> stopNow) {
    return {
        .shell = {.stopNow = std::move(stopNow),
                  .found = [this](model::Finding&& finding) { m_queue.push(std::move(finding)); },
                  .release = [this](const model::ProcessKey& key) { m_queue.push(key); }},
        .signal = [this](const model::SignalEvent& event) { m_queue.push(event); },
        .forRules =
            [this](DetectionItem&& item) {
                if (const auto* start = std::get_if<ProcessStart>(&item); start && m_writers)
                    m_writers->onStart(*start);
                if (const auto* exit = std::get_if<model::ExitEvent>(&item); exit && m_writers)
                    m_writers->onExit(*exit);
                m_rules.push(std::move(item));
            }};
}

void Intake::start() {
    m_monitor.takeSnapshot();
    m_thread = std::thread([this] { run(); });
}

void Intake::stop() {
    m_stopping.store(true, std::memory_order_release);
    signalEvent(m_wake);
    if (m_thread.joinable())
        m_thread.join();
}

void Intake::ping() {
    m_pinged.fetch_add(1, std::memory_order_acq_rel);
    signalEvent(m_wake);
}

void Intake::answerPing() {
    clearEvent(m_wake);
    m_answered.store(m_pinged.load(std::memory_order_acquire), std::memory_order_release);
}

std::string Intake::degraded() const {
    const int error = m_realTimeError.load(std::memory_order_relaxed);
    return error == 0 ? std::string()
                      : std::string("the intake thread does not run in real time: ") +
                            std::strerror(error);
}

void Intake::run() {
    pthread_setname_np(pthread_self(), "intake");
    const sched_param priority{.sched_priority = 1};
    m_realTimeError.store(pthread_setschedparam(pthread_self(), SCHED_RR, &priority),
                          std::memory_order_relaxed);
    while (!m_stopping.load(std::memory_order_acquire)) {
        waitForWork();
        m_source->drain([this](model::Event&& event) {
            remember(event);
            m_monitor.handle(std::move(event));
        });
        m_monitor.tick(model::bootTimeNs());
        repairAfterLosses(model::bootTimeNs());
        m_rules.wake();
    }
}

// Otherwise the lost one's process would live on here for ever.
void Intake::repairAfterLosses(std::uint64_t nowNs) {
    const std::uint64_t lost = m_source->losses().exit;
    if (lost == m_lostExits || nowNs < m_repairedNs + kRepairPauseNs)
        return;
    m_monitor.lookForMissedExits(nowNs);
    m_lostExits = lost;
    m_repairedNs = nowNs;
}

void Intake::remember(const model::Event& event) {
    if (const auto* fork = std::get_if<model::ForkEvent>(&event); fork && m_writers)
        m_writers->onFork(*fork);
}

void Intake::waitForWork() {
    pollfd descriptors[2] = {{.fd = m_source->descriptor(), .events = POLLIN, .revents = 0},
                             {.fd = m_wake.get(), .events = POLLIN, .revents = 0}};
    timespec pause{};
    const auto due = m_monitor.nextDueNs();
    if (due) {
        const std::uint64_t now = model::bootTimeNs();
        const std::uint64_t left = *due > now ? *due - now : 0;
        pause = {.tv_sec = static_cast<time_t>(left / 1'000'000'000U),
                 .tv_nsec = static_cast<long>(left % 1'000'000'000U)};
    }
    if (ppoll(descriptors, 2, due ? &pause : nullptr, nullptr) > 0 &&
        (descriptors[1].revents & POLLIN) != 0)
        answerPing();
}

}  // namespace monitors
