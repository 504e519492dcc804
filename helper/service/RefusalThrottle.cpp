#include "service/RefusalThrottle.h"

#include <utility>

namespace service {

std::optional<std::uint64_t> RefusalThrottle::pass(std::uint32_t uid, std::int64_t nowMs) {
    Minute& minute = m_minutes.try_emplace(uid, Minute{.startMs = nowMs}).first->second;
    if (nowMs - minute.startMs >= kMinuteMs)
        minute = {.startMs = nowMs, .leftOut = minute.leftOut};
    if (minute.written >= kPerMinute) {
        ++minute.leftOut;
        return std::nullopt;
    }
    ++minute.written;
    return std::exchange(minute.leftOut, 0);
}

}  // namespace service
