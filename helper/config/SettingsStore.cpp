#include "config/SettingsStore.h"

#include <QJsonObject>
#include <algorithm>
#include <cerrno>
#include <utility>

#include "config/RulesJson.h"
#include "config/SettingCodec.h"
#include "config/TrustedFile.h"
#include "model/SettingsSchema.h"

namespace config {
namespace {

using model::Result;
using model::Settings;
using Code = model::Error::Code;

constexpr const char* kOverrideFile = "settings-override.json";
constexpr const char* kLastGoodFile = "config.last-good.json";

bool isAbsent(const model::Error& error) {
    return error.systemErrno == ENOENT;
}

// JSON; a bare word stands for a text where a text is wanted ("enforce").
QJsonValue valueFor(const model::SettingRow& row, std::string_view text) {
    const QJsonValue value = valueFromText(text);
    const bool wantsText =
        row.type == model::SettingType::Text || row.type == model::SettingType::Choice;
    if (!value.isUndefined() || !wantsText)
        return value;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// "rules.reverse-shell.enabled" -> {"reverse-shell", "enabled"}; ids have no dots.
struct RuleKey {
    std::string id, field;
};
std::optional<RuleKey> ruleKeyOf(std::string_view key) {
    constexpr std::string_view kPrefix = "rules.";
    const std::size_t dot = key.rfind('.');
    if (!key.starts_with(kPrefix) || dot < kPrefix.size())
        return std::nullopt;
    return RuleKey{std::string(key.substr(kPrefix.size(), dot - kPrefix.size())),
                   std::string(key.substr(dot + 1))};
}

QJsonValue withRuleField(const Settings& settings, const RuleKey& key, const QJsonValue& value) {
    QJsonObject rules = rulesToJson(settings.rules);
    const QString id = QString::fromStdString(key.id);
    QJsonObject rule = rules.value(id).toObject();
    rule.insert(QString::fromStdString(key.field), value);
    rules.insert(id, rule);
    return rules;
}

QJsonValue ruleValue(std::string_view text) {
    const QJsonValue value = valueFromText(text);
    if (!value.isUndefined())
        return value;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

Result<std::unique_ptr<SettingsStore>> SettingsStore::open(Options options) {
    std::unique_ptr<SettingsStore> store(new SettingsStore(std::move(options)));
    const auto started = store->start();
    return started ? Result<std::unique_ptr<SettingsStore>>(std::move(store))
                   : std::unexpected(started.error());
}

Result<Loaded> SettingsStore::readFile() const {
    auto loaded = loadConfig(m_options.configFile, m_options.checkTrust);
    if (!loaded && isAbsent(loaded.error()) && !m_options.configMustExist)
        return Loaded{};
    return loaded;
}

Result<void> SettingsStore::start() {
    auto loaded = readFile();
    if (loaded) {
        rememberGood(loaded->settings);
        m_warnings = std::move(loaded->warnings);
    } else {
        const auto bad = loaded.error();
        loaded = loadConfig(m_options.stateDirectory / kLastGoodFile, m_options.checkTrust);
        if (!loaded)
            return std::unexpected(bad);
        m_fileTrouble =
            "the configuration is refused, the last good one is in force: " + model::toString(bad);
    }
    m_file = std::move(loaded->settings);
    readOverrides();
    adopt(m_overrides.apply(m_file, m_options.checkTrust, m_warnings));
    return {};
}

void SettingsStore::readOverrides() {
    const auto text = readTrustedFile(m_options.stateDirectory / kOverrideFile);
    if (!text) {
        if (!isAbsent(text.error()))
            m_stateTrouble = model::toString(text.error());
        return;
    }
    auto overrides = Overrides::parse(*text);
    if (overrides)
        m_overrides = std::move(*overrides);
    else
        m_stateTrouble = model::toString(overrides.error());
}

void SettingsStore::rememberGood(const Settings& file) {
    const auto kept =
        m_options.writeFile(m_options.stateDirectory / kLastGoodFile, toJson(file) + "\n");
    m_stateTrouble =
        kept ? "" : "the last good configuration cannot be kept: " + model::toString(kept.error());
}

std::shared_ptr<const Settings> SettingsStore::inForce() const {
    auto settings = std::make_shared<Settings>(m_configured);
    if (m_pausedUntilUs != 0 || !m_brake.empty())
        settings->mode = model::Mode::Observe;
    return settings;
}

void SettingsStore::adopt(Settings configured) {
    m_configured = std::move(configured);
    m_current = inForce();
}

void SettingsStore::announce(const std::vector<std::string>& keys) {
    std::function<void(const std::vector<std::string>&)> callback;
    {
        const std::lock_guard lock(m_mutex);
        callback = m_callback;
    }
    if (callback && !keys.empty())
        callback(keys);
}

std::shared_ptr<const Settings> SettingsStore::current() const {
    const std::lock_guard lock(m_mutex);
    return m_current;
}

Settings SettingsStore::configured() const {
    const std::lock_guard lock(m_mutex);
    return m_configured;
}

Result<void> SettingsStore::change(std::string_view key, Settings next) {
    return change(std::vector{std::string(key)}, std::move(next));
}

Result<void> SettingsStore::change(const std::vector<std::string>& changing, Settings next) {
    std::vector<std::string> keys;
    {
        const std::lock_guard lock(m_mutex);
        Overrides overrides = m_overrides;
        for (const std::string& key : changing)
            overrides.note(key, m_file, next);
        // Kept first: what cannot be kept must not seem set.
        if (const auto kept =
                m_options.writeFile(m_options.stateDirectory / kOverrideFile, overrides.toJson());
            !kept)
            return kept;
        keys = changedKeys(m_configured, next);
        m_overrides = std::move(overrides);
        adopt(std::move(next));
    }
    announce(keys);
    return {};
}

Result<void> SettingsStore::set(std::string_view key, std::string_view jsonValue) {
    const auto ruleKey = ruleKeyOf(key);
    const std::string_view rowKey = ruleKey ? "rules" : key;
    const model::SettingRow* row = model::findSetting(rowKey);
    if (row == nullptr)
        return model::unexpected(Code::InvalidArgument, std::string(key),
                                 "there is no such setting");
    if (row->fileOnly)
        return model::unexpected(Code::NotAuthorized, std::string(key),
                                 "can be set in the configuration file only");
    Settings next = configured();
    const QJsonValue value =
        ruleKey ? withRuleField(next, *ruleKey, ruleValue(jsonValue)) : valueFor(*row, jsonValue);
    if (value.isUndefined())
        return model::unexpected(Code::InvalidArgument, std::string(key),
                                 "not a JSON value; allowed: " + allowedText(*row));
    if (const auto done = readSetting(*row, value, next, m_options.checkTrust); !done)
        return done;
    return change(rowKey, std::move(next));
}

Result<void> SettingsStore::setAll(const Settings& wanted) {
    const auto keys = changedKeys(configured(), wanted);
    for (const std::string& key : keys)
        if (model::findSetting(key)->fileOnly)
            return model::unexpected(Code::NotAuthorized, key,
                                     "can be set in the configuration file only");
    return keys.empty() ? Result<void>{} : change(keys, wanted);
}

Result<void> SettingsStore::setMode(model::Mode mode) {
    Settings next = configured();
    next.mode = mode;
    return change("mode", std::move(next));
}

void SettingsStore::pauseUntil(std::int64_t untilUs) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_pausedUntilUs == untilUs)
            return;
        m_pausedUntilUs = untilUs;
        m_current = inForce();
    }
    announce({"mode"});
}

std::int64_t SettingsStore::pausedUntilUs() const {
    const std::lock_guard lock(m_mutex);
    return m_pausedUntilUs;
}

void SettingsStore::tick(std::int64_t bootUs) {
    const std::int64_t untilUs = pausedUntilUs();
    if (untilUs != 0 && bootUs >= untilUs)
        pauseUntil(0);
}

void SettingsStore::brake(std::string why) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_brake == why)
            return;
        m_brake = std::move(why);
        m_current = inForce();
    }
    announce({"mode"});
}

Result<std::string> SettingsStore::addTrust(const model::TrustEntry& entry) {
    if (m_options.checkTrust)
        if (const auto fine = m_options.checkTrust(entry); !fine)
            return std::unexpected(fine.error());
    Settings next = configured();
    if (std::ranges::find(next.trust, entry) == next.trust.end())
        next.trust.push_back(entry);
    if (std::ssize(next.trust) > model::findSetting("trust")->maximum)
        return model::unexpected(Code::LimitReached, "trust", "there are too many entries");
    const auto done = change("trust", std::move(next));
    return done ? Result<std::string>(trustId(entry)) : std::unexpected(done.error());
}

Result<void> SettingsStore::removeTrust(std::string_view id) {
    Settings next = configured();
    const auto removed =
        std::erase_if(next.trust, [&](const auto& entry) { return trustId(entry) == id; });
    if (removed == 0)
        return model::unexpected(Code::InvalidArgument, "trust", "there is no entry with that id");
    return change("trust", std::move(next));
}

Result<void> SettingsStore::reload() {
    auto loaded = readFile();
    std::vector<std::string> keys;
    {
        const std::lock_guard lock(m_mutex);
        if (!loaded) {
            m_fileTrouble = "the configuration is refused, the one before stays in force: " +
                            model::toString(loaded.error());
            return std::unexpected(loaded.error());
        }
        m_fileTrouble.clear();
        m_warnings = std::move(loaded->warnings);
        m_file = std::move(loaded->settings);
        rememberGood(m_file);
        Settings next = m_overrides.apply(m_file, m_options.checkTrust, m_warnings);
        keys = changedKeys(m_configured, next);
        adopt(std::move(next));
    }
    announce(keys);
    return {};
}

std::vector<std::string> SettingsStore::warnings() const {
    const std::lock_guard lock(m_mutex);
    return m_warnings;
}

std::vector<std::string> SettingsStore::degraded() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> sentences;
    for (const std::string& sentence : {m_brake, m_fileTrouble, m_stateTrouble})
        if (!sentence.empty())
            sentences.push_back(sentence);
    return sentences;
}

void SettingsStore::onChanged(std::function<void(const std::vector<std::string>&)> callback) {
    const std::lock_guard lock(m_mutex);
    m_callback = std::move(callback);
}

}  // namespace config
