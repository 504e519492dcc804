#pragma once

#include <cstdint>
#include <vector>

#include "model/ProcessKey.h"

namespace sources {

/// Where the Responder's policy goes that the kernel side must know to act without asking. The eBPF
/// source implements it; the fallbacks have no kernel side (NullPolicySink). Thread-safe.
class KernelPolicySink {
  public:
    virtual ~KernelPolicySink() = default;

    /// true: certain shapes are stopped in the kernel (ask, enforce); false: they are only reported
    /// (observe).
    virtual void setStopping(bool stop) = 0;

    /// Processes the helper suspended: a SIGCONT for one of them from anybody else is reported as
    /// model::SignalEvent.
    virtual void watchSuspended(const std::vector<model::ProcessKey>& suspended) = 0;
};

class NullPolicySink final : public KernelPolicySink {
  public:
    void setStopping(bool) override {}
    void watchSuspended(const std::vector<model::ProcessKey>&) override {}
};

}  // namespace sources
