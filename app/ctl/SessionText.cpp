#include "app/ctl/SessionText.h"

#include <QJsonValue>
#include <QStringList>
#include <algorithm>
#include <optional>

#include "app/client/SafeText.h"
#include "app/ctl/TimeText.h"

namespace app::ctl {
namespace {

using client::safeText;

QJsonValue orNull(const std::string& bytes) {
    return bytes.empty() ? QJsonValue(QJsonValue::Null)
                         : QJsonValue(QString::fromUtf8(bytes.data(), std::ssize(bytes)));
}

QJsonValue timeOrNull(qint64 us) {
    return us == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(rfc3339(us));
}

/// Nothing where the end was not seen.
std::optional<qint64> durationS(const model::Session& session, qint64 nowUs) {
    if (session.endedUs == 0 && !session.isOpen())
        return std::nullopt;
    const qint64 endUs = session.endedUs == 0 ? nowUs : session.endedUs;
    return std::max<qint64>(0, endUs - session.startedUs) / 1'000'000;
}

QString orDash(const std::string& text, std::size_t most) {
    return text.empty() ? QStringLiteral("-") : safeText(text, most);
}

QString tableLine(const model::Session& session, qint64 nowUs) {
    const auto lasted = durationS(session, nowUs);
    const std::string& place = session.terminal.empty() ? session.seat : session.terminal;
    const QStringList fields{localTime(session.startedUs),
                             orDash(session.user, 16).leftJustified(16),
                             orDash(session.service, 12).leftJustified(12),
                             orDash(place, 10).leftJustified(10),
                             orDash(session.source, 40).leftJustified(24),
                             safeText(session.state, 8).leftJustified(6),
                             lasted ? durationText(*lasted) : QStringLiteral("unknown")};
    return fields.join(QLatin1Char(' '));
}

}  // namespace

QJsonObject sessionJson(const model::Session& session, qint64 nowUs) {
    const auto lasted = durationS(session, nowUs);
    return {{QStringLiteral("id"), orNull(session.id)},
            {QStringLiteral("user"), orNull(session.user)},
            {QStringLiteral("uid"), static_cast<qint64>(session.uid)},
            {QStringLiteral("source"), orNull(session.source)},
            {QStringLiteral("terminal"), orNull(session.terminal)},
            {QStringLiteral("seat"), orNull(session.seat)},
            {QStringLiteral("service"), orNull(session.service)},
            {QStringLiteral("started"), timeOrNull(session.startedUs)},
            {QStringLiteral("ended"), timeOrNull(session.endedUs)},
            {QStringLiteral("duration_s"), lasted ? QJsonValue(*lasted) : QJsonValue()},
            {QStringLiteral("state"), orNull(session.state)}};
}

QString sessionTable(const std::vector<model::Session>& sessions, qint64 nowUs, int columns) {
    QStringList lines{
        QStringLiteral("STARTED             USER             SERVICE      TERMINAL   "
                       "SOURCE                   STATE  DURATION")};
    for (const model::Session& session : sessions)
        lines.append(tableLine(session, nowUs));
    if (columns > 0)
        for (QString& line : lines)
            line.truncate(columns);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace app::ctl
