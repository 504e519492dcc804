#include "rules/resource/UseMeter.h"

#include <algorithm>
#include <cmath>

namespace rules::resource {
namespace {

constexpr std::int32_t kInit = 1;

double perSecond(std::uint64_t before, std::uint64_t now, double elapsedS) {
    return now > before ? static_cast<double>(now - before) / elapsedS : 0;
}

ProcessUse begin(const model::TaskUse& task, const Machine& machine) {
    ProcessUse use;
    use.key = task.key;
    use.parentPid = task.parentPid;
    use.uid = task.uid;
    use.image = task.image;
    use.name = task.name;
    use.residentKiB = task.residentKiB;
    use.descriptorRoom = task.descriptorRoom;
    if (machine.memoryKiB > 0)
        use.set(Metric::Memory, 100.0 * static_cast<double>(task.residentKiB) /
                                    static_cast<double>(machine.memoryKiB));
    use.set(Metric::Threads, task.threads);
    return use;
}

}  // namespace

void UseMeter::forget() {
    m_before.clear();
    m_beforeNs = 0;
}

/// A thread that ends while the tasks are walked is missed once and counted the next time: what a
/// process has used never shrinks.
void UseMeter::rate(ProcessUse& use, const model::TaskUse& task, double elapsedS,
                    const Machine& machine) {
    Counters& before = m_before[task.key];
    Counters now{std::max(task.cpuNs, before.cpuNs), std::max(task.ioBytes, before.ioBytes),
                 std::max(task.ioOperations, before.ioOperations), m_pass};
    if (before.pass != 0 && elapsedS > 0) {
        const double all = 100.0 * static_cast<double>(std::max<std::size_t>(1, machine.cores));
        use.set(Metric::Cpu,
                std::min(all, perSecond(before.cpuNs, now.cpuNs, elapsedS) / 1e9 * 100));
        use.set(Metric::Io, perSecond(before.ioOperations, now.ioOperations, elapsedS));
        use.ioBytesPerS = static_cast<std::uint64_t>(
            std::llround(perSecond(before.ioBytes, now.ioBytes, elapsedS)));
    }
    before = now;
}

std::vector<ProcessUse> UseMeter::measure(std::span<const model::TaskUse> tasks,
                                          std::uint64_t nowNs, const Machine& machine) {
    const double elapsedS =
        m_beforeNs == 0 || nowNs <= m_beforeNs ? 0 : static_cast<double>(nowNs - m_beforeNs) / 1e9;
    m_beforeNs = nowNs;
    ++m_pass;
    std::unordered_map<std::int32_t, std::uint32_t> children;
    std::vector<ProcessUse> uses;
    uses.reserve(tasks.size());
    for (const model::TaskUse& task : tasks) {
        uses.push_back(begin(task, machine));
        rate(uses.back(), task, elapsedS, machine);
        ++children[task.parentPid];
    }
    for (ProcessUse& use : uses)  // everybody's orphans are init's
        if (const auto count = children.find(use.key.pid); use.key.pid != kInit)
            use.set(Metric::Children, count == children.end() ? 0 : count->second);
    std::erase_if(m_before, [&](const auto& entry) { return entry.second.pass != m_pass; });
    return uses;
}

}  // namespace rules::resource
