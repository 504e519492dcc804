#include "config/ImportPlan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <map>

#include "config/HunterImport.h"
#include "config/JsonComments.h"
#include "config/Overrides.h"
#include "config/SeedImport.h"
#include "config/SettingCodec.h"
#include "model/SafeText.h"
#include "model/SettingsSchema.h"

namespace config {
namespace {

using Outcome = ImportLine::Outcome;
using model::Result;

constexpr std::size_t kShownBytes = 200;

QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string shortOf(std::string_view text) {
    return model::printable(model::shortened(text, kShownBytes));
}

QJsonObject jsonOf(const ImportLine& line) {
    return {{QLatin1String("line"), line.line},
            {QLatin1String("source"), toQt(line.source)},
            {QLatin1String("outcome"), toQt(toString(line.outcome))},
            {QLatin1String("target"), toQt(line.target)},
            {QLatin1String("detail"), toQt(line.detail)}};
}

std::unexpected<model::Error> refused(std::string subject, std::string detail) {
    return model::unexpected(model::Error::Code::InvalidArgument, std::move(subject),
                             std::move(detail));
}

int lineOfKey(std::string_view text, std::string_view key) {
    const std::string_view last = key.substr(key.rfind('.') + 1);
    const std::size_t at = text.find("\"" + std::string(last) + "\"");
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
    return at == std::string_view::npos ? 0
                                        : 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

/// Our own file: every key it names is set, but for those that only the file can set.
Result<ImportPlan> planOwn(std::string_view text, const model::Settings& now,
                           const TrustCheck& checkTrust) {
    auto loaded = parseConfig(text, checkTrust);
    if (!loaded)
        return std::unexpected(loaded.error());
    ImportDraft draft("algomonitor", now, checkTrust);
    for (const std::string& key : changedKeys(now, loaded->settings)) {
        const model::SettingRow* row = model::findSetting(key);
        const int line = lineOfKey(text, key);
        if (line == 0)
            continue;  // the file does not speak of it: what is in force stays
        const QJsonValue value = writeSetting(*row, loaded->settings);
        draft.set(line, key + " = " + shown(value), key, value);
    }
    for (const std::string& warning : loaded->warnings)
        draft.note(0, warning, Outcome::Refused, "there is no such setting");
    return draft.take();
}

bool isSeed(const QJsonObject& object) {
    static constexpr std::array kKeys{
        "TRUSTED_PORTS",      "TRUSTED_SYSTEM_PROCESSES", "PROTECTED_DIRECTORIES",
        "PROCESS_THRESHOLDS", "SUSPICIOUS_PATTERNS",      "REVERSE_SHELL_INDICATORS",
        "LOG_LEVELS",         "TRUSTED_DIRECTORIES"};
    return std::ranges::any_of(
        kKeys, [&](const char* key) { return object.contains(QLatin1String(key)); });
}

}  // namespace

std::string_view toString(Outcome outcome) {
    static constexpr std::array<std::string_view, 5> kNames{"imported", "changed", "covered",
                                                            "refused", "unneeded"};
    return kNames.at(static_cast<std::size_t>(outcome));
}

std::string toJson(const ImportPlan& plan) {
    QJsonArray lines;
    std::map<std::string_view, int> counts;
    for (const ImportLine& line : plan.lines) {
        lines.append(jsonOf(line));
        ++counts[toString(line.outcome)];
    }
    QJsonObject counted;
    for (const auto& [outcome, count] : counts)
        counted.insert(toQt(outcome), count);
    const QJsonObject object{{QLatin1String("format"), toQt(plan.format)},
                             {QLatin1String("lines"), lines},
                             {QLatin1String("counts"), counted}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ImportDraft::ImportDraft(std::string format, model::Settings now, const TrustCheck& checkTrust)
    : m_plan{.format = std::move(format), .settings = std::move(now), .lines = {}},
      m_checkTrust(checkTrust) {}

void ImportDraft::note(int line, std::string source, Outcome outcome, std::string detail,
                       std::string target) {
    if (m_plan.lines.size() < kMostImportLines)
        m_plan.lines.push_back(
            {line, shortOf(source), outcome, std::move(target), shortOf(detail)});
}

void ImportDraft::set(int line, std::string source, std::string_view key, const QJsonValue& value,
                      std::string changedBecause) {
    const model::SettingRow* row = model::findSetting(key);
    const std::string target(key);
    if (row->fileOnly)
        return note(
            line, std::move(source), Outcome::Refused,
            "can be set in /etc/algo-monitor/config.json only: \"" + target + "\": " + shown(value),
            target);
    if (const auto done = readSetting(*row, value, m_plan.settings, m_checkTrust); !done)
        return note(line, std::move(source), Outcome::Refused, done.error().detail, target);
    const bool changed = !changedBecause.empty();
    note(line, std::move(source), changed ? Outcome::Changed : Outcome::Imported,
         changed ? std::move(changedBecause) : shown(value), target);
}

void ImportDraft::append(int line, std::string source, std::string_view key,
                         const QJsonValue& value) {
    const model::SettingRow* row = model::findSetting(key);
    const std::string target(key);
    QJsonArray list;
    if (std::ranges::find(m_begun, target) != m_begun.end())
        list = writeSetting(*row, m_plan.settings).toArray();
    if (list.contains(value))
        return note(line, std::move(source), Outcome::Unneeded, "it stands there already", target);
    list.append(value);
    if (const auto done = readSetting(*row, list, m_plan.settings, m_checkTrust); !done)
        return note(line, std::move(source), Outcome::Refused, done.error().detail, target);
    if (std::ranges::find(m_begun, target) == m_begun.end())
        m_begun.push_back(target);
    note(line, std::move(source), Outcome::Imported, shown(value), target);
}

void ImportDraft::trust(int line, std::string source, model::TrustEntry entry, std::string detail) {
    auto& trust = m_plan.settings.trust;
    if (std::ssize(trust) >= model::findSetting("trust")->maximum)
        return note(line, std::move(source), Outcome::Refused, "there are too many entries",
                    "trust");
    if (std::ranges::find(trust, entry) != trust.end())
        return note(line, std::move(source), Outcome::Unneeded, "it is trusted already", "trust");
    if (const auto fine = m_checkTrust ? m_checkTrust(entry) : Result<void>{}; !fine)
        return note(line, std::move(source), Outcome::Refused, fine.error().detail, "trust");
    trust.push_back(std::move(entry));
    note(line, std::move(source), Outcome::Imported, std::move(detail), "trust");
}

Result<ImportPlan> planImport(std::string_view text, const model::Settings& now,
                              const TrustCheck& checkTrust) {
    if (text.size() > kMostImportBytes)
        return refused("import", "the file is too large: at most 1 MiB");
    if (text.find('\0') != std::string_view::npos)
        return refused("import", "this is no text");
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos)
        return refused("import", "the file is empty");
    if (looksLikeHunter(text))
        return planHunter(text, now, checkTrust);
    const std::string bare = withoutComments(text);
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(bare)).object();
    if (isSeed(object))
        return planSeed(bare, now, checkTrust);
    return planOwn(text, now, checkTrust);
}

}  // namespace config
