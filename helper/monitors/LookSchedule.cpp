#include "monitors/LookSchedule.h"

#include <algorithm>

namespace monitors {
namespace {

constexpr std::uint64_t kNsPerMs = 1'000'000;

}  // namespace

void LookSchedule::add(const model::ProcessKey& key, std::uint64_t nowNs,
                       std::span<const std::uint32_t> delaysMs) {
    for (const std::uint32_t delay : delaysMs) {
        if (m_looks.size() >= m_capacity) {
            ++m_dropped;
            continue;
        }
        m_looks.push({nowNs + delay * kNsPerMs, key});
    }
}

std::optional<std::uint64_t> LookSchedule::nextNs() const {
    return m_looks.empty() ? std::nullopt : std::optional(m_looks.top().dueNs);
}

std::vector<Look> LookSchedule::take(std::uint64_t nowNs) {
    std::vector<Look> due;
    while (!m_looks.empty() && m_looks.top().dueNs <= nowNs) {
        if (std::ranges::find(due, m_looks.top().key, &Look::key) == due.end())
            due.push_back(m_looks.top());
        m_looks.pop();
    }
    return due;
}

}  // namespace monitors
