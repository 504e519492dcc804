#include "config/SettingCodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <optional>

#include "config/FeedsJson.h"
#include "config/RulesJson.h"
#include "config/TrustJson.h"
#include "model/SafeText.h"

namespace config {
namespace {

using model::Result;
using model::SettingRow;
using model::Settings;
using model::SettingType;
using model::SettingValue;

std::optional<std::int64_t> wholeNumber(const QJsonValue& value) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    const double number = value.toDouble(std::nan(""));
    if (!(std::abs(number) <= kExact) || number != std::floor(number))
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

std::optional<SettingValue> textsOf(const QJsonValue& value) {
    std::vector<std::string> texts;
    if (!value.isArray())
        return std::nullopt;
    for (const QJsonValue entry : value.toArray()) {
        if (!entry.isString())
            return std::nullopt;
        texts.push_back(entry.toString().toStdString());
    }
    return texts;
}

std::optional<SettingValue> numbersOf(const QJsonValue& value) {
    std::vector<std::int64_t> numbers;
    if (!value.isArray())
        return std::nullopt;
    for (const QJsonValue entry : value.toArray()) {
        const auto number = wholeNumber(entry);
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<SettingValue> plainValue(SettingType type, const QJsonValue& value) {
    switch (type) {
        case SettingType::Boolean:
            return value.isBool() ? std::optional<SettingValue>(value.toBool()) : std::nullopt;
        case SettingType::Integer: {
            const auto number = wholeNumber(value);
            return number ? std::optional<SettingValue>(*number) : std::nullopt;
        }
        case SettingType::Text:
        case SettingType::Choice:
            return value.isString() ? std::optional<SettingValue>(value.toString().toStdString())
                                    : std::nullopt;
        case SettingType::IntegerList:
            return numbersOf(value);
        default:
            return textsOf(value);
    }
}

// Stores a checked plain value where the row says; what has no place of its own is kept as text.
struct Store {
    const SettingRow& row;
    const SettingValue& value;
    const QJsonValue& json;
    Settings& settings;

    void operator()(std::monostate) const {
        settings.others.erase(std::string(row.key));
        if (std::string text = textFromValue(json); text != row.defaultJson)
            settings.others.emplace(row.key, std::move(text));
    }
    void operator()(std::int64_t Settings::* field) const {
        settings.*field = std::get<std::int64_t>(value);
    }
    void operator()(std::string Settings::* field) const {
        settings.*field = std::get<std::string>(value);
    }
    void operator()(model::Mode Settings::* field) const {
        settings.*field = model::modeFromString(std::get<std::string>(value)).value();
    }
    void operator()(std::vector<std::string> Settings::* field) const {
        settings.*field = std::get<std::vector<std::string>>(value);
    }
    void operator()(std::map<std::string, model::RuleSettings> Settings::*) const {}
    void operator()(std::vector<model::TrustEntry> Settings::*) const {}
};

struct Load {
    const SettingRow& row;
    const Settings& settings;

    QJsonValue operator()(std::monostate) const {
        const auto found = settings.others.find(std::string(row.key));
        return valueFromText(found == settings.others.end() ? row.defaultJson : found->second);
    }
    QJsonValue operator()(std::int64_t Settings::* field) const {
        return static_cast<qint64>(settings.*field);
    }
    QJsonValue operator()(std::string Settings::* field) const {
        return QString::fromStdString(settings.*field);
    }
    QJsonValue operator()(model::Mode Settings::* field) const {
        return QString::fromUtf8(model::toString(settings.*field).data());
    }
    QJsonValue operator()(std::vector<std::string> Settings::* field) const {
        QJsonArray array;
        for (const std::string& text : settings.*field)
            array.append(QString::fromStdString(text));
        return array;
    }
    QJsonValue operator()(std::map<std::string, model::RuleSettings> Settings::* field) const {
        return rulesToJson(settings.*field);
    }
    QJsonValue operator()(std::vector<model::TrustEntry> Settings::* field) const {
        return trustToJson(settings.*field);
    }
};

Result<void> readPlain(const SettingRow& row, const QJsonValue& json, Settings& settings) {
    const auto value = plainValue(row.type, json);
    if (!value)
        return model::unexpected(model::Error::Code::InvalidArgument, std::string(row.key),
                                 shown(json) + " is not allowed; allowed: " + allowedText(row));
    if (const auto fits = checkSetting(row, *value); !fits)
        return fits;
    std::visit(Store{row, *value, json, settings}, row.field);
    return {};
}

Result<void> readFeeds(const SettingRow& row, const QJsonValue& json, Settings& settings) {
    if (const auto fine = checkFeeds(row, json); !fine)
        return fine;
    Store{row, SettingValue{}, json, settings}(std::monostate{});
    return {};
}

template <typename T>
Result<void> assign(T& place, Result<T> value) {
    if (!value)
        return std::unexpected(value.error());
    place = std::move(*value);
    return {};
}

}  // namespace

Result<void> readSetting(const SettingRow& row, const QJsonValue& value, Settings& settings,
                         const TrustCheck& checkTrust) {
    switch (row.type) {
        case SettingType::Rules:
            return assign(settings.rules, rulesFromJson(row, value));
        case SettingType::Trust:
            return assign(settings.trust, trustFromJson(row, value, checkTrust));
        case SettingType::Feeds:
            return readFeeds(row, value, settings);
        default:
            return readPlain(row, value, settings);
    }
}

QJsonValue writeSetting(const SettingRow& row, const Settings& settings) {
    return std::visit(Load{row, settings}, row.field);
}

QJsonValue valueFromText(std::string_view json) {
    const QByteArray wrapped =
        "[" + QByteArray(json.data(), static_cast<qsizetype>(json.size())) + "]";
    const QJsonArray array = QJsonDocument::fromJson(wrapped).array();
    return array.size() == 1 ? array.at(0) : QJsonValue(QJsonValue::Undefined);
}

std::string textFromValue(const QJsonValue& value) {
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

std::string shown(const QJsonValue& value) {
    constexpr std::size_t kShownBytes = 80;
    return model::printable(model::shortened(textFromValue(value), kShownBytes));
}

}  // namespace config
