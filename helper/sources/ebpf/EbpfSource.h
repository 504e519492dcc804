#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "model/Error.h"
#include "sources/EventSource.h"
#include "sources/KernelPolicySink.h"

struct Sensor;       // the generated skeleton
struct ring_buffer;  // libbpf

namespace sources {

/// exec, fork, exit, TCP state and SIGCONT from tp_btf programs (kernel 5.8+, BTF, CAP_BPF +
/// CAP_PERFMON). Programs are probed one by one by loading them; one that is refused is Off in
/// health(), the rest works. Without exec there is no source: create() says why.
class EbpfSource final : public EventSource, public KernelPolicySink {
  public:
    /// scopeCgroup: path of a cgroup2 directory whose members count, empty = every process of this
    /// pid namespace and below.
    static model::Result<std::unique_ptr<EbpfSource>> create(const std::string& scopeCgroup);
    ~EbpfSource() override;

    std::string_view name() const override { return "ebpf"; }
    int descriptor() const override { return m_poll; }
    void drain(const Handler& handler) override;
    std::vector<model::SourceHealth> health() const override { return m_health; }
    model::EventCounts losses() const override;

    void setStopping(bool stop) override;
    void watchSuspended(const std::vector<model::ProcessKey>& suspended) override;

  private:
    EbpfSource() = default;

    static int onRecord(void* self, void* data, std::size_t size);
    bool readyToConsume();
    void armTimer();
    void consume();

    Sensor* m_sensor = nullptr;
    ring_buffer* m_ring = nullptr;
    int m_poll = -1;   // epoll over the ring and the timer
    int m_timer = -1;  // one-shot: routine events wait for it together (kernel-facts 0.5)
    bool m_timerArmed = false;
    std::uint64_t m_urgentSeen = 0;
    std::uint64_t m_consumed = 0;
    const Handler* m_handler = nullptr;  // during drain() only
    std::vector<model::SourceHealth> m_health;
    std::mutex m_suspendedMutex;
    std::vector<model::ProcessKey> m_suspended;
};

}  // namespace sources
