#include "app/client/ListingJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "model/Timestamp.h"

namespace app::client {
namespace {

std::unexpected<model::Error> nonsense(const QString& why) {
    return model::unexpected(model::Error::Code::Unavailable, "the helper",
                             "answered what is no list: " + why.toStdString());
}

std::string text(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString().toStdString();
}

std::vector<std::string> texts(const QJsonObject& object, const char* key) {
    std::vector<std::string> list;
    for (const QJsonValue value : object.value(QLatin1String(key)).toArray())
        list.push_back(value.toString().toStdString());
    return list;
}

model::BlockRow blockOf(const QJsonObject& object) {
    return {text(object, "address"), object.value(QLatin1String("seconds_left")).toInteger(),
            text(object, "reason")};
}

model::DumpRow dumpOf(const QJsonObject& object) {
    model::DumpRow row;
    row.id = text(object, "id");
    row.pid = object.value(QLatin1String("pid")).toInt();
    row.uid =
        static_cast<std::uint32_t>(qMax(qint64(0), object.value(QLatin1String("uid")).toInteger()));
    row.name = text(object, "name");
    row.atUs = model::fromRfc3339(text(object, "at")).value_or(0);
    row.bytes = static_cast<std::uint64_t>(
        qMax(qint64(0), object.value(QLatin1String("bytes")).toInteger()));
    row.running = object.value(QLatin1String("running")).toBool();
    row.percent =
        static_cast<std::uint32_t>(qBound(0, object.value(QLatin1String("percent")).toInt(), 100));
    return row;
}

model::RuleRow ruleOf(const QJsonObject& object) {
    model::RuleRow row;
    row.id = text(object, "id");
    row.title = text(object, "title");
    row.description = text(object, "description");
    row.ruleset = text(object, "ruleset");
    row.category = text(object, "category");
    row.level = text(object, "level");
    row.response = text(object, "response");
    row.enabled = object.value(QLatin1String("enabled")).toBool(true);
    row.techniques = texts(object, "techniques");
    row.falsePositives = texts(object, "false_positives");
    row.path = text(object, "path");
    row.hits = static_cast<std::uint64_t>(
        qMax(qint64(0), object.value(QLatin1String("hits")).toInteger()));
    return row;
}

model::TrustRow trustOf(const QJsonObject& object) {
    model::TrustRow row;
    row.id = text(object, "id");
    const QJsonObject match = object.value(QLatin1String("match")).toObject();
    for (auto pair = match.begin(); pair != match.end(); ++pair)
        row.entry.match[pair.key().toStdString()] =
            pair.value().toVariant().toString().toStdString();
    row.entry.rules = texts(object, "rules");
    row.entry.untilUs = model::fromRfc3339(text(object, "until"));
    row.entry.note = text(object, "note");
    return row;
}

template <typename Row>
model::Result<std::vector<Row>> rowsOf(const QString& text, Row (*rowOf)(const QJsonObject&)) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (!document.isArray())
        return nonsense(error.errorString());
    std::vector<Row> rows;
    for (const QJsonValue value : document.array())
        rows.push_back(rowOf(value.toObject()));
    return rows;
}

}  // namespace

model::Result<std::vector<model::BlockRow>> blocksFromJson(const QString& text) {
    return rowsOf(text, blockOf);
}

model::Result<std::vector<model::DumpRow>> dumpsFromJson(const QString& text) {
    return rowsOf(text, dumpOf);
}

model::Result<std::vector<model::RuleRow>> rulesFromJson(const QString& text) {
    return rowsOf(text, ruleOf);
}

model::Result<std::vector<model::TrustRow>> trustFromJson(const QString& text) {
    return rowsOf(text, trustOf);
}

model::Result<QJsonObject> settingsFromJson(const QString& text) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (!document.isObject())
        return nonsense(error.errorString());
    return document.object();
}

QString trustToJson(const model::TrustEntry& entry) {
    QJsonObject match;
    for (const auto& [key, value] : entry.match)
        match.insert(QString::fromStdString(key), QString::fromStdString(value));
    QJsonObject object{{QStringLiteral("match"), match}};
    if (!entry.rules.empty()) {
        QJsonArray rules;
        for (const std::string& rule : entry.rules)
            rules.append(QString::fromStdString(rule));
        object.insert(QStringLiteral("rules"), rules);
    }
    if (entry.untilUs)
        object.insert(QStringLiteral("until"),
                      QString::fromStdString(model::toRfc3339(*entry.untilUs)));
    if (!entry.note.empty())
        object.insert(QStringLiteral("note"), QString::fromStdString(entry.note));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

}  // namespace app::client
