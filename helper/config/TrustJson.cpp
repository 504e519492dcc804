#include "config/TrustJson.h"

#include <cmath>

#include "config/SettingCodec.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace config {
namespace {

using model::Result;
using model::TrustEntry;

constexpr std::size_t kNoteBytes = 1024;
constexpr qsizetype kRules = 100;

std::unexpected<model::Error> refused(std::string subject, const QJsonValue& value,
                                      const std::string& allowed) {
    return model::unexpected(model::Error::Code::InvalidArgument, std::move(subject),
                             shown(value) + " is not allowed; allowed: " + allowed);
}

std::string printableKey(const QString& key) {
    return model::printable(model::shortened(key.toStdString(), 40));
}

// Ports and uids may be written as numbers.
std::optional<std::string> matchText(const QJsonValue& value) {
    if (value.isString())
        return value.toString().toStdString();
    const double number = value.toDouble(-1);
    if (number < 0 || number > 4294967295.0 || number != std::floor(number))
        return std::nullopt;
    return std::to_string(static_cast<std::int64_t>(number));
}

Result<void> readMatch(const std::string& where, const QJsonValue& json, TrustEntry& entry) {
    if (!json.isObject())
        return refused(where, json, "an object of match keys");
    const QJsonObject object = json.toObject();
    for (auto pair = object.begin(); pair != object.end(); ++pair) {
        const auto text = matchText(pair.value());
        if (!text)
            return refused(where + "." + printableKey(pair.key()), pair.value(), "a text");
        entry.match.emplace(pair.key().toStdString(), *text);
    }
    return {};
}

Result<void> readRules(const std::string& where, const QJsonValue& json, TrustEntry& entry) {
    if (!json.isArray() || json.toArray().size() > kRules)
        return refused(where, json, "a list of at most 100 rule ids");
    for (const QJsonValue rule : json.toArray()) {
        if (!rule.isString() || rule.toString().isEmpty())
            return refused(where, rule, "a rule id");
        entry.rules.push_back(rule.toString().toStdString());
    }
    return {};
}

Result<void> readUntil(const std::string& where, const QJsonValue& json, TrustEntry& entry) {
    entry.untilUs = model::fromRfc3339(json.toString().toStdString());
    if (!entry.untilUs)
        return refused(where, json, "a time like 2027-01-01T00:00:00Z");
    return {};
}

Result<void> readNote(const std::string& where, const QJsonValue& json, TrustEntry& entry) {
    entry.note = json.toString().toStdString();
    if (!json.isString() || entry.note.size() > kNoteBytes)
        return refused(where, json, "a text of at most 1024 bytes");
    return {};
}

Result<void> readField(const std::string& where, const QString& name, const QJsonValue& json,
                       TrustEntry& entry) {
    const std::string part = where + "." + printableKey(name);
    if (name == QLatin1String("match"))
        return readMatch(part, json, entry);
    if (name == QLatin1String("rules"))
        return readRules(part, json, entry);
    if (name == QLatin1String("until"))
        return readUntil(part, json, entry);
    if (name == QLatin1String("note"))
        return readNote(part, json, entry);
    if (name == QLatin1String("id"))
        return {};  // as TrustList says it: it follows from the contents
    return refused(part, json, "match, rules, until, note");
}

// "trust.match.port" of entry 2 is "trust[2].match.port".
std::unexpected<model::Error> refusedAt(const std::string& where, model::Error error) {
    constexpr std::string_view kPrefix = "trust";
    if (error.subject.starts_with(kPrefix))
        error.subject.replace(0, kPrefix.size(), where);
    return std::unexpected(std::move(error));
}

}  // namespace

Result<TrustEntry> trustEntryFromJson(const std::string& where, const QJsonValue& json) {
    if (!json.isObject())
        return refused(where, json, "an object with match, rules, until, note");
    TrustEntry entry;
    const QJsonObject object = json.toObject();
    for (auto field = object.begin(); field != object.end(); ++field)
        if (const auto done = readField(where, field.key(), field.value(), entry); !done)
            return std::unexpected(done.error());
    if (entry.match.empty())
        return refused(where + ".match", json, "at least one key: empty would trust everything");
    return entry;
}

Result<std::vector<TrustEntry>> trustFromJson(const model::SettingRow& row, const QJsonValue& json,
                                              const TrustCheck& checkTrust) {
    const QJsonArray array = json.toArray();
    if (!json.isArray() || array.size() > row.maximum)
        return refused(std::string(row.key), json, allowedText(row));
    std::vector<TrustEntry> trust;
    for (const QJsonValue element : array) {
        const std::string where = "trust[" + std::to_string(trust.size()) + "]";
        auto entry = trustEntryFromJson(where, element);
        if (!entry)
            return std::unexpected(entry.error());
        const auto fine = checkTrust ? checkTrust(*entry) : Result<void>{};
        if (!fine)
            return refusedAt(where, fine.error());
        trust.push_back(std::move(*entry));
    }
    return trust;
}

QJsonObject trustEntryToJson(const TrustEntry& entry) {
    QJsonObject match;
    for (const auto& [key, value] : entry.match)
        match.insert(QString::fromStdString(key), QString::fromStdString(value));
    QJsonObject object{{QLatin1String("match"), match}};
    if (!entry.rules.empty()) {
        QJsonArray rules;
        for (const std::string& rule : entry.rules)
            rules.append(QString::fromStdString(rule));
        object.insert(QLatin1String("rules"), rules);
    }
    if (entry.untilUs)
        object.insert(QLatin1String("until"),
                      QString::fromStdString(model::toRfc3339(*entry.untilUs)));
    if (!entry.note.empty())
        object.insert(QLatin1String("note"), QString::fromStdString(entry.note));
    return object;
}

QJsonArray trustToJson(const std::vector<TrustEntry>& trust) {
    QJsonArray array;
    for (const TrustEntry& entry : trust)
        array.append(trustEntryToJson(entry));
    return array;
}

}  // namespace config
