#include "config/HunterImport.h"

#include <QJsonArray>
#include <QString>
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace config {
namespace {

using Outcome = ImportLine::Outcome;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view takeLine(std::string_view& rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    return line;
}

bool isBlank(std::string_view line) {
    return line.empty() || line.front() == '#' || line.front() == ';';
}

QJsonValue textValue(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && !text.empty();
    return whole ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> listOf(std::string_view text) {
    std::vector<std::string_view> entries;
    while (!text.empty()) {
        const std::string_view entry = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), entry.size() + 1));
        if (!trimmed(entry).empty())
            entries.push_back(trimmed(entry));
    }
    return entries;
}

/// One `key = value` with its place.
struct Entry {
    int line = 0;
    std::string key;  // "section.key"
    std::string_view value;
    std::string source() const { return key + " = " + std::string(value); }
};

enum class Kind { Number, Boolean, Text, List };

struct Row {
    std::string_view from;
    std::string_view to;
    Kind kind;
};

// What has the same meaning here.
constexpr std::array kRows{
    Row{"monitor.interval", "resources.interval_s", Kind::Number},
    Row{"monitor.history_size", "resources.history_size", Kind::Number},
    Row{"monitor.dump_dir", "resources.dump.directory", Kind::Text},
    Row{"thresholds.cpu_threshold", "resources.cpu_percent", Kind::Number},
    Row{"thresholds.memory_threshold", "resources.memory_percent", Kind::Number},
    Row{"thresholds.cpu_trend_count", "resources.cpu_trend_count", Kind::Number},
    Row{"thresholds.memory_trend_count", "resources.memory_trend_count", Kind::Number},
    Row{"thresholds.io_threshold", "resources.io_operations_per_s", Kind::Number},
    Row{"thresholds.max_threads", "resources.threads_max", Kind::Number},
    Row{"thresholds.max_file_descriptors", "resources.descriptors_max", Kind::Number},
    Row{"actions.enable_dump", "resources.dump.enabled", Kind::Boolean},
    Row{"actions.enable_kill", "resources.kill.enabled", Kind::Boolean},
    Row{"actions.email_to", "mail.to", Kind::List},
    Row{"actions.email_from", "mail.from", Kind::Text},
    Row{"actions.email_subject", "mail.subject", Kind::Text},
    Row{"baselines.enable_baselines", "resources.baselines.enabled", Kind::Boolean},
    Row{"baselines.baseline_period", "resources.baselines.period_h", Kind::Number},
    Row{"baselines.baseline_margin", "resources.baselines.margin_percent", Kind::Number},
};

// configparser's words for yes and no.
std::optional<bool> booleanOf(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const char* yes : {"1", "yes", "true", "on"})
        if (lower == yes)
            return true;
    for (const char* no : {"0", "no", "false", "off"})
        if (lower == no)
            return false;
    return std::nullopt;
}

std::optional<QJsonValue> valueOf(Kind kind, std::string_view text) {
    switch (kind) {
        case Kind::Number:
            if (const auto number = wholeNumber(text))
                return QJsonValue(static_cast<qint64>(*number));
            return std::nullopt;
        case Kind::Boolean:
            if (const auto yes = booleanOf(text))
                return QJsonValue(*yes);
            return std::nullopt;
        case Kind::Text:
            return textValue(text);
        case Kind::List: {
            QJsonArray list;
            for (const std::string_view entry : listOf(text))
                list.append(textValue(entry));
            return QJsonValue(list);
        }
    }
    return std::nullopt;
}

const std::vector<std::string>& anomalyRules() {
    static const std::vector<std::string> kRules{"cpu-anomaly", "memory-anomaly", "io-anomaly",
                                                 "threads-anomaly", "descriptors-anomaly"};
    return kRules;
}

model::TrustEntry anomalyTrust(const char* key, std::string_view value) {
    return {.match = {{key, std::string(value)}},
            .rules = anomalyRules(),
            .untilUs = {},
            .note = "imported from anomaly_hunter.conf"};
}

void takeLogLevel(ImportDraft& draft, const Entry& entry) {
    QJsonArray levels{QLatin1String("ALERT"), QLatin1String("ERROR")};
    const std::string_view word = entry.value;
    if (word == "WARNING" || word == "INFO" || word == "DEBUG")
        levels.append(QLatin1String("WARNING"));
    if (word == "INFO" || word == "DEBUG")
        levels.append(QLatin1String("INFO"));
    const bool known = levels.size() > 2 || word == "ERROR" || word == "CRITICAL";
    if (!known)
        return draft.note(entry.line, entry.source(), Outcome::Refused,
                          "allowed: DEBUG, INFO, WARNING, ERROR, CRITICAL", "log_levels");
    draft.set(entry.line, entry.source(), "log_levels", levels,
              word == "DEBUG" ? "DEBUG is INFO here" : "");
}

void takeDumpSize(ImportDraft& draft, const Entry& entry) {
    constexpr qint64 kLargest = 1'048'576;
    const auto size = wholeNumber(entry.value);
    if (size && *size == 0)
        return draft.set(entry.line, entry.source(), "resources.dump.max_size_mib", kLargest,
                         "without a limit a dump fills the disk: 1 TiB at most");
    draft.set(entry.line, entry.source(), "resources.dump.max_size_mib",
              size ? QJsonValue(static_cast<qint64>(*size)) : textValue(entry.value));
}

void takeMail(ImportDraft& draft, const Entry& entry) {
    const auto on = booleanOf(entry.value);
    if (!on)
        return draft.note(entry.line, entry.source(), Outcome::Refused, "allowed: true, false",
                          "mail.enabled");
    draft.set(entry.line, entry.source(), "mail.enabled", *on,
              *on ? "mail is sent once mail.server stands in the configuration file" : "");
}

/// gcore … %PID% becomes an argv template, and that is the administrator's to write.
void takeDumpCommand(ImportDraft& draft, const Entry& entry) {
    QJsonArray words;
    std::string_view rest = entry.value;
    while (!(rest = trimmed(rest)).empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(word.size());
        words.append(textValue(word));
    }
    draft.set(entry.line, entry.source(), "resources.dump.command", words);
}

void takeProcesses(ImportDraft& draft, const Entry& entry) {
    for (const std::string_view name : listOf(entry.value))
        draft.trust(entry.line, entry.key + ": " + std::string(name),
                    anomalyTrust("name", name.substr(0, 15)),
                    "by its name, for unusual use of resources only: anybody can take a name");
}

void takeUsers(ImportDraft& draft, const Entry& entry) {
    for (const std::string_view user : listOf(entry.value)) {
        const std::string source = entry.key + ": " + std::string(user);
        if (user == "root" || user == "0" || user == "*")
            draft.note(entry.line, source, Outcome::Refused,
                       "matches half the system: every service and whoever becomes root", "trust");
        else
            draft.trust(entry.line, source, anomalyTrust("user", user),
                        "for unusual use of resources only");
    }
}

void takePaths(ImportDraft& draft, const Entry& entry) {
    for (const std::string_view path : listOf(entry.value))
        draft.trust(entry.line, entry.key + ": " + std::string(path), anomalyTrust("path", path),
                    "for unusual use of resources only");
}

struct Special {
    std::string_view from;
    void (*take)(ImportDraft&, const Entry&);
};
constexpr std::array kSpecials{
    Special{"monitor.log_level", takeLogLevel},
    Special{"actions.max_dump_size", takeDumpSize},
    Special{"actions.dump_command", takeDumpCommand},
    Special{"actions.enable_email", takeMail},
    Special{"whitelist.processes", takeProcesses},
    Special{"whitelist.users", takeUsers},
    Special{"whitelist.paths", takePaths},
};

struct Remark {
    std::string_view from;
    std::string_view why;
};
constexpr std::array kUnneeded{
    Remark{"monitor.log_file", "the log is /var/log/algo-monitor, one file a level"},
    Remark{"monitor.pidfile", "one helper a state directory is kept by a lock"},
};

void take(ImportDraft& draft, const Entry& entry) {
    if (const auto* row = std::ranges::find(kRows, entry.key, &Row::from); row != kRows.end()) {
        const auto value = valueOf(row->kind, entry.value);
        return draft.set(entry.line, entry.source(), row->to,
                         value ? *value : textValue(entry.value));
    }
    if (const auto* special = std::ranges::find(kSpecials, entry.key, &Special::from);
        special != kSpecials.end())
        return special->take(draft, entry);
    if (const auto* remark = std::ranges::find(kUnneeded, entry.key, &Remark::from);
        remark != kUnneeded.end())
        return draft.note(entry.line, entry.source(), Outcome::Unneeded, std::string(remark->why));
    draft.note(entry.line, entry.source(), Outcome::Refused, "there is no such setting");
}

}  // namespace

bool looksLikeHunter(std::string_view text) {
    while (!text.empty())
        if (const std::string_view line = trimmed(takeLine(text)); !isBlank(line))
            return line.front() == '[' && line.back() == ']' &&
                   line.find_first_of("\"{},") == std::string_view::npos;
    return false;
}

model::Result<ImportPlan> planHunter(std::string_view text, const model::Settings& now,
                                     const TrustCheck& checkTrust) {
    ImportDraft draft("anomaly-hunter", now, checkTrust);
    std::string section;
    for (int number = 1; !text.empty(); ++number) {
        const std::string_view line = trimmed(takeLine(text));
        if (isBlank(line))
            continue;
        if (line.front() == '[' && line.back() == ']') {
            section = std::string(line.substr(1, line.size() - 2));
            continue;
        }
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) {
            draft.note(number, std::string(line), Outcome::Refused, "is not key = value");
            continue;
        }
        take(draft, {number, section + "." + std::string(trimmed(line.substr(0, equals))),
                     trimmed(line.substr(equals + 1))});
    }
    return draft.take();
}

}  // namespace config
