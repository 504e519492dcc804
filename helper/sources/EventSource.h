#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "model/Event.h"
#include "model/Health.h"

namespace sources {

/// One way to learn of processes and sockets as they come and go: eBPF, the proc connector, or
/// /proc polling. Used by the intake thread alone, except losses() and health(), which any thread
/// may call.
class EventSource {
  public:
    using Handler = std::function<void(model::Event&&)>;

    virtual ~EventSource() = default;

    virtual std::string_view name() const = 0;  // ebpf connector procfs

    /// Readable when drain() has work. The descriptor belongs to the source.
    virtual int descriptor() const = 0;

    /// Hands every waiting event to the handler, oldest first; returns at once when there is none.
    virtual void drain(const Handler& handler) = 0;

    /// One row per kind of event: delivered, through a fallback (why), or not at all (why).
    virtual std::vector<model::SourceHealth> health() const = 0;

    /// Events the kernel dropped or that cannot be seen by this source, as exactly as it knows.
    virtual model::EventCounts losses() const = 0;
};

}  // namespace sources
