#include "rules/resource/Pressure.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rules::resource {
namespace {

double amountOf(Shortage shortage, const ProcessUse& use) {
    switch (shortage) {
        case Shortage::Processor:
            return use[Metric::Cpu].value_or(0);
        case Shortage::Memory:
            return static_cast<double>(use.residentKiB);
        case Shortage::Storage:
            return static_cast<double>(use.ioBytesPerS);
    }
    return 0;
}

std::string amountText(Shortage shortage, double amount) {
    const auto whole = [](double value) { return std::to_string(std::llround(value)); };
    switch (shortage) {
        case Shortage::Processor:
            return whole(amount) + " % of a core";
        case Shortage::Memory:
            return whole(amount / 1024) + " MiB of memory";
        case Shortage::Storage:
            return whole(amount / 1024) + " KiB a second to and from storage";
    }
    return {};
}

double percent(std::optional<std::uint64_t> before, std::uint64_t now, double elapsedUs) {
    if (!before || now <= *before || elapsedUs <= 0)
        return 0;
    return std::min(100.0, 100.0 * static_cast<double>(now - *before) / elapsedUs);
}

}  // namespace

std::string_view nameOf(Shortage shortage) {
    constexpr std::array<std::string_view, kShortages> kNames{"processor time", "memory",
                                                              "storage"};
    return kNames[static_cast<std::size_t>(shortage)];
}

std::vector<PressureAnomaly> PressureWatch::take(const PressureTotals& totals, std::uint64_t nowNs,
                                                 double limitPercent, const TrendShape& shape) {
    std::vector<PressureAnomaly> found;
    const bool first = m_beforeNs == 0;
    const double elapsedUs = static_cast<double>(nowNs - std::min(m_beforeNs, nowNs)) / 1000;
    m_nearness = 0;
    for (const Shortage shortage : kAllShortages) {
        const auto i = static_cast<std::size_t>(shortage);
        if (first || !totals[i])
            continue;
        const double value = percent(m_before[i], *totals[i], elapsedUs);
        m_nearness = std::max(m_nearness, value / limitPercent);
        Trend& trend = m_trends[i];
        if (trend.add(value, limitPercent, shape) == Trend::Step::Begins)
            found.push_back({shortage, limitPercent, shape, trend.above(), value, trend.average(),
                             trend.maximum()});
    }
    m_before = totals;
    m_beforeNs = nowNs;
    return found;
}

std::optional<Culprit> culpritOf(Shortage shortage, std::span<const ProcessUse> uses) {
    std::map<std::pair<std::uint32_t, std::string_view>, Culprit> programs;
    double all = 0;
    for (const ProcessUse& use : uses) {
        const double amount = amountOf(shortage, use);
        if (amount <= 0)
            continue;
        all += amount;
        Culprit& program = programs[{use.uid, use.name}];
        if (program.processes == 0 || amount > amountOf(shortage, program.worst))
            program.worst = use;
        ++program.processes;
        program.amount += amount;
    }
    const auto most = std::ranges::max_element(
        programs, {}, [](const auto& entry) { return entry.second.amount; });
    if (most == programs.end())
        return std::nullopt;
    Culprit culprit = std::move(most->second);
    culprit.rest = all - culprit.amount;
    culprit.text = (culprit.processes > 1 ? std::to_string(culprit.processes) + " x " : "") +
                   culprit.worst.name + (culprit.processes > 1 ? ", together " : ", ") +
                   amountText(shortage, culprit.amount);
    return culprit;
}

}  // namespace rules::resource
