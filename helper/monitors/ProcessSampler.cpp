#include "monitors/ProcessSampler.h"

#include <utility>

#include "model/Clock.h"
#include "model/Timestamp.h"

namespace monitors {
namespace {

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kSampleEveryUs =
    950'000;  // a client that asks each second is never too early
constexpr std::int64_t kForgetAfterUs = 60 * kSecondUs;

ProcessSampler::Options complete(ProcessSampler::Options options) {
    if (!options.packageOf)
        options.packageOf = [](const std::string&) { return std::string(); };
    if (!options.isSuspended)
        options.isSuspended = [](const model::ProcessKey&) { return false; };
    if (!options.nowUs)
        options.nowUs = model::realtimeUs;
    return options;
}

}  // namespace

ProcessSampler::ProcessSampler(Options options)
    : m_options(complete(std::move(options))),
      m_rows(static_cast<std::uint64_t>(m_options.nowUs())) {}

void ProcessSampler::sample(std::int64_t nowUs) {
    m_sampledAtUs = nowUs;
    m_machine = m_fineMeter.read(nowUs);
    auto rows =
        m_meter.read(model::bootTimeNs(), {m_machine.memoryTotalKiB, m_machine.corePercent.size()});
    m_connections.apply(rows);
    for (model::ProcessRow& row : rows) {
        row.package = row.executable.empty() ? "" : m_options.packageOf(row.executable);
        row.suspended = m_options.isSuspended(row.key);
    }
    m_rows.update(std::move(rows));
    const std::lock_guard remembering(m_remembering);
    m_history.addFine(m_machine);
}

model::ProcessChanges ProcessSampler::changes(std::uint64_t generation) {
    const std::lock_guard sampling(m_sampling);
    const std::int64_t now = m_options.nowUs();
    m_askedAtUs = now;
    // A clock that was set back must not stop the sampling until it is there again.
    if (m_sampledAtUs == 0 || now - m_sampledAtUs >= kSampleEveryUs || now < m_sampledAtUs)
        sample(now);
    model::ProcessChanges changes = m_rows.since(generation);
    changes.machine = m_machine;
    return changes;
}

void ProcessSampler::tick() {
    const std::lock_guard sampling(m_sampling);
    const std::int64_t now = m_options.nowUs();
    auto machine = m_coarseMeter.read(now);
    if (m_sampledAtUs != 0 && now - m_askedAtUs >= kForgetAfterUs) {
        m_meter.forget();
        m_connections.forget();
        m_rows.clear();
        m_sampledAtUs = 0;
    }
    const std::lock_guard remembering(m_remembering);
    m_history.addCoarse(std::move(machine));
}

std::vector<model::MachineSample> ProcessSampler::history(std::uint32_t seconds) const {
    const std::lock_guard remembering(m_remembering);
    return m_history.last(seconds, m_options.nowUs());
}

}  // namespace monitors
