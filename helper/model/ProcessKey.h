#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace model {

/// Identity of a process: a pid is recycled, a pid with its start time is not.
/// startTimeTicks is field 22 of /proc/PID/stat (proc(5)): ticks of 10 ms (USER_HZ 100) since boot.
/// pid is as seen in the helper's own pid namespace.
struct ProcessKey {
    std::int32_t pid = 0;
    std::uint64_t startTimeTicks = 0;

    auto operator<=>(const ProcessKey&) const = default;
    explicit operator bool() const { return pid > 0; }
};

inline constexpr std::uint64_t kNanosecondsPerTick = 10'000'000;

}  // namespace model

template <>
struct std::hash<model::ProcessKey> {
    std::size_t operator()(const model::ProcessKey& key) const noexcept {
        return std::hash<std::uint64_t>{}(key.startTimeTicks * 0x9E3779B97F4A7C15ULL ^
                                          static_cast<std::uint64_t>(key.pid));
    }
};
