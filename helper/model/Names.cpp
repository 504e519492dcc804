#include <array>
#include <cstring>
#include <utility>

#include "model/Alert.h"
#include "model/Connection.h"
#include "model/Error.h"
#include "model/Severity.h"

namespace model {
namespace {

template <typename E, std::size_t N>
using NameTable = std::array<std::pair<E, std::string_view>, N>;

template <typename E, std::size_t N>
std::string_view nameOf(const NameTable<E, N>& table, E value) {
    for (const auto& [entry, name] : table)
        if (entry == value)
            return name;
    return "unknown";
}

template <typename E, std::size_t N>
std::optional<E> valueOf(const NameTable<E, N>& table, std::string_view text) {
    for (const auto& [entry, name] : table)
        if (name == text)
            return entry;
    return std::nullopt;
}

constexpr NameTable<Level, 4> kLevels{{{Level::Info, "INFO"},
                                       {Level::Warning, "WARNING"},
                                       {Level::Alert, "ALERT"},
                                       {Level::Error, "ERROR"}}};
constexpr NameTable<Certainty, 2> kCertainties{
    {{Certainty::Likely, "likely"}, {Certainty::Certain, "certain"}}};
constexpr NameTable<Mode, 3> kModes{
    {{Mode::Observe, "observe"}, {Mode::Ask, "ask"}, {Mode::Enforce, "enforce"}}};
constexpr NameTable<ResponseKind, 7> kResponses{{{ResponseKind::None, "none"},
                                                 {ResponseKind::Notify, "notify"},
                                                 {ResponseKind::Suspend, "suspend"},
                                                 {ResponseKind::Drop, "drop"},
                                                 {ResponseKind::Block, "block"},
                                                 {ResponseKind::Kill, "kill"},
                                                 {ResponseKind::KillTree, "kill-tree"}}};
constexpr NameTable<AlertState, 7> kStates{{{AlertState::Raised, "raised"},
                                            {AlertState::Suspended, "suspended"},
                                            {AlertState::Killed, "killed"},
                                            {AlertState::Allowed, "allowed"},
                                            {AlertState::Resumed, "resumed"},
                                            {AlertState::Resolved, "resolved"},
                                            {AlertState::Gone, "gone"}}};
constexpr NameTable<Outcome, 5> kOutcomes{{{Outcome::Pending, "pending"},
                                           {Outcome::Done, "done"},
                                           {Outcome::Failed, "failed"},
                                           {Outcome::Refused, "refused"},
                                           {Outcome::Skipped, "skipped"}}};

}  // namespace

std::string_view toString(Level value) {
    return nameOf(kLevels, value);
}
std::string_view toString(Certainty value) {
    return nameOf(kCertainties, value);
}
std::string_view toString(Mode value) {
    return nameOf(kModes, value);
}
std::string_view toString(ResponseKind value) {
    return nameOf(kResponses, value);
}
std::string_view toString(AlertState value) {
    return nameOf(kStates, value);
}
std::string_view toString(Outcome value) {
    return nameOf(kOutcomes, value);
}

std::optional<Level> levelFromString(std::string_view text) {
    return valueOf(kLevels, text);
}
std::optional<Certainty> certaintyFromString(std::string_view text) {
    return valueOf(kCertainties, text);
}
std::optional<Mode> modeFromString(std::string_view text) {
    return valueOf(kModes, text);
}
std::optional<ResponseKind> responseFromString(std::string_view text) {
    return valueOf(kResponses, text);
}
std::optional<AlertState> alertStateFromString(std::string_view text) {
    return valueOf(kStates, text);
}
std::optional<Outcome> outcomeFromString(std::string_view text) {
    return valueOf(kOutcomes, text);
}

std::string remoteEndpoint(const Connection& connection) {
    const bool v6 = connection.remoteAddress.find(':') != std::string::npos;
    const std::string host = v6 ? "[" + connection.remoteAddress + "]" : connection.remoteAddress;
    return connection.remotePort == 0 ? host : host + ":" + std::to_string(connection.remotePort);
}

std::string toString(const Error& error) {
    std::string text = error.subject;
    if (!error.detail.empty())
        text += (text.empty() ? "" : ": ") + error.detail;
    if (error.systemErrno != 0)
        text += std::string(" (") + std::strerror(error.systemErrno) + ")";
    return text;
}

std::string deduplicationKey(const Finding& finding) {
    if (finding.file)  // the file is the subject, whoever it was
        return finding.ruleId + "|file|" + finding.file->path +
               (finding.ruleId == "package-update" ? "|" + finding.process.packageVersion : "");
    const ProcessKey& key = finding.process.key;
    const std::string who = finding.login ? "|login|" + finding.login->user : std::string();
    std::string text = finding.ruleId + who + "|" + std::to_string(key.pid) + "|" +
                       std::to_string(key.startTimeTicks);
    return finding.connection ? text + "|" + remoteEndpoint(*finding.connection) : text;
}

}  // namespace model
