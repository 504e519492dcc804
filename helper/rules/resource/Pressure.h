#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/resource/ProcessUse.h"
#include "rules/resource/Trend.h"

namespace rules::resource {

/// What the machine can be short of (PSI, Linux 4.20).
enum class Shortage : std::uint8_t { Processor, Memory, Storage };

inline constexpr std::size_t kShortages = 3;
inline constexpr std::array<Shortage, kShortages> kAllShortages{
    Shortage::Processor, Shortage::Memory, Shortage::Storage};

std::string_view nameOf(Shortage shortage);  // "processor time", "memory", "storage"

/// Since boot, in microseconds: the time in which at least one task waited. Nothing: not told.
using PressureTotals = std::array<std::optional<std::uint64_t>, kShortages>;

struct PressureAnomaly {
    Shortage shortage = Shortage::Processor;
    double limit = 0;
    TrendShape shape;
    std::size_t above = 0;
    double now = 0, average = 0, maximum = 0;
};

/// The share of time in which somebody waited, held against the limit like any other metric. Pure.
class PressureWatch {
  public:
    std::vector<PressureAnomaly> take(const PressureTotals& totals, std::uint64_t nowNs,
                                      double limitPercent, const TrendShape& shape);

    /// At the last sample, 1 = at the limit.
    double nearness() const { return m_nearness; }

  private:
    std::array<Trend, kShortages> m_trends;
    PressureTotals m_before;
    std::uint64_t m_beforeNs = 0;
    double m_nearness = 0;
};

/// Who takes most of what is short: a program with all its processes of one user.
struct Culprit {
    ProcessUse worst;           // of its processes
    std::size_t processes = 0;  // that have this name and user
    double amount = 0;          // of all of them
    double rest = 0;            // of everybody else together
    std::string text;           // "3 x cc1plus, together 285 % of a core"
};

/// Nothing where nobody uses any.
std::optional<Culprit> culpritOf(Shortage shortage, std::span<const ProcessUse> uses);

}  // namespace rules::resource
