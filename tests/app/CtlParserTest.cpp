#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/ctl/AlertText.h"
#include "app/ctl/CommandParser.h"
#include "app/ctl/NetworkText.h"
#include "app/ctl/ProcessIdentity.h"
#include "app/ctl/ProcessText.h"
#include "app/ctl/TimeText.h"
#include "app/ctl/TrustEntryText.h"
#include "tests/app/support/Alerts.h"

#include <unistd.h>

namespace app::ctl {
namespace {

constexpr qint64 kNow = 1'700'000'000'000'000;

model::Result<CommandLine> parse(const char* line) {
    const QString text = QString::fromUtf8(line);
    return parseCommandLine(text.split(QLatin1Char(' '), Qt::SkipEmptyParts), kNow);
}

template <typename T>
T get(const char* line) {
    const auto parsed = parse(line);
    EXPECT_TRUE(parsed.has_value()) << line;
    if (!parsed || !std::holds_alternative<T>(parsed->command)) {
        ADD_FAILURE() << line << " is another command";
        return T{};
    }
    return std::get<T>(parsed->command);
}

template <typename Verb>
Verb verb(const char* line) {
    const Perform command = get<Perform>(line);
    EXPECT_TRUE(std::holds_alternative<Verb>(command.verb)) << line;
    return std::holds_alternative<Verb>(command.verb) ? std::get<Verb>(command.verb) : Verb{};
}

TEST(CtlParser, UnderstandsReads) {
    get<ShowStatus>("status");
    get<ShowHealth>("health");
    get<ShowMode>("mode");
    get<ListTrust>("trust list");
    get<Watch>("watch");
    get<ShowHelp>("--help");
    get<ShowHelp>("kill -h");
    get<ShowVersion>("--version");
    EXPECT_FALSE(get<ListProcesses>("ps").everybodys);
    EXPECT_TRUE(get<ListProcesses>("ps --all").everybodys);
    EXPECT_TRUE(parse("--json status")->json);
    EXPECT_TRUE(parse("status --json")->json);
    EXPECT_FALSE(parse("status")->json);
}

TEST(CtlParser, UnderstandsProtectedFiles) {
    get<ShowIntegrity>("integrity status");
    EXPECT_FALSE(get<ListChanges>("integrity changes").everybodys);
    EXPECT_TRUE(get<ListChanges>("integrity changes --all").everybodys);
    get<ExportBaseline>("integrity export");
    EXPECT_FALSE(verb<client::VerifyIntegrity>("integrity check").full);
    EXPECT_TRUE(verb<client::VerifyIntegrity>("integrity check --full").full);
    EXPECT_EQ(get<AcceptChange>("integrity accept /etc/x").path, "/etc/x");
    EXPECT_EQ(verb<client::AcceptFolder>("integrity accept /etc --folder").path, "/etc");
    EXPECT_EQ(verb<client::AcceptFolder>("integrity accept --all").path, "/");
    for (const auto* const wrong : {"integrity", "integrity accept", "integrity accept /a --all",
                                    "integrity accept /a /b", "integrity export /etc"})
        EXPECT_FALSE(parse(wrong)) << wrong;
}

TEST(CtlParser, UnderstandsTheNetwork) {
    EXPECT_FALSE(get<ListConnections>("net").everybodys);
    EXPECT_TRUE(get<ListConnections>("net --all").everybodys);
    get<ListBlocks>("block");
    EXPECT_EQ(verb<client::DropConnection>("drop 18446744073709551615").id, ~0ULL);
    EXPECT_EQ(verb<client::BlockAddress>("block 192.0.2.1").seconds, 0U);
    const auto block = verb<client::BlockAddress>("block 2001:db8::1 --for 1h");
    EXPECT_EQ(block.address, "2001:db8::1");
    EXPECT_EQ(block.seconds, 3600U);
    EXPECT_EQ(verb<client::UnblockAddress>("unblock 192.0.2.1").address, "192.0.2.1");
    EXPECT_TRUE(verb<client::SwitchRule>("rules enable tor").on);
    EXPECT_FALSE(verb<client::SwitchRule>("rules disable tor").on);
    EXPECT_EQ(verb<client::SwitchRule>("rules disable tor").id, "tor");
    (void)verb<client::ReloadRules>("rules reload");
    for (const auto* const wrong :
         {"drop", "drop x", "drop 0", "drop -1", "drop 18446744073709551616", "unblock",
          "block 192.0.2.1 --for 0s", "block 192.0.2.1 --for 400d", "block 192.0.2.1 --for soon",
          "block 192.0.2.1 192.0.2.2", "net 1", "rules enable", "rules reload tor"})
        EXPECT_FALSE(parse(wrong)) << wrong;
}

TEST(CtlText, ConnectionsAsTheContractNamesThem) {
    model::ConnectionRow row;
    row.id = 4711;
    row.connection.localAddress = "0.0.0.0";
    row.connection.localPort = 22;
    row.state = "listen";
    row.reach = "lan";
    row.uid = 0;
    const QJsonObject listener = connectionJson(row);
    EXPECT_EQ(listener.keys().join(' ').toStdString(),
              "direction executable id local_address local_port opened_at pid protocol reach "
              "remote_address remote_name remote_port rx_bytes_per_s state tx_bytes_per_s uid");
    EXPECT_EQ(listener["id"].toString(), "4711");
    EXPECT_TRUE(listener["pid"].isNull());
    EXPECT_TRUE(listener["remote_port"].isNull());
    row.owner = {42, 7};
    row.executable = "/usr/bin/%1\x1b[2J";
    row.connection.remoteAddress = "2001:db8::1";
    row.connection.remotePort = 443;
    row.connection.remoteName = "evil.example\n";
    const QString table = connectionTable({row}, 0);
    EXPECT_TRUE(table.contains("[2001:db8::1]:443 (evil.example")) << table.toStdString();
    EXPECT_TRUE(table.contains("/usr/bin/%1"));
    EXPECT_FALSE(table.contains(QChar(0x1b)));
    EXPECT_EQ(table.count('\n'), 1);
    EXPECT_EQ(connectionTable({row}, 40).section('\n', 1).size(), 40);
    const QJsonObject block{{"address", "192.0.2.1"}, {"seconds_left", 75}, {"reason", "uid 0"}};
    EXPECT_EQ(blockLine(block), "192.0.2.1 for 1 min 15 s, uid 0");
}

TEST(CtlParser, UnderstandsTheAlertFilter) {
    const ListAlerts plain = get<ListAlerts>("alerts");
    EXPECT_FALSE(plain.follow);
    EXPECT_FALSE(plain.query.sinceUs);
    EXPECT_FALSE(plain.query.everybodys);
    const ListAlerts full =
        get<ListAlerts>("alerts --follow --since 10m --level WARNING --limit 5 --all");
    EXPECT_TRUE(full.follow);
    EXPECT_EQ(full.query.sinceUs, kNow - 600'000'000LL);
    EXPECT_EQ(full.query.atLeast, model::Level::Warning);
    EXPECT_EQ(full.query.limit, 5U);
    EXPECT_TRUE(full.query.everybodys);
    EXPECT_EQ(get<ListAlerts>("alerts --since=2023-11-14T22:13:20Z").query.sinceUs, kNow);
}

TEST(CtlParser, UnderstandsTheExport) {
    using Form = ListAlerts::Form;
    const ListAlerts plain = get<ListAlerts>("export");
    EXPECT_EQ(plain.form, Form::Csv);
    EXPECT_EQ(plain.query.limit, 0U) << "all of them";
    EXPECT_EQ(get<ListAlerts>("export --format csv --limit 3").query.limit, 3U);
    EXPECT_EQ(get<ListAlerts>("export --format json").form, Form::Json);
    EXPECT_EQ(get<ListAlerts>("export --json").form, Form::Json);
    EXPECT_EQ(get<ListAlerts>("alerts").form, Form::Lines);
}

TEST(CtlParser, UnderstandsVerbs) {
    EXPECT_EQ(verb<client::KillAlert>("alerts kill 7f").id, QStringLiteral("7f"));
    EXPECT_EQ(verb<client::AllowAlert>("alerts allow 7f").id, QStringLiteral("7f"));
    const auto always =
        verb<client::AllowAlertAlways>("alerts allow 7f --always package=netcat --always port=9");
    EXPECT_EQ(always.match.value(QStringLiteral("package")), QStringLiteral("netcat"));
    EXPECT_EQ(always.match.value(QStringLiteral("port")), QStringLiteral("9"));
    EXPECT_EQ(verb<client::ResolveAlert>("alerts resolve x").id, QStringLiteral("x"));
    EXPECT_EQ(verb<client::UndoAlert>("alerts undo x").id, QStringLiteral("x"));
    EXPECT_EQ(verb<client::SetMode>("mode enforce").mode, model::Mode::Enforce);
    EXPECT_EQ(verb<client::Pause>("pause 15m").seconds, 900U);
    EXPECT_EQ(verb<client::Pause>("pause 24h").seconds, 86'400U);
    EXPECT_EQ(verb<client::Pause>("pause off").seconds, 0U);
    EXPECT_EQ(verb<client::RemoveTrust>("trust remove 3").id, QStringLiteral("3"));
    EXPECT_EQ(get<ActOnProcess>("kill 42").what, ActOnProcess::What::Kill);
    EXPECT_EQ(get<ActOnProcess>("kill --tree 42").what, ActOnProcess::What::KillTree);
    EXPECT_EQ(get<ActOnProcess>("suspend 42").what, ActOnProcess::What::Suspend);
    EXPECT_EQ(get<ActOnProcess>("resume 42").pid, 42);
    EXPECT_EQ(verb<client::KillAlert>("alerts kill -- -x").id, QStringLiteral("-x"));
}

struct WrongRow {
    const char* line;
    const char* names;  // what the message must name
};

class CtlUsageTest : public testing::TestWithParam<WrongRow> {};

TEST_P(CtlUsageTest, IsRefusedNamingTheArgument) {
    const auto parsed = parse(GetParam().line);
    ASSERT_FALSE(parsed.has_value()) << GetParam().line;
    EXPECT_EQ(parsed.error().code, model::Error::Code::InvalidArgument);
    const std::string text = model::toString(parsed.error());
    EXPECT_NE(text.find(GetParam().names), std::string::npos) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Table, CtlUsageTest,
    testing::Values(
        WrongRow{"", "no command"}, WrongRow{"bogus", "bogus"}, WrongRow{"Status", "Status"},
        WrongRow{"status now", "now"}, WrongRow{"status --all", "--all"},
        WrongRow{"status --jsonx", "--jsonx"}, WrongRow{"status --json=1", "--json"},
        WrongRow{"kill", "PID"}, WrongRow{"kill abc", "abc"}, WrongRow{"kill 0", "\"0\""},
        WrongRow{"kill -- -1", "-1"}, WrongRow{"kill 99999999999", "99999999999"},
        WrongRow{"kill 1 2", "\"2\""}, WrongRow{"kill 0x10", "0x10"},
        WrongRow{"suspend --tree 3", "--tree"}, WrongRow{"alerts kill", "ID"},
        WrongRow{"alerts killl x", "killl"}, WrongRow{"alerts --since", "--since"},
        WrongRow{"alerts --since yesterday", "yesterday"},
        WrongRow{"alerts --since 2023-11-14", "2023-11-14"},
        WrongRow{"alerts --level alert", "alert"}, WrongRow{"alerts --limit -1", "-1"},
        WrongRow{"alerts --limit many", "many"}, WrongRow{"export --format xml", "xml"},
        WrongRow{"export --format", "--format"}, WrongRow{"export --follow", "--follow"},
        WrongRow{"mode Ask", "Ask"}, WrongRow{"pause", "DURATION"}, WrongRow{"pause 0", "\"0\""},
        WrongRow{"pause 25h", "25h"}, WrongRow{"pause 1w", "1w"}, WrongRow{"trust", "add"},
        WrongRow{"trust add", "KEY=VALUE"}, WrongRow{"trust add path", "path"},
        WrongRow{"trust add colour=red", "colour"}, WrongRow{"trust add path=", "no value"},
        WrongRow{"trust add path=/a path=/b", "twice"},
        WrongRow{"trust add path=/a --until 2001-01-01T00:00:00Z", "2001"},
        WrongRow{"trust remove", "ID"}, WrongRow{"alerts allow x --always", "--always"},
        WrongRow{"alerts allow x --always shell=yes", "shell"}));

TEST(CtlParser, BuildsATrustEntry) {
    const auto add = verb<client::AddTrust>(
        "trust add path=/opt/x port=443 --rule reverse-shell --rule tor --until 1h --note mine");
    const QJsonObject entry = QJsonDocument::fromJson(add.entry.toUtf8()).object();
    EXPECT_EQ(entry["match"].toObject()["path"].toString(), QStringLiteral("/opt/x"));
    EXPECT_EQ(entry["rules"].toArray().size(), 2);
    EXPECT_EQ(entry["until"].toString(), rfc3339(kNow + 3'600'000'000LL));
    EXPECT_EQ(entry["note"].toString(), QStringLiteral("mine"));
}

TEST(CtlHelp, NamesEveryCommandAndExitCode) {
    const QString help = helpText();
    for (const char* word : {"alerts allow", "trust add", "pause", "watch", "--follow",
                             "3 not authorised", "4 helper not running"})
        EXPECT_TRUE(help.contains(QLatin1String(word))) << word;
}

TEST(Durations, AreShortAndExact) {
    EXPECT_EQ(parseDurationS("45"), 45);
    EXPECT_EQ(parseDurationS("45s"), 45);
    EXPECT_EQ(parseDurationS("10m"), 600);
    EXPECT_EQ(parseDurationS("7d"), 604'800);
    for (const char* wrong : {"", "m", "-5m", "5 m", "1.5h", "10y", "999999999d", "10m\n", "٣m"})
        EXPECT_FALSE(parseDurationS(QString::fromUtf8(wrong))) << wrong;
}

struct StatRow {
    const char* what;
    QByteArray stat;
    std::uint64_t ticks;  // 0 = refused
};

class StartTimeTest : public testing::TestWithParam<StatRow> {};

TEST_P(StartTimeTest, IsField22WhateverTheName) {
    const auto ticks = parseStartTime(GetParam().stat);
    EXPECT_EQ(ticks.value_or(0), GetParam().ticks) << GetParam().what;
}

const QByteArray kRest =
    " S 1 42 42 0 -1 4194304 100 0 0 0 1 2 0 0 20 0 1 0 987654 1000000 100 184467440737\n";

INSTANTIATE_TEST_SUITE_P(
    Table, StartTimeTest,
    testing::Values(StatRow{"plain", "42 (bash)" + kRest, 987654},
                    StatRow{"a name with a fake end", "42 (a) R 1 1 1)" + kRest, 987654},
                    StatRow{"a name of parentheses", "42 ()))" + kRest, 987654},
                    StatRow{"a newline", "42 (a\nb)" + kRest, 987654}, StatRow{"empty", "", 0},
                    StatRow{"no name", "42 bash" + kRest, 0}, StatRow{"cut", "42 (bash) S 1 42", 0},
                    StatRow{"letters", "42 (bash) S" + QByteArray(" x").repeated(30), 0}));

TEST(ProcessIdentity, FindsThisProcessAndNotOneThatIsNone) {
    const auto self = identify(getpid());
    ASSERT_TRUE(self.has_value());
    EXPECT_EQ(self->pid, getpid());
    EXPECT_GT(self->startTimeTicks, 0U);
    EXPECT_EQ(identify(2'000'000'000).error().code, model::Error::Code::NoSuchProcess);
}

TEST(ProcessJson, HasExactlyTheContractsKeys) {
    model::ProcessRow row;
    row.key = {42, 100};
    row.name = "a\nb";
    row.state = 'S';
    const QJsonObject object = processJson(row, 1'000'000'000'000'000);
    QStringList keys = object.keys();
    QStringList wanted =
        QStringLiteral(
            "pid ppid start name executable command_line uid user state cpu_percent "
            "cpu_percent_core memory_kib memory_percent io_bytes_per_s io_operations_per_s "
            "threads descriptors connections package suspended")
            .split(QLatin1Char(' '));
    keys.sort();
    wanted.sort();
    EXPECT_EQ(keys, wanted);
    EXPECT_EQ(object["start"].toString(), QStringLiteral("2001-09-09T01:46:41.000000Z"));
    EXPECT_EQ(object["name"].toString(), QStringLiteral("a\nb"));
}

TEST(ProcessTable, IsSortedEscapedAndCut) {
    model::ProcessRow evil;
    evil.key = {300, 1};
    evil.name = "x";
    evil.commandLine = std::string("evil\x1b[2J\n") + std::string(9000, 'y');
    model::ProcessRow kernel;
    kernel.key = {2, 1};
    kernel.name = "kthreadd";
    const QStringList lines = processTable({evil, kernel}, 80).split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[1].contains(QStringLiteral("[kthreadd]")));
    EXPECT_TRUE(lines[2].contains(QStringLiteral("evil")));
    for (const QString& line : lines) {
        EXPECT_LE(line.size(), 80);
        EXPECT_FALSE(line.contains(QChar(0x1b)));
    }
}

TEST(AlertLine, IsOneSafeLine) {
    model::Alert alert = testsupport::question("id-1", kNow);
    alert.finding.process.name = "a\x1b]0;owned\x07\n";
    alert.finding.message = "evil\r\nFAKE LINE";
    const QString line = alertLine(alert, kNow + 3'000'000);
    EXPECT_FALSE(line.contains(QLatin1Char('\n')));
    EXPECT_FALSE(line.contains(QLatin1Char('\r')));
    EXPECT_FALSE(line.contains(QChar(0x1b)));
    EXPECT_TRUE(line.contains(QStringLiteral("ALERT")));
    EXPECT_TRUE(line.contains(QStringLiteral("kill-tree in 27 s")));
    EXPECT_TRUE(line.endsWith(QStringLiteral("[id-1]")));
}

}  // namespace
}  // namespace app::ctl
