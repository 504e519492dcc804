#include "app/client/AlertCsv.h"

#include <QJsonArray>
#include <QStringList>

#include "app/client/SafeText.h"

namespace app::client {
namespace {

constexpr qsizetype kCell = 4096;  // characters

constexpr const char* kColumns[] = {"@timestamp",
                                    "event.id",
                                    "log.level",
                                    "rule.id",
                                    "rule.name",
                                    "message",
                                    "algomonitor.state",
                                    "algomonitor.count",
                                    "process.pid",
                                    "process.name",
                                    "process.command_line",
                                    "process.executable",
                                    "process.hash.sha256",
                                    "package.name",
                                    "user.name",
                                    "source.ip",
                                    "source.port",
                                    "destination.ip",
                                    "destination.port",
                                    "destination.domain",
                                    "network.transport",
                                    "network.direction",
                                    "file.path",
                                    "algomonitor.why",
                                    "algomonitor.response"};

QJsonValue field(const QJsonObject& alert, const QString& path) {
    QJsonValue value = alert;
    for (const QString& name : path.split(u'.'))
        value = value.toObject().value(name);
    return value;
}

/// What was done: "suspend: done".
QString textOf(const QJsonObject& response) {
    return response.value(u"action").toString() + QStringLiteral(": ") +
           response.value(u"outcome").toString();
}

QString textOf(const QJsonValue& value) {
    if (value.isObject())
        return textOf(value.toObject());
    if (!value.isArray())
        return value.toVariant().toString();
    QStringList parts;
    for (const QJsonValue& each : value.toArray())
        parts << textOf(each);
    return parts.join(QStringLiteral("; "));
}

QString cell(const QJsonValue& value) {
    QString text = safeText(textOf(value), kCell);
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front()))
        text.prepend(u'\'');  // OWASP, "CSV Injection": these begin a formula
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

}  // namespace

QString alertCsvHeader() {
    QStringList cells;
    for (const char* column : kColumns)
        cells << cell(QString::fromLatin1(column).remove(u'@'));
    return cells.join(u',');
}

QString alertCsvRow(const QJsonObject& alert) {
    QStringList cells;
    for (const char* column : kColumns)
        cells << cell(field(alert, QString::fromLatin1(column)));
    return cells.join(u',');
}

}  // namespace app::client
