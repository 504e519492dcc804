#include "service/ListingJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace service {
namespace {

QString text(const std::string& bytes) {
    return QString::fromStdString(model::validUtf8(bytes));
}

QJsonArray list(const std::vector<std::string>& texts) {
    QJsonArray array;
    for (const std::string& one : texts)
        array.append(text(one));
    return array;
}

QString asText(const QJsonArray& array) {
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject ruleJson(const model::RuleRow& row) {
    return {{QStringLiteral("id"), text(row.id)},
            {QStringLiteral("title"), text(row.title)},
            {QStringLiteral("description"), text(row.description)},
            {QStringLiteral("ruleset"), text(row.ruleset)},
            {QStringLiteral("category"), text(row.category)},
            {QStringLiteral("level"), text(row.level)},
            {QStringLiteral("response"), text(row.response)},
            {QStringLiteral("enabled"), row.enabled},
            {QStringLiteral("techniques"), list(row.techniques)},
            {QStringLiteral("false_positives"), list(row.falsePositives)},
            {QStringLiteral("path"), text(row.path)},
            {QStringLiteral("hits"), static_cast<qint64>(row.hits)}};
}

}  // namespace

QString rulesJson(const std::vector<model::RuleRow>& rows) {
    QJsonArray array;
    for (const model::RuleRow& row : rows)
        array.append(ruleJson(row));
    return asText(array);
}

QString blocksJson(const std::vector<enforcement::Block>& blocks) {
    QJsonArray array;
    for (const enforcement::Block& block : blocks)
        array.append(QJsonObject{{QStringLiteral("address"), text(block.address)},
                                 {QStringLiteral("seconds_left"), static_cast<qint64>(block.leftS)},
                                 {QStringLiteral("reason"), text(block.reason)}});
    return asText(array);
}

QString dumpsJson(const std::vector<model::DumpRow>& rows) {
    QJsonArray array;
    for (const model::DumpRow& row : rows)
        array.append(QJsonObject{{QStringLiteral("id"), text(row.id)},
                                 {QStringLiteral("pid"), row.pid},
                                 {QStringLiteral("uid"), static_cast<qint64>(row.uid)},
                                 {QStringLiteral("name"), text(row.name)},
                                 {QStringLiteral("at"), text(model::toRfc3339(row.atUs))},
                                 {QStringLiteral("bytes"), static_cast<qint64>(row.bytes)},
                                 {QStringLiteral("running"), row.running},
                                 {QStringLiteral("percent"), static_cast<int>(row.percent)}});
    return asText(array);
}

}  // namespace service
