#include "monitors/ResourceSampler.h"

#include <time.h>
#include <unistd.h>

#include <algorithm>

#include "model/Clock.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessUsage.h"
#include "sources/procfs/TaskReader.h"

namespace monitors {
namespace {

using rules::resource::Metric;
using rules::resource::ProcessUse;

constexpr double kNear = 0.9;  // of the limit: worth the walk over its page table

rules::resource::Machine thisMachine() {
    const auto pages = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES)));
    const auto pageKiB = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024;
    return {pages * pageKiB,
            static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)))};
}

}  // namespace

ResourceSampler::ResourceSampler(Means means) : m_machine(thisMachine()) {
    m_health.name = "resources";
    m_health.state = model::SourceHealth::State::Fallback;
    m_health.why = "read from /proc, as was asked for";
    if (means == Means::ProcfsOnly)
        return;
    auto iterator = sources::TaskIterator::create();
    if (iterator) {
        m_iterator = std::move(*iterator);
        m_health = {"resources", model::SourceHealth::State::Ok, {}};
    } else {
        m_health.why =
            "read from /proc, which costs thirty times more: " + model::toString(iterator.error());
    }
}

std::vector<model::TaskUse> ResourceSampler::readTasks() {
    if (m_iterator)
        if (auto tasks = m_iterator->read())
            return std::move(*tasks);
    return sources::readTasks();
}

// Nobody has more open files than its table has room for; where there is room, they are counted.
void ResourceSampler::addDescriptors(Uses& uses, double limit) const {
    for (ProcessUse& use : uses)
        if (use.descriptorRoom > limit)
            if (const auto directory = sources::ProcDirectory::open(use.key.pid))
                use.set(Metric::Descriptors, sources::countDescriptors(*directory));
}

void ResourceSampler::addConnections(Uses& uses, double limit) {
    std::vector<model::ProcessRow> rows;
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const auto descriptors = uses[i][Metric::Descriptors].value_or(uses[i].descriptorRoom);
        if (descriptors <= limit)
            continue;
        owners.push_back(i);
        rows.emplace_back();
        rows.back().key = uses[i].key;
        const auto directory = sources::ProcDirectory::open(uses[i].key.pid);
        rows.back().descriptors = directory ? sources::countDescriptors(*directory) : 0;
    }
    if (std::ranges::none_of(rows, [&](const auto& row) { return row.descriptors > limit; }))
        return;
    m_connections.apply(rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
        uses[owners[i]].set(Metric::Connections, rows[i].connections);
}

void ResourceSampler::addFairMemory(Uses& uses, double limit) const {
    if (m_machine.memoryKiB == 0)
        return;
    for (ProcessUse& use : uses) {
        if (use[Metric::Memory].value_or(0) < limit * kNear)
            continue;
        const auto directory = sources::ProcDirectory::open(use.key.pid);
        if (!directory)
            continue;
        if (const auto fairKiB = sources::readProportionalKiB(*directory))
            use.set(Metric::Memory, 100.0 * static_cast<double>(*fairKiB) /
                                        static_cast<double>(m_machine.memoryKiB));
    }
}

ResourceSampler::Uses ResourceSampler::sample(const model::ResourceSettings& settings,
                                              const Watched& watched) {
    auto uses = m_meter.measure(readTasks(), model::clockNs(CLOCK_MONOTONIC), m_machine);
    const auto limit = [&](Metric metric) { return rules::resource::limitOf(settings, metric); };
    const auto wants = [&](Metric metric) { return watched[rules::resource::indexOf(metric)]; };
    if (wants(Metric::Descriptors))
        addDescriptors(uses, limit(Metric::Descriptors));
    if (wants(Metric::Connections))
        addConnections(uses, limit(Metric::Connections));
    if (wants(Metric::Memory))
        addFairMemory(uses, limit(Metric::Memory));
    return uses;
}

}  // namespace monitors
