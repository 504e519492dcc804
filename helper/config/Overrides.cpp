#include "config/Overrides.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "config/SettingCodec.h"
#include "model/SettingsSchema.h"

namespace config {
namespace {

using model::Settings;

std::string textOf(const model::SettingRow& row, const Settings& settings) {
    return textFromValue(writeSetting(row, settings));
}

QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}

// Why an override no longer holds; empty: it does.
std::string reasonAgainst(const model::SettingRow* row, const std::string& base,
                          const Settings& file) {
    if (row == nullptr)
        return "there is no such setting";
    if (row->fileOnly)
        return "it can be set in the file only";
    if (textOf(*row, file) != base)
        return "the configuration file was changed since";
    return {};
}

}  // namespace

model::Result<Overrides> Overrides::parse(std::string_view text) {
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    if (!document.isObject())
        return model::unexpected(model::Error::Code::InvalidArgument, "settings-override.json",
                                 "is damaged");
    Overrides overrides;
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonObject entry = member.value().toObject();
        overrides.m_entries[member.key().toStdString()] =
            Entry{textFromValue(entry.value(QLatin1String("value"))),
                  textFromValue(entry.value(QLatin1String("base")))};
    }
    return overrides;
}

std::string Overrides::toJson() const {
    QJsonObject object;
    for (const auto& [key, entry] : m_entries)
        object.insert(toQt(key), QJsonObject{{QLatin1String("value"), valueFromText(entry.value)},
                                             {QLatin1String("base"), valueFromText(entry.base)}});
    return QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString();
}

void Overrides::note(std::string_view key, const Settings& file, const Settings& wanted) {
    const model::SettingRow* row = model::findSetting(key);
    if (row == nullptr)
        return;
    Entry entry{textOf(*row, wanted), textOf(*row, file)};
    if (entry.value == entry.base)
        m_entries.erase(std::string(key));
    else
        m_entries.insert_or_assign(std::string(key), std::move(entry));
}

Settings Overrides::apply(const Settings& file, const TrustCheck& checkTrust,
                          std::vector<std::string>& warnings) {
    Settings settings = file;
    std::erase_if(m_entries, [&](const auto& item) {
        const auto& [key, entry] = item;
        const model::SettingRow* row = model::findSetting(key);
        std::string reason = reasonAgainst(row, entry.base, file);
        if (reason.empty())
            if (const auto done =
                    readSetting(*row, valueFromText(entry.value), settings, checkTrust);
                !done)
                reason = model::toString(done.error());
        if (reason.empty())
            return false;
        warnings.push_back("the value of " + key +
                           " set on the desktop no longer holds: " + reason);
        return true;
    });
    return settings;
}

std::vector<std::string> changedKeys(const Settings& before, const Settings& after) {
    std::vector<std::string> keys;
    for (const model::SettingRow& row : model::settingsSchema())
        if (textOf(row, before) != textOf(row, after))
            keys.emplace_back(row.key);
    return keys;
}

}  // namespace config
