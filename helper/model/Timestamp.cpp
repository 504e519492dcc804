#include "model/Timestamp.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace model {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kFirstSecond = -62167219200;  // 0000-01-01
constexpr std::int64_t kLastSecond = 253402300799;   // 9999-12-31T23:59:59

// Takes fixed-width parts off the front of a timestamp; ok turns false at the first that is not
// there.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value * 10 + digit();
        return value;
    }
    void expect(char wanted) { ok = take() == wanted && ok; }
    bool next(char wanted) { return !m_text.empty() && m_text.front() == wanted; }
    bool nextIsDigit() { return !m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9'; }
    char take() {
        if (m_text.empty()) {
            ok = false;
            return '\0';
        }
        const char c = m_text.front();
        m_text.remove_prefix(1);
        return c;
    }
    bool atEnd() const { return m_text.empty(); }
    int digit() {
        if (!nextIsDigit()) {
            ok = false;
            return 0;
        }
        return take() - '0';
    }

    bool ok = true;

  private:
    std::string_view m_text;
};

std::int64_t takeDate(Cursor& in) {
    const int year = in.digits(4);
    in.expect('-');
    const auto month = static_cast<unsigned>(in.digits(2));
    in.expect('-');
    const auto day = static_cast<unsigned>(in.digits(2));
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    in.ok = in.ok && date.ok();
    return in.ok ? sys_days{date}.time_since_epoch().count() * kSecondsPerDay : 0;
}

std::int64_t takeTime(Cursor& in) {
    const int hours = in.digits(2);
    in.expect(':');
    const int minutes = in.digits(2);
    in.expect(':');
    const int seconds = in.digits(2);
    in.ok = in.ok && hours < 24 && minutes < 60 && seconds <= 60;  // 60: a leap second
    return hours * 3600 + minutes * 60 + seconds;
}

std::int64_t takeFraction(Cursor& in) {
    if (!in.next('.'))
        return 0;
    in.take();
    in.ok = in.ok && in.nextIsDigit();
    std::int64_t value = 0;
    int kept = 0;
    while (in.nextIsDigit()) {
        const int digit = in.digit();
        if (kept < 6) {
            value = value * 10 + digit;
            ++kept;
        }
    }
    for (; kept < 6; ++kept)
        value *= 10;
    return value;
}

std::int64_t takeOffset(Cursor& in) {
    const char sign = in.take();
    if (sign == 'Z' || sign == 'z')
        return 0;
    in.ok = in.ok && (sign == '+' || sign == '-');
    const int hours = in.digits(2);
    in.expect(':');
    const int minutes = in.digits(2);
    in.ok = in.ok && hours < 24 && minutes < 60;
    return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

}  // namespace

std::string toRfc3339(std::int64_t microseconds) {
    std::int64_t seconds = microseconds / kMicrosecondsPerSecond;
    std::int64_t fraction = microseconds % kMicrosecondsPerSecond;
    if (fraction < 0) {
        fraction += kMicrosecondsPerSecond;
        --seconds;
    }
    seconds = std::clamp(seconds, kFirstSecond, kLastSecond);
    const auto day =
        std::chrono::floor<days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
    const std::chrono::year_month_day date{day};
    const auto rest = static_cast<int>(seconds - day.time_since_epoch().count() * kSecondsPerDay);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), rest / 3600, rest / 60 % 60, rest % 60,
                  static_cast<int>(fraction));
    return text.data();
}

std::optional<std::int64_t> fromRfc3339(std::string_view text) {
    Cursor in(text);
    std::int64_t seconds = takeDate(in);
    const char separator = in.take();
    in.ok = in.ok && (separator == 'T' || separator == 't' || separator == ' ');
    seconds += takeTime(in);
    const std::int64_t fraction = takeFraction(in);
    seconds -= takeOffset(in);
    if (!in.ok || !in.atEnd())
        return std::nullopt;
    return seconds * kMicrosecondsPerSecond + fraction;
}

std::int64_t realtimeUs() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return static_cast<std::int64_t>(now.tv_sec) * kMicrosecondsPerSecond + now.tv_nsec / 1000;
}

}  // namespace model
