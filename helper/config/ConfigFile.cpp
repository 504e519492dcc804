#include "config/ConfigFile.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "config/JsonComments.h"
#include "config/SettingCodec.h"
#include "config/TrustJson.h"
#include "config/TrustedFile.h"
#include "model/SafeText.h"
#include "model/SettingsSchema.h"

namespace config {
namespace {

using model::Result;
using model::SettingRow;
using model::Settings;

std::unexpected<model::Error> refused(std::string subject, std::string detail) {
    return model::unexpected(model::Error::Code::InvalidArgument, std::move(subject),
                             std::move(detail));
}

bool isSection(const std::string& key) {
    const auto inside = [&](const SettingRow& row) {
        return row.key.size() > key.size() && row.key.starts_with(key) &&
               row.key[key.size()] == '.';
    };
    return std::ranges::any_of(model::settingsSchema(), inside);
}

std::string nameOf(const std::string& prefix, const QString& key) {
    const std::string name = model::printable(model::shortened(key.toStdString(), 80));
    return prefix.empty() ? name : prefix + "." + name;
}

// One object of the file: sections within sections, down to the rows.
Result<void> readSection(const std::string& prefix, const QJsonObject& object, Loaded& loaded,
                         const TrustCheck& checkTrust) {
    for (auto member = object.begin(); member != object.end(); ++member) {
        const std::string key = nameOf(prefix, member.key());
        Result<void> done;
        if (const SettingRow* row = model::findSetting(key); row != nullptr)
            done = readSetting(*row, member.value(), loaded.settings, checkTrust);
        else if (!isSection(key))
            loaded.warnings.push_back("unknown key " + key + " is ignored");
        else if (!member.value().isObject())
            done = refused(key, shown(member.value()) + " is not allowed; allowed: an object");
        else
            done = readSection(key, member.value().toObject(), loaded, checkTrust);
        if (!done)
            return done;
    }
    return {};
}

// "ask.timeout_s" = 30 becomes {"ask": {"timeout_s": 30}}.
void insertAt(QJsonObject& object, std::string_view key, const QJsonValue& value) {
    const std::size_t dot = key.find('.');
    const QString name =
        QString::fromUtf8(key.data(), static_cast<qsizetype>(std::min(dot, key.size())));
    if (dot == std::string_view::npos) {
        object.insert(name, value);
        return;
    }
    QJsonObject section = object.value(name).toObject();
    insertAt(section, key.substr(dot + 1), value);
    object.insert(name, section);
}

std::string compact(const QJsonDocument& document) {
    return document.toJson(QJsonDocument::Compact).toStdString();
}

std::string lineOf(std::string_view text, int offset) {
    const auto end = text.begin() + std::clamp<std::ptrdiff_t>(offset, 0, std::ssize(text));
    return "line " + std::to_string(1 + std::count(text.begin(), end, '\n'));
}

QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const char* typeName(model::SettingType type) {
    using T = model::SettingType;
    switch (type) {
        case T::Boolean:
            return "boolean";
        case T::Integer:
            return "integer";
        case T::Text:
            return "text";
        case T::Choice:
            return "choice";
        case T::TextList:
            return "text-list";
        case T::ChoiceList:
            return "choice-list";
        case T::IntegerList:
            return "integer-list";
        case T::Rules:
            return "rules";
        case T::Trust:
            return "trust";
        case T::Feeds:
            return "feeds";
    }
    return "";
}

QJsonObject schemaRow(const SettingRow& row) {
    QJsonArray values;
    for (const std::string_view word : allowedWords(row))
        values.append(toQt(word));
    return {{QLatin1String("key"), toQt(row.key)},
            {QLatin1String("type"), QLatin1String(typeName(row.type))},
            {QLatin1String("default"), valueFromText(row.defaultJson)},
            {QLatin1String("minimum"), static_cast<qint64>(row.minimum)},
            {QLatin1String("maximum"), static_cast<qint64>(row.maximum)},
            {QLatin1String("values"), values},
            {QLatin1String("title"), toQt(row.title)},
            {QLatin1String("help"), toQt(row.help)},
            {QLatin1String("unit"), toQt(row.unit)},
            {QLatin1String("file_only"), row.fileOnly}};
}

}  // namespace

Result<Loaded> parseConfig(std::string_view text, const TrustCheck& checkTrust) {
    const std::string bare = withoutComments(text);
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(bare.data(), static_cast<qsizetype>(bare.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return refused(lineOf(bare, error.offset), error.errorString().toStdString());
    if (!document.isObject())
        return refused("line 1", "the configuration must be one JSON object");
    Loaded loaded;
    const auto done = readSection({}, document.object(), loaded, checkTrust);
    return done ? Result<Loaded>(std::move(loaded)) : std::unexpected(done.error());
}

Result<Loaded> loadConfig(const std::filesystem::path& path, const TrustCheck& checkTrust) {
    const auto text = readTrustedFile(path);
    return text ? parseConfig(*text, checkTrust) : std::unexpected(text.error());
}

std::string toJson(const Settings& settings) {
    QJsonObject object;
    for (const SettingRow& row : model::settingsSchema())
        insertAt(object, row.key, writeSetting(row, settings));
    return compact(QJsonDocument(object));
}

std::string schemaJson() {
    QJsonArray rows;
    for (const SettingRow& row : model::settingsSchema())
        rows.append(schemaRow(row));
    return compact(QJsonDocument(rows));
}

Result<model::TrustEntry> parseTrust(std::string_view json) {
    const QJsonValue value = valueFromText(json);
    if (value.isUndefined())
        return refused("trust", "is not JSON");
    return trustEntryFromJson("trust", value);
}

std::string trustId(const model::TrustEntry& entry) {
    const std::string text = compact(QJsonDocument(trustEntryToJson(entry)));
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
        .toHex()
        .left(16)
        .toStdString();
}

std::string trustListJson(const Settings& settings) {
    QJsonArray array;
    for (const model::TrustEntry& entry : settings.trust) {
        QJsonObject object = trustEntryToJson(entry);
        object.insert(QLatin1String("id"), QString::fromStdString(trustId(entry)));
        array.append(object);
    }
    return compact(QJsonDocument(array));
}

}  // namespace config
