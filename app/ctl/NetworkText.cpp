#include "app/ctl/NetworkText.h"

#include <QJsonValue>
#include <QStringList>
#include <algorithm>
#include <tuple>

#include "app/client/SafeText.h"
#include "app/ctl/TimeText.h"

namespace app::ctl {
namespace {

using client::safeText;

QString text(const std::string& bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QJsonValue orNull(const std::string& bytes) {
    return bytes.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(bytes));
}

QString protocolOf(const model::ConnectionRow& row) {
    return row.connection.transport == model::Transport::Udp ? QStringLiteral("udp")
                                                             : QStringLiteral("tcp");
}

QJsonValue directionOf(const model::ConnectionRow& row) {
    switch (row.connection.direction) {
        case model::Direction::Inbound:
            return QStringLiteral("inbound");
        case model::Direction::Outbound:
            return QStringLiteral("outbound");
        case model::Direction::Unknown:
            break;
    }
    return QJsonValue::Null;
}

/// "192.0.2.1:443", "[2001:db8::1]:443", "*" for nobody.
QString endText(const std::string& address, std::uint16_t port) {
    if (port == 0)
        return QStringLiteral("*");
    const QString host = safeText(address, 64);
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

QString remoteText(const model::ConnectionRow& row) {
    const auto& connection = row.connection;
    if (connection.remotePort == 0 && !row.reach.empty())
        return QStringLiteral("(reach: %1)").arg(safeText(row.reach, 16));
    const QString end = endText(connection.remoteAddress, connection.remotePort);
    return connection.remoteName.empty()
               ? end
               : end + QStringLiteral(" (%1)").arg(safeText(connection.remoteName, 80));
}

QString tableLine(const model::ConnectionRow& row) {
    const QStringList fields{
        QString::number(row.id).rightJustified(10),
        protocolOf(row).leftJustified(5),
        safeText(row.state, 12).leftJustified(12),
        (row.owner ? QString::number(row.owner.pid) : QStringLiteral("-")).rightJustified(7),
        safeText(row.user, 12).leftJustified(12),
        endText(row.connection.localAddress, row.connection.localPort).leftJustified(28),
        remoteText(row).leftJustified(32),
        safeText(row.executable, 200)};
    return fields.join(QLatin1Char(' '));
}

}  // namespace

QJsonObject connectionJson(const model::ConnectionRow& row) {
    const auto& connection = row.connection;
    const QJsonValue null(QJsonValue::Null);
    const auto port = [&](std::uint16_t number) {
        return number == 0 ? null : QJsonValue(static_cast<int>(number));
    };
    return {
        {QStringLiteral("id"), QString::number(row.id)},  // 64 bits: more than a JSON number holds
        {QStringLiteral("protocol"), protocolOf(row)},
        {QStringLiteral("state"), text(row.state)},
        {QStringLiteral("local_address"), orNull(connection.localAddress)},
        {QStringLiteral("local_port"), port(connection.localPort)},
        {QStringLiteral("remote_address"), orNull(connection.remoteAddress)},
        {QStringLiteral("remote_port"), port(connection.remotePort)},
        {QStringLiteral("remote_name"), orNull(connection.remoteName)},
        {QStringLiteral("pid"), row.owner ? QJsonValue(row.owner.pid) : null},
        {QStringLiteral("executable"), orNull(row.executable)},
        {QStringLiteral("uid"), static_cast<qint64>(row.uid)},
        {QStringLiteral("direction"), directionOf(row)},
        {QStringLiteral("reach"), orNull(row.reach)},
        {QStringLiteral("opened_at"),
         row.openedAtUs == 0 ? null : QJsonValue(rfc3339(row.openedAtUs))},
        {QStringLiteral("rx_bytes_per_s"), row.receivedBytesPerS},
        {QStringLiteral("tx_bytes_per_s"), row.sentBytesPerS},
    };
}

QString connectionTable(std::vector<model::ConnectionRow> rows, int columns) {
    std::ranges::sort(rows, {}, [](const model::ConnectionRow& row) {
        return std::tuple(row.connection.remotePort != 0, row.owner, row.id);
    });
    QStringList lines{
        QStringLiteral("        ID PROTO STATE            PID USER         LOCAL                "
                       "        REMOTE                           EXECUTABLE")};
    for (const model::ConnectionRow& row : rows)
        lines.append(tableLine(row));
    if (columns > 0)
        for (QString& line : lines)
            line.truncate(columns);
    return lines.join(QLatin1Char('\n'));
}

QString blockLine(const QJsonObject& block) {
    const QString reason = safeText(block.value(QLatin1String("reason")).toString(), 80);
    return QStringLiteral("%1 for %2")
               .arg(safeText(block.value(QLatin1String("address")).toString(), 64),
                    durationText(block.value(QLatin1String("seconds_left")).toInteger())) +
           (reason.isEmpty() ? QString() : QStringLiteral(", ") + reason);
}

}  // namespace app::ctl
