#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Health.h"
#include "model/ResourceSettings.h"
#include "monitors/ConnectionCounter.h"
#include "rules/resource/AnomalyBook.h"
#include "rules/resource/UseMeter.h"
#include "sources/ebpf/TaskIterator.h"

namespace monitors {

/// What every process uses now: one pass over all tasks by BPF, through /proc where that is not to
/// be had. Descriptors, connections and the fair share of memory are read only of who can be above
/// the limit. One thread.
class ResourceSampler {
  public:
    using Watched = rules::resource::AnomalyBook::Watched;

    enum class Means { Best, ProcfsOnly };

    explicit ResourceSampler(Means means = Means::Best);

    /// Rates are since the call before: the first sample has none.
    std::vector<rules::resource::ProcessUse> sample(const model::ResourceSettings& settings,
                                                    const Watched& watched);

    const rules::resource::Machine& machine() const { return m_machine; }
    /// Ok: by BPF; Fallback: through /proc, and why.
    const model::SourceHealth& health() const { return m_health; }
    void forget() { m_meter.forget(); }

  private:
    using Uses = std::vector<rules::resource::ProcessUse>;

    std::vector<model::TaskUse> readTasks();
    void addDescriptors(Uses& uses, double limit) const;
    void addConnections(Uses& uses, double limit);
    void addFairMemory(Uses& uses, double limit) const;

    std::optional<sources::TaskIterator> m_iterator;
    rules::resource::UseMeter m_meter;
    ConnectionCounter m_connections;
    rules::resource::Machine m_machine;
    model::SourceHealth m_health;
};

}  // namespace monitors
