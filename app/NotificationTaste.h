#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace app {

/// Minutes of the day, local; from > to spans midnight, from == to means never.
struct QuietHours {
    int fromMinute = 0;
    int toMinute = 0;

    bool contains(int minuteOfDay) const {
        if (fromMinute <= toMinute)
            return minuteOfDay >= fromMinute && minuteOfDay < toMinute;
        return minuteOfDay >= fromMinute || minuteOfDay < toMinute;
    }
    bool operator==(const QuietHours&) const = default;
};

/// How much a person wants to be told; theirs, not the helper's (contract.md, "Configuration").
struct NotificationTaste {
    bool enabled = true;
    bool alertsBreakThrough = true;  // ALERT, ERROR and questions also in quiet hours
    QuietHours quietHours;
    std::map<std::string, std::int64_t> silencedUntilUs;  // by rule id

    bool operator==(const NotificationTaste&) const = default;
};

}  // namespace app
