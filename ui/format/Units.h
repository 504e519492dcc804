#pragma once

#include <QDateTime>
#include <QString>
#include <cstdint>

namespace ui {

/// Figures for people, in the locale in force. Units are binary (KiB) for memory and transfer.

QString sizeText(std::uint64_t kib);          // "512 KiB", "7.1 MiB", "15.6 GiB"
QString rateText(std::uint64_t bytesPerS);    // "0 B/s", "1.2 MiB/s"
QString percentText(double percent);          // "0 %", "4.2 %", "23 %"
QString durationText(std::int64_t seconds);   // "45 s", "12 min", "3 h 5 min", "2 d 4 h"
QString spanText(std::int64_t seconds);       // like durationText, but "60 s"
QString countdownText(std::int64_t seconds);  // "0:23", "12:05"; never below 0:00
QString countText(std::uint64_t count);       // "1,234"
/// "1 rule", "1,234 rules": `one` for exactly one, else `many` with its %1. Without a translation
/// file Qt leaves "%n … (s)" as it is.
QString countedText(std::uint64_t count, const QString& one, const QString& many);

/// Microseconds since the epoch in local time.
QDateTime localTime(std::int64_t us);
QString clockText(std::int64_t us);  // "14:03:22"
/// "17:00", "tomorrow 08:00", "Tuesday 08:00", "4 Mar 08:00": a time to come, in the locale's
/// own form.
QString untilText(std::int64_t us, const QDate& today);
QString dayText(const QDate& day,
                const QDate& today);    // "Today", "Yesterday", "Tuesday, 4 March 2025"
QString ageText(std::int64_t seconds);  // "just now", "5 min ago", "3 d ago"
QString momentText(std::int64_t us, const QDate& today);  // "14:03:22", "4 Mar 14:03:22"

}  // namespace ui
