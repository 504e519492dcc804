#include "config/SeedImport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

#include "config/JsonItems.h"
#include "config/SeedPatterns.h"
#include "config/SettingCodec.h"

namespace config {
namespace {

using Outcome = ImportLine::Outcome;

std::string textOf(const JsonItem& item) {
    return item.value.toString().toStdString();
}

std::string sourceOf(const JsonItem& item) {
    std::string source;
    for (const std::string& key : item.path)
        source += (source.empty() ? "" : ".") + key;
    return source + ": " + shown(item.value);
}

void takePort(ImportDraft& draft, const JsonItem& item) {
    const std::string text = item.path.size() > 1 ? item.path[1] : textOf(item);
    const QJsonValue port = valueFromText(text);
    const std::string source = "TRUSTED_PORTS: " + text + " (" + textOf(item) + ")";
    if (!port.isDouble())
        return draft.note(item.line, source, Outcome::Refused, "is no port: 1 to 65535",
                          "network.listeners_allowed");
    draft.append(item.line, source, "network.listeners_allowed", port);
}

model::TrustEntry newProgram(const char* key, const std::string& value) {
    return {.match = {{key, value}},
            .rules = {"unknown-process", "unusual-location"},
            .untilUs = {},
            .note = "imported from the first config.json"};
}

void takeProcess(ImportDraft& draft, const JsonItem& item) {
    constexpr std::size_t kNameBytes = 15;  // comm
    const std::string name = textOf(item);
    if (const auto remark = remarkOnName(name))
        return draft.note(item.line, sourceOf(item), remark->outcome, std::string(remark->why),
                          "trust");
    if (name.empty() || name.find('/') != std::string::npos)
        return draft.note(item.line, sourceOf(item), Outcome::Refused, "is no program's name",
                          "trust");
    draft.trust(item.line, sourceOf(item), newProgram("name", name.substr(0, kNameBytes)),
                "by its name, for what is merely new; what a program does is judged all the same");
}

void takeNamePattern(ImportDraft& draft, const JsonItem& item) {
    const auto remark = remarkOnName(textOf(item));
    if (remark)
        return draft.note(item.line, sourceOf(item), remark->outcome, std::string(remark->why));
    draft.note(item.line, sourceOf(item), Outcome::Refused,
               "whatever begins like that would be trusted; name the program's package or path");
}

void takeProtected(ImportDraft& draft, const JsonItem& item) {
    if (const auto remark = remarkOnDirectory(textOf(item)))
        return draft.note(item.line, sourceOf(item), remark->outcome, std::string(remark->why),
                          "integrity.directories");
    draft.append(item.line, sourceOf(item), "integrity.directories", item.value);
}

void takeTrustedDirectory(ImportDraft& draft, const JsonItem& item) {
    static constexpr std::array<std::string_view, 20> kHalfTheSystem{
        "/",    "/usr",     "/usr/lib", "/usr/bin", "/usr/sbin", "/usr/share", "/usr/libexec",
        "/bin", "/sbin",    "/lib",     "/lib64",   "/opt",      "/home",      "/tmp",
        "/var", "/var/tmp", "/var/lib", "/etc",     "/root",     "/dev/shm"};
    std::string path = textOf(item);
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    if (std::ranges::find(kHalfTheSystem, path) != kHalfTheSystem.end())
        return draft.note(item.line, sourceOf(item), Outcome::Refused,
                          "matches half the system, or what anybody can write to", "trust");
    draft.trust(item.line, sourceOf(item), newProgram("directory", path),
                "for what is merely new; what a program does is judged all the same");
}

void takeThreshold(ImportDraft& draft, const JsonItem& item) {
    struct Row {
        std::string_view from, to;
    };
    static constexpr std::array kRows{Row{"cpu_percent", "resources.cpu_percent"},
                                      Row{"memory_percent", "resources.memory_percent"},
                                      Row{"children", "processes.children_max"},
                                      Row{"connections", "resources.connections_max"},
                                      Row{"file_handles", "resources.descriptors_max"},
                                      Row{"threads", "resources.threads_max"}};
    const std::string_view name = item.path.size() > 1 ? item.path[1] : std::string_view();
    const auto* row = std::ranges::find(kRows, name, &Row::from);
    if (row == kRows.end())
        return draft.note(item.line, sourceOf(item), Outcome::Refused, "there is no such setting");
    draft.set(item.line, sourceOf(item), row->to, item.value);
}

void takeDistribution(ImportDraft& draft, const JsonItem& item) {
    draft.note(item.line, sourceOf(item), Outcome::Covered,
               "what a package of the distribution owns is no unknown program");
}

void takePattern(ImportDraft& draft, const JsonItem& item) {
    const PatternRemark remark = remarkOnPattern(textOf(item));
    draft.note(item.line, sourceOf(item), remark.outcome, std::string(remark.why));
}

void takeNetworkPattern(ImportDraft& draft, const JsonItem& item) {
    const PatternRemark remark = remarkOnNetworkPattern(textOf(item));
    draft.note(item.line, sourceOf(item), remark.outcome, std::string(remark.why));
}

void takeIndicator(ImportDraft& draft, const JsonItem& item) {
    draft.note(item.line, sourceOf(item), Outcome::Covered,
               "rule reverse-shell: what a shell is connected to counts, not how it was called");
}

void takeLogLevel(ImportDraft& draft, const JsonItem& item) {
    draft.append(item.line, sourceOf(item), "log_levels", item.value);
}

struct Section {
    std::string_view key;
    void (*take)(ImportDraft&, const JsonItem&);
};
constexpr std::array kSections{Section{"TRUSTED_PORTS", takePort},
                               Section{"TRUSTED_SYSTEM_PROCESSES", takeProcess},
                               Section{"TRUSTED_SYSTEM_PATTERNS", takeNamePattern},
                               Section{"TRUSTED_USERS_PATTERNS", takeNamePattern},
                               Section{"PROTECTED_DIRECTORIES", takeProtected},
                               Section{"TRUSTED_DIRECTORIES", takeTrustedDirectory},
                               Section{"PROCESS_THRESHOLDS", takeThreshold},
                               Section{"DISTRO_SPECIFIC_ALLOWANCES", takeDistribution},
                               Section{"SUSPICIOUS_PATTERNS", takePattern},
                               Section{"SUSPICIOUS_NETWORK_PATTERNS", takeNetworkPattern},
                               Section{"REVERSE_SHELL_INDICATORS", takeIndicator},
                               Section{"LOG_LEVELS", takeLogLevel}};

void take(ImportDraft& draft, const JsonItem& item) {
    const std::string_view key = item.path.empty() ? std::string_view() : item.path.front();
    const auto* section = std::ranges::find(kSections, key, &Section::key);
    if (section == kSections.end())
        draft.note(item.line, sourceOf(item), Outcome::Refused, "there is no such setting");
    else
        section->take(draft, item);
}

}  // namespace

model::Result<ImportPlan> planSeed(std::string_view text, const model::Settings& now,
                                   const TrustCheck& checkTrust) {
    QJsonParseError error{};
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromStdString(std::string(text)), &error);
    if (!document.isObject())
        return model::unexpected(model::Error::Code::InvalidArgument, "import",
                                 error.errorString().toStdString());
    ImportDraft draft("algomonitor-seed", now, checkTrust);
    for (const JsonItem& item : jsonItems(text, kMostImportLines))
        take(draft, item);
    return draft.take();
}

}  // namespace config
