#include "app/ctl/ConfigCommands.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/client/SafeText.h"
#include "app/ctl/Context.h"
#include "app/ctl/ImportText.h"
#include "app/ctl/Reads.h"
#include "config/ConfigFile.h"
#include "config/ImportPlan.h"
#include "rules/TrustPolicy.h"

namespace app::ctl {
namespace {

model::Result<QByteArray> readFile(const QString& path) {
    QFile file(path);
    const bool opened =
        path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return model::unexpected(model::Error::Code::Unavailable, path.toStdString(),
                                 file.errorString().toStdString());
    const auto most = static_cast<qint64>(config::kMostImportBytes);
    QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most)
        return model::unexpected(model::Error::Code::LimitReached, path.toStdString(),
                                 "is too large: at most 1 MiB");
    return bytes;
}

/// {"ask":{"timeout_s":30}} and "ask.timeout_s" -> 30; undefined where there is none.
QJsonValue valueAt(const QJsonObject& settings, const QString& key) {
    QJsonValue value = settings;
    for (const QString& step : key.split(QLatin1Char('.')))
        value = value.toObject().value(step);
    return value;
}

QString jsonText(const QJsonValue& value) {
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return client::safeJson(QString::fromUtf8(text.mid(1, text.size() - 2)));
}

void printAll(Console& console, const QString& prefix, const QJsonObject& section) {
    for (auto member = section.begin(); member != section.end(); ++member) {
        const QString key = prefix + member.key();
        const bool isSection = member.value().isObject() && key != u"rules";
        if (isSection)
            printAll(console, key + QLatin1Char('.'), member.value().toObject());
        else
            console.line(key + QStringLiteral(" = ") + jsonText(member.value()));
    }
}

void printSettings(const Context& context, const QString& key, const QJsonObject& settings) {
    const QJsonValue value = key.isEmpty() ? QJsonValue(settings) : valueAt(settings, key);
    if (value.isUndefined())
        return context.fail({model::Error::Code::InvalidArgument, key.toStdString(),
                             "there is no such setting", 0});
    if (context.json || !value.isObject())
        context.console.line(jsonText(value));
    else
        printAll(context.console, key.isEmpty() ? key : key + QLatin1Char('.'), value.toObject());
    context.done();
}

ExitCode complainOf(Console& console, bool json, const model::Error& error) {
    const QString text = client::safeText(model::toString(error), 1000);
    if (json)
        console.line(client::safeJson(QString::fromUtf8(
            QJsonDocument(verbJson(false, text)).toJson(QJsonDocument::Compact))));
    console.complain(text);
    return ExitCode::Failed;
}

}  // namespace

void run(const Context& context, const ShowSettings& command) {
    context.client.settings([context, key = command.key](const model::Result<QString>& text) {
        if (text)
            printSettings(context, key, QJsonDocument::fromJson(text->toUtf8()).object());
        else
            context.fail(text.error());
    });
}

void run(const Context& context, const ImportFile& command) {
    const auto contents = readFile(command.path);
    if (!contents)
        return context.fail(contents.error());
    context.client.importSettings(QString::fromUtf8(*contents), command.preview,
                                  [context](const model::Result<QString>& report) {
                                      if (!report)
                                          return context.fail(report.error());
                                      QJsonObject object =
                                          QJsonDocument::fromJson(report->toUtf8()).object();
                                      if (context.json) {
                                          object.insert(QStringLiteral("ok"), true);
                                          object.insert(QStringLiteral("error"), QJsonValue());
                                          context.print(object);
                                      } else {
                                          context.console.line(importText(object));
                                      }
                                      context.done();
                                  });
}

ExitCode checkConfig(Console& console, bool json, const CheckConfig& command) {
    const auto text = readFile(command.path);
    if (!text)
        return complainOf(console, json, text.error());
    const auto loaded = config::parseConfig(
        {text->constData(), static_cast<std::size_t>(text->size())}, rules::checkTrustEntry);
    if (!loaded)
        return complainOf(console, json, loaded.error());
    QJsonArray warnings;
    for (const std::string& warning : loaded->warnings)
        warnings.append(QString::fromStdString(warning));
    QJsonObject answer = verbJson(true, {});
    answer.insert(QStringLiteral("warnings"), warnings);
    if (json)
        console.line(client::safeJson(
            QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact))));
    else
        for (const std::string& warning : loaded->warnings)
            console.complain(client::safeText(warning, 300));
    return console.failed() ? ExitCode::Failed : ExitCode::Done;
}

}  // namespace app::ctl
