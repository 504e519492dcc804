#include "ui/network/ConnectionTableModel.h"

#include <QColor>
#include <array>
#include <cmath>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/network/ConnectionText.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr char kContext[] = "ui::ConnectionTableModel";
constexpr qsizetype kNameLimit = 64;

constexpr std::array<TableColumn, ConnectionTableModel::ColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Program"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Who holds the connection"), 166},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "With"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel",
                       "The other end, with its name where it was seen; of a listener, who can "
                       "reach it"),
     150, false, true},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Own end"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Address and port of this computer"), 128},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "State"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "What the connection is doing"), 88},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "In"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Received, bytes a second"), 76, true},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Out"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Sent, bytes a second"), 76, true},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "User"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "On whose behalf"), 60},
    {QT_TRANSLATE_NOOP("ui::ConnectionTableModel", "Since"),
     QT_TRANSLATE_NOOP("ui::ConnectionTableModel",
                       "When it was opened; – for what was there before the helper"),
     76},
}};

QString rateCell(double bytesPerS) {
    // Figures of the bus are data: what is no number helps nobody.
    return std::isfinite(bytesPerS) && bytesPerS >= 1
               ? rateText(static_cast<std::uint64_t>(std::min(bytesPerS, 1e15)))
               : QStringLiteral("–");
}

QString sinceCell(const model::ConnectionRow& row) {
    return row.openedAtUs <= 0 ? QStringLiteral("–")
                               : momentText(row.openedAtUs, QDate::currentDate());
}

int compareEnds(const std::string& a, std::uint16_t aPort, const std::string& b,
                std::uint16_t bPort) {
    const int order = threeWay(a, b);
    return order != 0 ? order : threeWay(aPort, bPort);
}

}  // namespace

ConnectionTableModel::ConnectionTableModel(QObject* parent)
    : KeyedTableModel(kContext, kColumns, parent) {}

void ConnectionTableModel::apply(const model::ConnectionChanges& changes) {
    if (changes.complete)
        replace(changes.changed);
    else
        change(changes.changed, changes.gone);
}

int ConnectionTableModel::compare(int a, int b, int column) const {
    const model::ConnectionRow& x = at(a);
    const model::ConnectionRow& y = at(b);
    switch (column) {
        case Program: {
            const int order = ownerText(x).localeAwareCompare(ownerText(y));
            return order != 0 ? order : threeWay(x.id, y.id);
        }
        case Peer:
            return threeWay(peerText(x), peerText(y));
        case Local:
            return compareEnds(x.connection.localAddress, x.connection.localPort,
                               y.connection.localAddress, y.connection.localPort);
        case State:
            return threeWay(x.state, y.state);
        case Received:
            return threeWay(x.receivedBytesPerS, y.receivedBytesPerS);
        case Sent:
            return threeWay(x.sentBytesPerS, y.sentBytesPerS);
        case User:
            return threeWay(x.user, y.user);
        default:
            return threeWay(x.openedAtUs, y.openedAtUs);
    }
}

QString ConnectionTableModel::cell(int row, int column) const {
    const model::ConnectionRow& value = at(row);
    switch (column) {
        case Program:
            return ownerText(value);
        case Peer:
            return peerText(value);
        case Local:
            return endText(value.connection.localAddress, value.connection.localPort);
        case State:
            return connectionStateText(value.state);
        case Received:
            return rateCell(value.receivedBytesPerS);
        case Sent:
            return rateCell(value.sentBytesPerS);
        case User:
            return value.user.empty() ? QString::number(value.uid)
                                      : safeText(value.user, kNameLimit);
        default:
            return sinceCell(value);
    }
}

QString ConnectionTableModel::searchText(int row) const {
    return (TableModel::searchText(row) + QLatin1Char('\n') + safeText(at(row).executable) +
            QLatin1Char('\n') + safeText(at(row).state) + QLatin1Char('\n') +
            safeText(at(row).connection.remoteAddress, 128))
        .toLower();
}

QString ConnectionTableModel::toolTip(int row, int column) const {
    const model::ConnectionRow& value = at(row);
    if (column == Peer)
        return connectionLine(value);
    if (column != Program)
        return cell(row, column);
    return connectionLine(value) + QLatin1Char('\n') + safeText(value.executable, 1200);
}

QString ConnectionTableModel::iconName(int row) const {
    return isListener(at(row)) ? QStringLiteral("listen") : QStringLiteral("network");
}

QColor ConnectionTableModel::ink(int row, int column) const {
    const Theme& theme = currentTheme();
    const model::ConnectionRow& value = at(row);
    if (column == Peer && isOpenToAll(value))
        return theme.attention;
    return value.state == "time-wait" || value.state == "close" ? theme.muted : theme.text;
}

}  // namespace ui
