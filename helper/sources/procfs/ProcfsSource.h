#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "sources/EventSource.h"
#include "sources/Timer.h"
#include "sources/procfs/ProcessWatch.h"
#include "sources/procfs/SocketWatch.h"

namespace sources {

/// The last resort: compares /proc with what it was `interval` ago. A process is new, has a new
/// image, or is gone; sockets are compared likewise. What begins and ends between two looks is
/// never seen, and nobody knows how much that is: health() says so.
class ProcfsSource final : public EventSource {
  public:
    struct Options {
        std::chrono::milliseconds interval{5000};
        std::string scope;  // cgroup2 path; empty or "/" = all
    };

    /// What runs now is known and makes no events. Errors: InvalidArgument (interval under 10 ms),
    /// Unavailable (/proc is not there).
    static model::Result<std::unique_ptr<ProcfsSource>> create(Options options);

    std::string_view name() const override { return "procfs"; }
    int descriptor() const override { return m_timer.descriptor(); }
    void drain(const Handler& handler) override;
    std::vector<model::SourceHealth> health() const override;
    model::EventCounts losses() const override { return {}; }

  private:
    ProcfsSource(const Options& options, Timer timer);

    Options m_options;
    Timer m_timer;
    ProcessWatch m_processes;
    SocketWatch m_sockets;
};

}  // namespace sources
