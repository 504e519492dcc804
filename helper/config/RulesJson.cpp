#include "config/RulesJson.h"

#include <algorithm>

#include "config/SettingCodec.h"
#include "model/SafeText.h"

namespace config {
namespace {

using model::Result;
using model::RuleSettings;

constexpr std::size_t kIdBytes = 128;
constexpr std::size_t kRules = 10'000;

std::unexpected<model::Error> refused(std::string subject, const QJsonValue& value,
                                      const std::string& allowed) {
    return model::unexpected(model::Error::Code::InvalidArgument, std::move(subject),
                             shown(value) + " is not allowed; allowed: " + allowed);
}

// Kebab-case or a UUID; Sigma files of others may hold other ids.
bool isRuleId(const std::string& id) {
    const auto plain = [](unsigned char c) { return c > 0x20 && c < 0x7F; };
    return !id.empty() && id.size() <= kIdBytes && std::ranges::all_of(id, plain);
}

std::string levelNames() {
    std::string names;
    for (const std::string_view level : model::ruleLevels())
        names += (names.empty() ? "" : ", ") + std::string(level);
    return names;
}

Result<void> readField(const std::string& subject, const std::string& name, const QJsonValue& value,
                       RuleSettings& rule) {
    const std::string text = value.toString().toStdString();
    if (name == "enabled") {
        if (!value.isBool())
            return refused(subject, value, "true or false");
        rule.enabled = value.toBool();
    } else if (name == "response") {
        rule.response = model::responseFromString(text);
        if (!rule.response)
            return refused(subject, value,
                           "one of none, notify, suspend, drop, block, kill, kill-tree");
    } else if (name == "level") {
        if (std::ranges::find(model::ruleLevels(), text) == model::ruleLevels().end())
            return refused(subject, value, "one of " + levelNames());
        rule.level = text;
    } else {
        return refused(subject, value, "enabled, response, level");
    }
    return {};
}

Result<RuleSettings> readRule(const std::string& id, const QJsonValue& json) {
    const std::string subject = "rules." + model::printable(model::shortened(id, kIdBytes));
    if (!isRuleId(id))
        return refused(subject, json, "an id of 1 to 128 printable ASCII characters");
    if (!json.isObject())
        return refused(subject, json, "an object with enabled, response, level");
    RuleSettings rule;
    const QJsonObject object = json.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        const std::string name = field.key().toStdString();
        const std::string part = subject + "." + model::printable(model::shortened(name, 40));
        if (const auto done = readField(part, name, field.value(), rule); !done)
            return std::unexpected(done.error());
    }
    return rule;
}

}  // namespace

Result<std::map<std::string, RuleSettings>> rulesFromJson(const model::SettingRow& row,
                                                          const QJsonValue& json) {
    const QJsonObject object = json.toObject();
    if (!json.isObject() || static_cast<std::size_t>(object.size()) > kRules)
        return refused(std::string(row.key), json, allowedText(row));
    std::map<std::string, RuleSettings> rules;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const std::string id = entry.key().toStdString();
        auto rule = readRule(id, entry.value());
        if (!rule)
            return std::unexpected(rule.error());
        rules.emplace(id, *rule);
    }
    return rules;
}

QJsonObject rulesToJson(const std::map<std::string, RuleSettings>& rules) {
    QJsonObject object;
    for (const auto& [id, rule] : rules) {
        QJsonObject fields;
        if (rule.enabled)
            fields.insert(QLatin1String("enabled"), *rule.enabled);
        if (rule.response)
            fields.insert(QLatin1String("response"),
                          QString::fromUtf8(model::toString(*rule.response).data()));
        if (rule.level)
            fields.insert(QLatin1String("level"), QString::fromStdString(*rule.level));
        object.insert(QString::fromStdString(id), fields);
    }
    return object;
}

}  // namespace config
