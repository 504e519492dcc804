#include "service/SettingCheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "config/ConfigFile.h"
#include "model/SettingsSchema.h"
#include "service/Arguments.h"

namespace service {
namespace {

/// "30" and "\"ask\"" are JSON already, a bare word is taken for a text (as SettingsStore::set).
QString asJson(const QString& value) {
    const QByteArray wrapped = "[" + value.toUtf8() + "]";
    if (const auto list = QJsonDocument::fromJson(wrapped).array(); list.size() == 1)
        return value;
    const QByteArray quoted = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(quoted.mid(1, quoted.size() - 2));
}

/// {"ask":{"timeout_s":30}} for "ask.timeout_s".
std::string asConfig(const QString& key, const QString& json) {
    const QStringList steps = key.split(QLatin1Char('.'));
    QString text = json;
    for (auto step = steps.crbegin(); step != steps.crend(); ++step)
        text = QStringLiteral("{\"%1\":%2}").arg(*step, text);
    return text.toStdString();
}

/// The row of the key, or of the whole it belongs to ("rules.reverse-shell.response").
const model::SettingRow* rowOf(const std::string& key) {
    if (const auto* const row = model::findSetting(key))
        return row;
    const auto* const row = model::findSetting(key.substr(0, key.find('.')));
    return row != nullptr && row->type == model::SettingType::Rules ? row : nullptr;
}

}  // namespace

model::Result<CheckedSetting> checkedSetting(const QString& key, const QString& value) {
    const auto name = filledText("key", key);
    if (!name)
        return std::unexpected(name.error());
    if (const auto json = filledText("value", value); !json)
        return std::unexpected(json.error());
    const model::SettingRow* const row = rowOf(*name);
    if (row == nullptr)
        return model::unexpected(model::Error::Code::InvalidArgument, *name, "no such setting");
    if (row->fileOnly)
        return model::unexpected(model::Error::Code::NotAuthorized, *name,
                                 "can be changed in the configuration file only");
    const QString json = asJson(value);
    if (const auto parsed = config::parseConfig(asConfig(key, json)); !parsed)
        return std::unexpected(parsed.error());
    return CheckedSetting{*name, value.toStdString()};
}

}  // namespace service
