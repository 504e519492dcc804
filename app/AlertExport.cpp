#include "app/AlertExport.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStringList>
#include <QSysInfo>

#include "app/Tar.h"
#include "app/client/AlertCsv.h"
#include "contract/AlertJson.h"
#include "model/Timestamp.h"
#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"

namespace app {
namespace {

using ui::safeText;

constexpr qsizetype kCell = 4096;

QByteArray ecs(const model::Alert& alert) {
    return QByteArray::fromStdString(contract::toEcsLine(alert));
}

QString joined(const std::vector<std::string>& texts) {
    QStringList list;
    for (const std::string& text : texts)
        list << safeText(text, kCell);
    return list.join(QStringLiteral("; "));
}

QString doneText(const model::Alert& alert) {
    QStringList done;
    for (const model::ResponseRecord& record : alert.responses)
        done << ui::actionText(record) + QStringLiteral(": ") + ui::outcomeText(record.outcome);
    return done.join(QStringLiteral("; "));
}

struct Column {
    const char* name;
    QString (*text)(const model::Alert&);
};

/// For people. Names as in the ECS object, where there is one.
constexpr Column kColumns[] = {
    {"@timestamp",
     [](const model::Alert& a) { return QString::fromStdString(model::toRfc3339(a.raisedAtUs)); }},
    {"event.id", [](const model::Alert& a) { return safeText(a.id, 64); }},
    {"level", [](const model::Alert& a) { return ui::levelText(a.finding.level); }},
    {"rule.id", [](const model::Alert& a) { return safeText(a.finding.ruleId, 128); }},
    {"rule.name", [](const model::Alert& a) { return safeText(a.finding.ruleName, 128); }},
    {"message", [](const model::Alert& a) { return ui::sentence(a); }},
    {"state", [](const model::Alert& a) { return ui::stateText(a.state); }},
    {"count", [](const model::Alert& a) { return QString::number(a.count); }},
    {"process.pid",
     [](const model::Alert& a) { return QString::number(a.finding.process.key.pid); }},
    {"process.name", [](const model::Alert& a) { return safeText(a.finding.process.name, 64); }},
    {"process.command_line",
     [](const model::Alert& a) { return ui::commandLine(a.finding.process); }},
    {"process.executable",
     [](const model::Alert& a) { return safeText(a.finding.process.executable, kCell); }},
    {"process.hash.sha256",
     [](const model::Alert& a) { return safeText(a.finding.process.sha256, 64); }},
    {"package.name",
     [](const model::Alert& a) { return safeText(a.finding.process.package, 128); }},
    {"user.name", [](const model::Alert& a) { return safeText(a.userName, 64); }},
    {"connection",
     [](const model::Alert& a) {
         return a.finding.connection ? ui::connectionText(*a.finding.connection) : QString();
     }},
    {"why", [](const model::Alert& a) { return joined(a.finding.why); }},
    {"response", [](const model::Alert& a) { return doneText(a); }},
};

/// For people: what the alert page shows, from top to bottom.
QString textOf(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    QStringList lines{ui::sentence(alert), {}};
    for (const Column& column : kColumns)
        lines << QStringLiteral("%1: %2").arg(QLatin1String(column.name), column.text(alert));
    lines << QString() << QStringLiteral("ancestry, the nearest first:");
    for (const model::Process& each : finding.ancestry)
        lines << QStringLiteral("  %1  %2  %3  %4")
                     .arg(ui::processTitle(each), ui::executableText(each), ui::packageText(each),
                          safeText(each.sha256, 64));
    lines << QString()
          << QStringLiteral("evidence on the machine itself, for root: %1")
                 .arg(alert.evidence.empty() ? QStringLiteral("none")
                                             : safeText(alert.evidence, kCell));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

/// Users' and the machine's names out of a text, whatever it is.
QByteArray redacted(QString text, const model::Alert& alert) {
    static const QRegularExpression kHome(QStringLiteral("/home/[^/\\s\"\\\\;:,)]+"));
    text.replace(kHome, QStringLiteral("/home/user"));
    const auto take = [&text](const QString& name, const QString& instead) {
        if (name.size() < 2 || name == QLatin1String("root") || name == QLatin1String("localhost"))
            return;
        const QString word = QRegularExpression::escape(name);
        text.replace(
            QRegularExpression(QStringLiteral("(?<![A-Za-z0-9_])%1(?![A-Za-z0-9_])").arg(word)),
            instead);
    };
    take(QString::fromStdString(alert.userName), QStringLiteral("user"));
    take(QString::fromStdString(alert.hostName), QStringLiteral("host"));
    take(QSysInfo::machineHostName(), QStringLiteral("host"));
    return text.toUtf8();
}

}  // namespace

QByteArray toJsonArray(const QList<model::Alert>& alerts) {
    QList<QByteArray> lines;
    for (const model::Alert& alert : alerts)
        lines << ecs(alert);
    return "[\n" + lines.join(",\n") + "\n]\n";
}

QByteArray toCsv(const QList<model::Alert>& alerts) {
    QByteArray text = client::alertCsvHeader().toUtf8() + "\r\n";
    for (const model::Alert& alert : alerts)
        text += client::alertCsvRow(QJsonDocument::fromJson(ecs(alert)).object()).toUtf8() + "\r\n";
    return text;
}

QByteArray toBundle(const model::Alert& alert, const QString& about) {
    const qint64 modified = alert.raisedAtUs / 1'000'000;
    Tar tar;
    tar.add("alert.json", redacted(QString::fromUtf8(ecs(alert)), alert) + '\n', modified);
    tar.add("alert.txt", redacted(textOf(alert), alert), modified);
    tar.add("about.txt", redacted(about, alert), modified);
    return tar.finish();
}

model::Result<void> writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (opened && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return model::unexpected(model::Error::Code::Unavailable, path.toStdString(),
                             "cannot be written: " + file.errorString().toStdString());
}

}  // namespace app
