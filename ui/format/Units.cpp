#include "ui/format/Units.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

/// Gives lupdate its context: a free function has none.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::Units)
};

/// One digit after the point below ten, none for whole numbers.
QString numberText(double value, int digits) {
    return QLocale().toString(value, 'f', digits);
}

/// value is in the first unit; 1024 of one make the next.
QString scaled(double value, const char* const* units, int count) {
    int unit = 0;
    // 1023.6 would be shown as "1024".
    while (value >= 1023.5 && unit + 1 < count) {
        value /= 1024;
        ++unit;
    }
    const bool whole = unit == 0 || value >= 99.95;
    return numberText(value, whole ? 0 : 1) + QChar(0x00A0) + Words::tr(units[unit]);
}

}  // namespace

QString sizeText(std::uint64_t kib) {
    static constexpr std::array units{
        QT_TRANSLATE_NOOP("ui::Units", "KiB"), QT_TRANSLATE_NOOP("ui::Units", "MiB"),
        QT_TRANSLATE_NOOP("ui::Units", "GiB"), QT_TRANSLATE_NOOP("ui::Units", "TiB")};
    return scaled(static_cast<double>(kib), units.data(), static_cast<int>(units.size()));
}

QString rateText(std::uint64_t bytesPerS) {
    static constexpr std::array units{
        QT_TRANSLATE_NOOP("ui::Units", "B/s"), QT_TRANSLATE_NOOP("ui::Units", "KiB/s"),
        QT_TRANSLATE_NOOP("ui::Units", "MiB/s"), QT_TRANSLATE_NOOP("ui::Units", "GiB/s")};
    return scaled(static_cast<double>(bytesPerS), units.data(), static_cast<int>(units.size()));
}

QString percentText(double percent) {
    // Figures of the bus are data: "-nan %" helps nobody.
    const double sane = std::isfinite(percent) ? std::max(0.0, percent) : 0;
    const bool digit = sane >= 0.05 && sane < 9.95;
    return numberText(sane, digit ? 1 : 0) + QChar(0x00A0) + QLatin1Char('%');
}

QString durationText(std::int64_t seconds) {
    const qlonglong s = std::max<std::int64_t>(0, seconds);
    const auto pair = [](qlonglong big, const QString& bigUnit, qlonglong small,
                         const QString& smallUnit) {
        const QString head = QString::number(big) + QChar(0x00A0) + bigUnit;
        return small == 0
                   ? head
                   : head + QLatin1Char(' ') + QString::number(small) + QChar(0x00A0) + smallUnit;
    };
    if (s < 60)
        return pair(s, Words::tr("s"), 0, {});
    if (s < 3600)
        return pair(s / 60, Words::tr("min"), 0, {});
    if (s < 86400)
        return pair(s / 3600, Words::tr("h"), s % 3600 / 60, Words::tr("min"));
    return pair(s / 86400, Words::tr("d"), s % 86400 / 3600, Words::tr("h"));
}

QString spanText(std::int64_t seconds) {
    return seconds == 60 ? QStringLiteral("60") + QChar(0x00A0) + Words::tr("s")
                         : durationText(seconds);
}

QString ageText(std::int64_t seconds) {
    if (seconds < 5)
        return Words::tr("just now");
    // One unit is enough for an age.
    return Words::tr("%1 ago").arg(durationText(seconds).section(QLatin1Char(' '), 0, 0));
}

QString countdownText(std::int64_t seconds) {
    const qlonglong s = std::max<std::int64_t>(0, seconds);
    return QStringLiteral("%1:%2").arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
}

QString countText(std::uint64_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString countedText(std::uint64_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(countText(count));
}

QDateTime localTime(std::int64_t us) {
    return QDateTime::fromMSecsSinceEpoch(us / 1000);
}

QString clockText(std::int64_t us) {
    return localTime(us).time().toString(QStringLiteral("HH:mm:ss"));
}

QString dayText(const QDate& day, const QDate& today) {
    if (day == today)
        return Words::tr("Today");
    if (day.addDays(1) == today)
        return Words::tr("Yesterday");
    return QLocale().toString(day, Words::tr("dddd, d MMMM yyyy"));
}

QString untilText(std::int64_t us, const QDate& today) {
    const QDateTime at = localTime(us);
    // The C locale's short form has seconds.
    const QString form = QLocale().timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss"));
    const QString clock = QLocale().toString(at.time(), form);
    const qint64 days = today.daysTo(at.date());
    if (days == 0)
        return clock;
    if (days == 1)
        return Words::tr("tomorrow %1").arg(clock);
    const QString day = days > 1 && days < 7 ? QLocale().dayName(at.date().dayOfWeek())
                                             : QLocale().toString(at.date(), Words::tr("d MMM"));
    return day + QLatin1Char(' ') + clock;
}

QString momentText(std::int64_t us, const QDate& today) {
    const QDate day = localTime(us).date();
    if (day == today)
        return clockText(us);
    return QLocale().toString(day, Words::tr("d MMM")) + QLatin1Char(' ') + clockText(us);
}

}  // namespace ui
