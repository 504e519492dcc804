#include "sources/ebpf/EbpfSource.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>

#include "Sensor.skel.h"
#include "sources/ebpf/EventParser.h"
#include "sources/ebpf/SensorLoader.h"

namespace sources {
namespace {

constexpr long kGatherNs = 2'000'000;  // how long routine events wait to be read together

bool addTo(int poll, int descriptor, std::uint32_t events) {
    epoll_event event{.events = events, .data = {.fd = descriptor}};
    return epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

std::uint64_t load(const std::uint64_t& counter) {
    return __atomic_load_n(&counter, __ATOMIC_RELAXED);
}

}  // namespace

model::Result<std::unique_ptr<EbpfSource>> EbpfSource::create(const std::string& scopeCgroup) {
    auto loaded = loadSensor(scopeCgroup);
    if (!loaded)
        return std::unexpected(loaded.error());
    std::unique_ptr<EbpfSource> source(new EbpfSource);
    source->m_sensor = loaded->sensor;
    source->m_health = std::move(loaded->health);
    source->m_ring =
        ring_buffer__new(bpf_map__fd(loaded->sensor->maps.events), onRecord, source.get(), nullptr);
    source->m_timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    source->m_poll = epoll_create1(EPOLL_CLOEXEC);
    // Edge-triggered: routine events stay in the ring until the timer, and must not keep the intake
    // thread awake meanwhile.
    if (!source->m_ring ||
        !addTo(source->m_poll, ring_buffer__epoll_fd(source->m_ring), EPOLLIN | EPOLLET) ||
        !addTo(source->m_poll, source->m_timer, EPOLLIN))
        return model::unexpected(model::Error::Code::Unavailable, "eBPF ring buffer", "epoll",
                                 errno);
    return source;
}

EbpfSource::~EbpfSource() {
    ring_buffer__free(m_ring);
    Sensor__destroy(m_sensor);
    for (const int descriptor : {m_poll, m_timer})
        if (descriptor >= 0)
            close(descriptor);
}

void EbpfSource::drain(const Handler& handler) {
    if (!readyToConsume()) {
        armTimer();
        return;
    }
    m_handler = &handler;
    const std::uint64_t before = m_consumed;
    consume();
    m_handler = nullptr;
    // One more look after the last event: one that came while the ring was being emptied did not
    // wake us.
    if (m_consumed != before)
        armTimer();
}

bool EbpfSource::readyToConsume() {
    epoll_event events[2];
    const int count = epoll_wait(m_poll, events, 2, 0);
    bool timerFired = false;
    for (int i = 0; i < count; ++i)
        timerFired = timerFired || events[i].data.fd == m_timer;
    if (timerFired) {
        std::uint64_t expirations = 0;
        (void)!read(m_timer, &expirations, sizeof(expirations));
        m_timerArmed = false;
    }
    const std::uint64_t urgent = load(m_sensor->bss->urgent);
    const bool isUrgent = std::exchange(m_urgentSeen, urgent) != urgent;
    return timerFired || isUrgent;
}

void EbpfSource::armTimer() {
    if (m_timerArmed)
        return;
    const itimerspec once{.it_interval = {}, .it_value = {.tv_sec = 0, .tv_nsec = kGatherNs}};
    m_timerArmed = timerfd_settime(m_timer, 0, &once, nullptr) == 0;
}

void EbpfSource::consume() {
    ring_buffer__consume(m_ring);
}

int EbpfSource::onRecord(void* self, void* data, std::size_t size) {
    auto* source = static_cast<EbpfSource*>(self);
    ++source->m_consumed;
    if (auto event = parseSensorRecord({static_cast<const std::byte*>(data), size}))
        (*source->m_handler)(std::move(*event));
    return 0;
}

model::EventCounts EbpfSource::losses() const {
    const auto* counters = m_sensor->bss;
    return {.exec = load(counters->lost_exec),
            .exit = load(counters->lost_exit),
            .fork = load(counters->lost_fork),
            .connect = load(counters->lost_socket)};
}

void EbpfSource::setStopping(bool stop) {
    __atomic_store_n(&m_sensor->bss->stopping, stop ? 1U : 0U, __ATOMIC_RELEASE);
}

void EbpfSource::watchSuspended(const std::vector<model::ProcessKey>& suspended) {
    const std::lock_guard lock(m_suspendedMutex);
    const int map = bpf_map__fd(m_sensor->maps.suspended);
    for (const model::ProcessKey& key : m_suspended)
        if (std::ranges::find(suspended, key) == suspended.end())
            bpf_map_delete_elem(map, &key.pid);
    for (const model::ProcessKey& key : suspended)
        bpf_map_update_elem(map, &key.pid, &key.startTimeTicks, BPF_ANY);
    m_suspended = suspended;
}

}  // namespace sources
