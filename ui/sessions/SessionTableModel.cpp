#include "ui/sessions/SessionTableModel.h"

#include <QDateTime>
#include <array>

#include "ui/format/Units.h"
#include "ui/sessions/SessionText.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr char kContext[] = "ui::SessionTableModel";

constexpr std::array<TableColumn, SessionTableModel::ColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "User"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "Who is logged in"), 110},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "From"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "The computer the login came from"), 150},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "Where"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "Terminal or seat"), 96},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "How"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "Which service let them in"), 84},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "Began"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "When the login was"), 118},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "Ended"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "When the session was over"), 118},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "Lasted"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "From its beginning to its end, or until now"), 84,
     true},
    {QT_TRANSLATE_NOOP("ui::SessionTableModel", "State"),
     QT_TRANSLATE_NOOP("ui::SessionTableModel", "Whether it goes on"), 92},
}};

std::int64_t nowUs() {
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

QString moment(std::int64_t us) {
    return us <= 0 ? QStringLiteral("–") : momentText(us, QDate::currentDate());
}

}  // namespace

SessionTableModel::SessionTableModel(QObject* parent)
    : KeyedTableModel(kContext, kColumns, parent) {}

int SessionTableModel::compare(int a, int b, int column) const {
    const model::Session& x = at(a);
    const model::Session& y = at(b);
    switch (column) {
        case Started:
            return threeWay(x.startedUs, y.startedUs);
        case Ended:
            return threeWay(x.isOpen() ? INT64_MAX : x.endedUs, y.isOpen() ? INT64_MAX : y.endedUs);
        case Lasted: {
            const std::int64_t now = nowUs();
            return threeWay(sessionSeconds(x, now), sessionSeconds(y, now));
        }
        default: {
            const int order = cell(a, column).localeAwareCompare(cell(b, column));
            return order != 0 ? order : threeWay(x.startedUs, y.startedUs);
        }
    }
}

QString SessionTableModel::cell(int row, int column) const {
    const model::Session& session = at(row);
    switch (column) {
        case User:
            return sessionUserText(session);
        case Source:
            return sessionSourceText(session);
        case Place:
            return sessionPlaceText(session);
        case Service:
            return sessionServiceText(session.service);
        case Started:
            return moment(session.startedUs);
        case Ended:
            return session.isOpen() ? QStringLiteral("–") : moment(session.endedUs);
        case Lasted: {
            const std::int64_t seconds = sessionSeconds(session, nowUs());
            return seconds < 0 ? QStringLiteral("–") : durationText(seconds);
        }
        default:
            return sessionStateText(session);
    }
}

QString SessionTableModel::iconName(int row) const {
    if (isRemote(at(row)))
        return QStringLiteral("network");
    return at(row).seat.empty() ? QStringLiteral("terminal") : QStringLiteral("sessions");
}

QColor SessionTableModel::ink(int row, int column) const {
    const Theme& theme = currentTheme();
    if (!at(row).isOpen())
        return column == State ? theme.muted : theme.text;
    return column == State ? theme.calm : theme.text;
}

}  // namespace ui
