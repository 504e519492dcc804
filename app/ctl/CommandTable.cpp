#include "app/ctl/CommandTable.h"

#include <array>

#include "app/ctl/TimeText.h"
#include "app/ctl/TrustEntryText.h"

namespace app::ctl {
namespace {

constexpr uint kDefaultAlerts = 1000;
constexpr uint kMostSessions = 1000;
constexpr qint64 kLongestPauseS = 86'400;
constexpr qint64 kLongestBlockS = 31'536'000;

std::unexpected<model::Error> wrong(const QString& argument, const QString& value,
                                    const char* allowed) {
    return model::unexpected(model::Error::Code::InvalidArgument, argument.toStdString(),
                             ("\"" + value + "\" is not " + allowed).toStdString());
}

template <typename T>
model::Result<Command> constant(const Words&) {
    return T{};
}

model::Result<Command> buildProcessList(const Words& words) {
    return ListProcesses{words.has("--all")};
}

model::Result<Command> buildConnectionList(const Words& words) {
    return ListConnections{words.has("--all")};
}

model::Result<Command> buildShowSettings(const Words& words) {
    return ShowSettings{words.positional.value(0)};
}

model::Result<Command> buildSetSetting(const Words& words) {
    return Perform{client::SetSetting{words.positional[0], words.positional[1]}};
}

model::Result<Command> buildImport(const Words& words) {
    return ImportFile{words.positional[0], words.has("--dry-run")};
}

model::Result<Command> buildCheckConfig(const Words& words) {
    return CheckConfig{words.positional[0]};
}

model::Result<Command> buildSessionList(const Words& words) {
    ListSessions list;
    list.query.openOnly = words.has("--open");
    list.query.everybodys = words.has("--all");
    if (words.has("--limit")) {
        bool ok = false;
        list.query.limit = words.value("--limit").toUInt(&ok);
        if (!ok || list.query.limit < 1 || list.query.limit > kMostSessions)
            return wrong(QStringLiteral("--limit"), words.value("--limit"), "a number to 1000");
    }
    return list;
}

model::Result<Command> buildDrop(const Words& words) {
    bool ok = false;
    const quint64 id = words.positional[0].toULongLong(&ok);
    if (!ok || id == 0)
        return wrong(QStringLiteral("ID"), words.positional[0], "an id as `net` shows it");
    return Perform{client::DropConnection{id}};
}

model::Result<Command> buildBlock(const Words& words) {
    if (words.positional.isEmpty())
        return ListBlocks{};
    client::BlockAddress verb{words.positional[0]};
    if (!words.has("--for"))
        return Perform{verb};
    const auto seconds = parseDurationS(words.value("--for"));
    if (!seconds || *seconds < 1 || *seconds > kLongestBlockS)
        return wrong(QStringLiteral("--for"), words.value("--for"), "a duration from 1s to 365d");
    verb.seconds = static_cast<uint>(*seconds);
    return Perform{verb};
}

model::Result<Command> buildChanges(const Words& words) {
    return ListChanges{words.has("--all")};
}

model::Result<Command> buildVerify(const Words& words) {
    return Perform{client::VerifyIntegrity{words.has("--full")}};
}

model::Result<Command> buildAccept(const Words& words) {
    if (words.has("--all") != words.positional.isEmpty())
        return wrong(QStringLiteral("PATH"), words.positional.value(0), "a path, or --all alone");
    if (words.has("--all"))
        return Perform{client::AcceptFolder{QStringLiteral("/")}};
    if (words.has("--folder"))
        return Perform{client::AcceptFolder{words.positional[0]}};
    return AcceptChange{words.positional[0]};
}

model::Result<Command> buildGetDump(const Words& words) {
    return GetDump{words.positional[0], words.positional.value(1)};
}

template <bool on>
model::Result<Command> buildSwitchRule(const Words& words) {
    return Perform{client::SwitchRule{words.positional[0], on}};
}

model::Result<Command> buildReloadRules(const Words&) {
    return Perform{client::ReloadRules{}};
}

model::Result<ListAlerts> alertList(const Words& words, uint limit) {
    ListAlerts list{{}, words.has("--follow")};
    list.query.limit = limit;
    list.query.everybodys = words.has("--all");
    if (words.has("--since")) {
        const QString text = words.value("--since");
        list.query.sinceUs = parseTimeUs(text);
        if (const auto ago = parseDurationS(text))
            list.query.sinceUs = words.nowUs - *ago * 1'000'000;
        if (!list.query.sinceUs)
            return wrong(QStringLiteral("--since"), text,
                         "an RFC 3339 time or a duration like 10m");
    }
    if (words.has("--level")) {
        list.query.atLeast = model::levelFromString(words.value("--level").toStdString());
        if (!list.query.atLeast)
            return wrong(QStringLiteral("--level"), words.value("--level"),
                         "INFO, WARNING, ALERT or ERROR");
    }
    if (words.has("--limit")) {
        bool ok = false;
        list.query.limit = words.value("--limit").toUInt(&ok);
        if (!ok)
            return wrong(QStringLiteral("--limit"), words.value("--limit"), "a number (0: all)");
    }
    return list;
}

model::Result<Command> buildAlertList(const Words& words) {
    return alertList(words, kDefaultAlerts);
}

model::Result<Command> buildExport(const Words& words) {
    const QString format = words.has("--format") ? words.value("--format") : QStringLiteral("csv");
    if (format != u"csv" && format != u"json")
        return wrong(QStringLiteral("--format"), format, "csv or json");
    auto list = alertList(words, 0);
    if (!list)
        return std::unexpected(list.error());
    const bool json = words.has("--json") || format == u"json";
    list->form = json ? ListAlerts::Form::Json : ListAlerts::Form::Csv;
    return *list;
}

template <ActOnProcess::What what>
model::Result<Command> buildOnProcess(const Words& words) {
    bool ok = false;
    const int pid = words.positional[0].toInt(&ok);
    if (!ok || pid <= 0)
        return wrong(QStringLiteral("PID"), words.positional[0], "a process number");
    if (what == ActOnProcess::What::Kill && words.has("--tree"))
        return ActOnProcess{ActOnProcess::What::KillTree, pid};
    if (what == ActOnProcess::What::Dump && words.has("--force"))
        return ActOnProcess{ActOnProcess::What::ForcedDump, pid};
    return ActOnProcess{what, pid};
}

template <typename Verb>
model::Result<Command> buildOnAlert(const Words& words) {
    return Perform{Verb{words.positional[0]}};
}

model::Result<Command> buildAllow(const Words& words) {
    if (!words.has("--always"))
        return Perform{client::AllowAlert{words.positional[0]}};
    const auto match = parseMatch(words.options.value(QStringLiteral("--always")));
    if (!match)
        return std::unexpected(match.error());
    return Perform{client::AllowAlertAlways{words.positional[0], *match}};
}

model::Result<Command> buildMode(const Words& words) {
    if (words.positional.isEmpty())
        return ShowMode{};
    const auto mode = model::modeFromString(words.positional[0].toStdString());
    if (!mode)
        return wrong(QStringLiteral("mode"), words.positional[0], "observe, ask or enforce");
    return Perform{client::SetMode{*mode}};
}

model::Result<Command> buildPause(const Words& words) {
    const QString text = words.positional[0];
    if (text == u"off")
        return Perform{client::Pause{0}};
    const auto seconds = parseDurationS(text);
    if (!seconds || *seconds < 1 || *seconds > kLongestPauseS)
        return wrong(QStringLiteral("DURATION"), text, "off or a duration from 1s to 24h");
    return Perform{client::Pause{static_cast<uint>(*seconds)}};
}

model::Result<Command> buildTrustAdd(const Words& words) {
    TrustEntryWords entry{words.positional, words.options.value(QStringLiteral("--rule")),
                          words.value("--until"), words.value("--note")};
    const auto json = trustEntryJson(entry, words.nowUs);
    if (!json)
        return std::unexpected(json.error());
    return Perform{client::AddTrust{*json}};
}

model::Result<Command> buildTrustPreview(const Words& words) {
    const TrustEntryWords entry{words.positional,
                                words.options.value(QStringLiteral("--rule")),
                                words.value("--until"),
                                {}};
    const auto json = trustEntryJson(entry, words.nowUs);
    if (!json)
        return std::unexpected(json.error());
    return PreviewTrust{*json, words.has("--all")};
}

model::Result<Command> buildRuleList(const Words& words) {
    return ListRules{words.options.value(QStringLiteral("--rules-dir"))};
}

model::Result<Command> buildRuleCheck(const Words& words) {
    return CheckRules{words.positional + words.options.value(QStringLiteral("--rules-dir"))};
}

model::Result<Command> buildRuleTest(const Words& words) {
    const TestRules test{words.options.value(QStringLiteral("--rules-dir")),
                         words.value("--events"), words.value("--command-line"),
                         words.value("--image"), words.value("--parent")};
    if (test.events.isEmpty() == test.commandLine.isEmpty())
        return model::unexpected(model::Error::Code::InvalidArgument, "rules test",
                                 "needs either --command-line or --events");
    if (!test.events.isEmpty() && (words.has("--image") || words.has("--parent")))
        return model::unexpected(model::Error::Code::InvalidArgument, "--image, --parent",
                                 "belong to --command-line; events say them themselves");
    return test;
}

constexpr std::array kOptions = {
    OptionRow{"--json", nullptr, "answer in JSON: one object a line"},
    OptionRow{"--help", nullptr, "this text"},
    OptionRow{"--version", nullptr, "this program's version"},
    OptionRow{"--all", nullptr, "everybody's, not only one's own (asks for a password)"},
    OptionRow{"--dry-run", nullptr, "only say what would become of it"},
    OptionRow{"--open", nullptr, "only those that go on"},
    OptionRow{"--follow", nullptr, "go on with what is raised or changes from now on"},
    OptionRow{"--since", "TIME", "not older than: RFC 3339 or 10m, 2h, 7d"},
    OptionRow{"--level", "LEVEL", "this or worse: INFO, WARNING, ALERT, ERROR"},
    OptionRow{"--format", "csv|json", "csv (default), or json: one array of ECS objects"},
    OptionRow{"--limit", "N", "at most the newest N (default 1000, of an export all; 0: all)"},
    OptionRow{"--for", "DURATION", "how long: 10m, 1h, 7d (else as is configured)"},
    OptionRow{"--force", nullptr, "also of what keeps secrets or does not let itself be dumped"},
    OptionRow{"--full", nullptr, "every file is read again, too"},
    OptionRow{"--folder", nullptr, "everything in the folder"},
    OptionRow{"--tree", nullptr, "with everything it started"},
    OptionRow{"--always", "KEY=VALUE", "from now on, for exactly this (repeat to narrow)"},
    OptionRow{"--rule", "ID", "only for this rule (repeatable)"},
    OptionRow{"--until", "TIME", "ends then: RFC 3339 or 1h, 7d from now"},
    OptionRow{"--note", "TEXT", "why"},
    OptionRow{"--rules-dir", "DIR", "these rules instead of the installed ones (repeatable)"},
    OptionRow{"--command-line", "TEXT", "a command as it would be typed; nothing is run"},
    OptionRow{"--image", "PATH", "its program (default: looked up in PATH)"},
    OptionRow{"--parent", "PATH", "the program that starts it"},
    OptionRow{"--events", "FILE",
              "events in Sigma's field names, a JSON object a line (- = input)"},
};

using What = ActOnProcess::What;

constexpr std::array kCommands = {
    CommandRow{"status", "", 0, 0, "", constant<ShowStatus>, "one sentence, mode and health"},
    CommandRow{"health", "", 0, 0, "", constant<ShowHealth>,
               "sources, events, losses, queues, what is suspended"},
    CommandRow{"ps", "", 0, 0, "--all", buildProcessList, "what runs"},
    CommandRow{"net", "", 0, 0, "--all", buildConnectionList, "who speaks with whom, who listens"},
    CommandRow{"sessions", "", 0, 0, "--open --limit --all", buildSessionList,
               "who is and was logged in, newest first"},
    CommandRow{"integrity status", "", 0, 0, "", constant<ShowIntegrity>,
               "how protected files are watched"},
    CommandRow{"integrity changes", "", 0, 0, "--all", buildChanges,
               "what changed and was not accepted"},
    CommandRow{"integrity check", "", 0, 0, "--full", buildVerify, "compare protected files now"},
    CommandRow{"integrity accept", "[PATH]", 0, 1, "--folder --all", buildAccept,
               "a change is right: the file as it is shown now, a folder's, or all"},
    CommandRow{"integrity export", "", 0, 0, "", constant<ExportBaseline>,
               "the accepted state, a JSON object a line"},
    CommandRow{"drop", "ID", 1, 1, "", buildDrop, "cut a connection of `net`"},
    CommandRow{"block", "[ADDRESS]", 0, 1, "--for", buildBlock,
               "keep an address out for a while, or show what is blocked"},
    CommandRow{"unblock", "ADDRESS", 1, 1, "", buildOnAlert<client::UnblockAddress>,
               "let it in again"},
    CommandRow{"alerts", "", 0, 0, "--follow --since --level --limit --all", buildAlertList,
               "what was raised, oldest first"},
    CommandRow{"export", "", 0, 0, "--format --since --level --limit --all", buildExport,
               "all that was raised, for a spreadsheet or a program"},
    CommandRow{"alerts kill", "ID", 1, 1, "", buildOnAlert<client::KillAlert>,
               "kill what the alert is about"},
    CommandRow{"alerts allow", "ID", 1, 1, "--always", buildAllow, "let it go on, once"},
    CommandRow{"alerts resolve", "ID", 1, 1, "", buildOnAlert<client::ResolveAlert>,
               "mark as looked at"},
    CommandRow{"alerts undo", "ID", 1, 1, "", buildOnAlert<client::UndoAlert>,
               "take back what can be taken back"},
    CommandRow{"kill", "PID", 1, 1, "--tree", buildOnProcess<What::Kill>,
               "terminate a process, TERM then KILL"},
    CommandRow{"suspend", "PID", 1, 1, "", buildOnProcess<What::Suspend>,
               "stop a process and what it started"},
    CommandRow{"resume", "PID", 1, 1, "", buildOnProcess<What::Resume>,
               "take one's own suspend back"},
    CommandRow{"dump", "PID", 1, 1, "--force", buildOnProcess<What::Dump>,
               "save the memory of a process"},
    CommandRow{"dumps list", "", 0, 0, "", constant<ListDumps>, "saved memory, oldest first"},
    CommandRow{"dumps get", "ID [FILE]", 1, 2, "", buildGetDump,
               "copy saved memory here (zstd; unpack it for gdb)"},
    CommandRow{"dumps cancel", "ID", 1, 1, "", buildOnAlert<client::CancelDump>,
               "end a dump that is being made"},
    CommandRow{"mode", "[observe|ask|enforce]", 0, 1, "", buildMode, "show or change the mode"},
    CommandRow{"pause", "DURATION|off", 1, 1, "", buildPause, "only observe for a while"},
    CommandRow{"config get", "[KEY]", 0, 1, "", buildShowSettings,
               "the settings in force, or one of them"},
    CommandRow{"config set", "KEY VALUE", 2, 2, "", buildSetSetting, "change one setting"},
    CommandRow{"config check", "FILE", 1, 1, "", buildCheckConfig,
               "is it a configuration the helper would take; needs no helper"},
    CommandRow{"config import", "FILE", 1, 1, "--dry-run", buildImport,
               "take over a configuration, saying line by line what became of it"},
    CommandRow{"trust list", "", 0, 0, "", constant<ListTrust>, "what is trusted"},
    CommandRow{"trust add", "KEY=VALUE…", 1, 16, "--rule --until --note", buildTrustAdd,
               "trust what matches all of these"},
    CommandRow{"trust preview", "KEY=VALUE…", 1, 16, "--rule --until --all", buildTrustPreview,
               "how many alerts of the last 7 days that would have silenced"},
    CommandRow{"trust remove", "ID", 1, 1, "", buildOnAlert<client::RemoveTrust>,
               "trust it no longer"},
    CommandRow{"rules list", "", 0, 0, "--rules-dir", buildRuleList, "the rules in force"},
    CommandRow{"rules test", "", 0, 0, "--rules-dir --command-line --image --parent --events",
               buildRuleTest, "which rules match; needs no helper"},
    CommandRow{"rules check", "[DIR…]", 0, 64, "--rules-dir", buildRuleCheck,
               "for each rule file: loaded, skipped or refused, and why"},
    CommandRow{"rules enable", "ID", 1, 1, "", buildSwitchRule<true>, "switch a rule on"},
    CommandRow{"rules disable", "ID", 1, 1, "", buildSwitchRule<false>, "switch a rule off"},
    CommandRow{"rules reload", "", 0, 0, "", buildReloadRules, "read the rule files again"},
    CommandRow{"watch", "", 0, 0, "", constant<Watch>, "status and alerts as they change"},
};

}  // namespace

std::span<const CommandRow> commandTable() {
    return kCommands;
}

std::span<const OptionRow> optionTable() {
    return kOptions;
}

}  // namespace app::ctl
