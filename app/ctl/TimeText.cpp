#include "app/ctl/TimeText.h"

#include <QDateTime>
#include <QRegularExpression>

#include "model/Timestamp.h"

namespace app::ctl {
namespace {

constexpr qint64 kTenYearsS = 10LL * 365 * 86'400;

qint64 secondsOf(QStringView unit) {
    if (unit == u"m")
        return 60;
    if (unit == u"h")
        return 3'600;
    return unit == u"d" ? 86'400 : 1;
}

}  // namespace

std::optional<qint64> parseDurationS(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("\\A([0-9]{1,9})([smhd]?)\\z"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 seconds = match.captured(1).toLongLong() * secondsOf(match.capturedView(2));
    return seconds <= kTenYearsS ? std::optional(seconds) : std::nullopt;
}

std::optional<qint64> parseTimeUs(const QString& text) {
    return model::fromRfc3339(text.toStdString());
}

QString rfc3339(qint64 us) {
    return QString::fromStdString(model::toRfc3339(us));
}

QString localTime(qint64 us) {
    return QDateTime::fromMSecsSinceEpoch(us / 1000).toString(
        QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString durationText(qint64 seconds) {
    if (seconds >= 86'400)
        return QStringLiteral("%1 d %2 h").arg(seconds / 86'400).arg(seconds % 86'400 / 3'600);
    if (seconds >= 3'600)
        return QStringLiteral("%1 h %2 min").arg(seconds / 3'600).arg(seconds % 3'600 / 60);
    if (seconds >= 60)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QStringLiteral("%1 s").arg(seconds);
}

}  // namespace app::ctl
