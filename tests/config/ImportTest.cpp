#include <gmock/gmock.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "config/ConfigFile.h"
#include "config/ImportPlan.h"
#include "config/JsonItems.h"
#include "config/SettingCodec.h"

namespace config {
namespace {

using Outcome = ImportLine::Outcome;
using testing::Contains;
using testing::HasSubstr;

std::string fixture(const char* name) {
    std::ifstream file(std::string(AM_FIXTURES "/seeds/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

ImportPlan plan(const std::string& text, const TrustCheck& check = {}) {
    auto result = planImport(text, model::Settings(), check);
    EXPECT_TRUE(result) << toString(result.error());
    return result ? *result : ImportPlan();
}

std::string valueOf(const ImportPlan& plan, const char* key) {
    return textFromValue(writeSetting(*model::findSetting(key), plan.settings));
}

const ImportLine& lineAbout(const ImportPlan& plan, const std::string& source) {
    static const ImportLine kNone;
    const auto line = std::ranges::find_if(plan.lines, [&](const ImportLine& each) {
        return each.source.find(source) != std::string::npos;
    });
    EXPECT_NE(line, plan.lines.end()) << source;
    return line == plan.lines.end() ? kNone : *line;
}

/// Line of the file where that text stands.
int lineIn(const std::string& text, const std::string& wanted) {
    return 1 +
           static_cast<int>(std::count(
               text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(wanted)), '\n'));
}

TEST(HunterImport, TheRealFileLineByLine) {
    const std::string text = fixture("anomaly_hunter.conf");
    const ImportPlan result = plan(text);
    EXPECT_EQ(result.format, "anomaly-hunter");
    const std::map<const char*, const char*> expected{
        {"resources.interval_s", "30"},
        {"resources.history_size", "10"},
        {"resources.cpu_percent", "90"},
        {"resources.memory_percent", "90"},
        {"resources.cpu_trend_count", "3"},
        {"resources.memory_trend_count", "3"},
        {"resources.io_operations_per_s", "10000"},
        {"resources.threads_max", "500"},
        {"resources.descriptors_max", "1000"},
        {"resources.dump.enabled", "true"},
        {"resources.dump.max_size_mib", "500"},
        {"resources.kill.enabled", "false"},
        {"mail.enabled", "false"},
        {"mail.to", R"(["admin@securonis.local"])"},
        {"mail.from", R"("anomaly_hunter@securonis.local")"},
        {"mail.subject", R"("[ALERT] High resource usage detected")"},
        {"resources.baselines.enabled", "true"},
        {"resources.baselines.period_h", "24"},
        {"resources.baselines.margin_percent", "20"}};
    for (const auto& [key, value] : expected)
        EXPECT_EQ(valueOf(result, key), value) << key;
    EXPECT_EQ(lineAbout(result, "monitor.interval").line, lineIn(text, "interval = 30"));
    EXPECT_EQ(lineAbout(result, "baseline_margin").line, lineIn(text, "baseline_margin = 20"));
    EXPECT_EQ(lineAbout(result, "monitor.pidfile").outcome, Outcome::Unneeded);
    EXPECT_EQ(lineAbout(result, "monitor.log_file").outcome, Outcome::Unneeded);
    EXPECT_EQ(lineAbout(result, "dump_dir").outcome, Outcome::Refused) << "the file's only";
    EXPECT_THAT(lineAbout(result, "dump_command").detail, HasSubstr(R"(["gcore","-o")"));
    EXPECT_EQ(lineAbout(result, "whitelist.users: root").outcome, Outcome::Refused);
    EXPECT_THAT(lineAbout(result, "whitelist.users: root").detail, HasSubstr("half the system"));
    EXPECT_EQ(lineAbout(result, "whitelist.processes: firefox").outcome, Outcome::Imported);
    EXPECT_EQ(result.settings.trust.size(), 8U) << "six names, two paths";
    for (const model::TrustEntry& entry : result.settings.trust)
        EXPECT_FALSE(entry.rules.empty()) << "never every rule";
}

TEST(HunterImport, EverySettingOfTheFileHasItsWord) {
    const std::string text = fixture("anomaly_hunter.conf");
    std::size_t settings = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        settings += !line.starts_with('#') && line.find(" = ") != std::string::npos ? 1 : 0;
    const ImportPlan result = plan(text);
    std::map<int, int> perLine;
    for (const ImportLine& line : result.lines)
        ++perLine[line.line];
    EXPECT_EQ(perLine.size(), settings);
}

struct HunterRow {
    const char* text;  // of [section]\nkey = value
    Outcome outcome;
    const char* key;
    const char* value;  // in force afterwards
};

class HunterRowTest : public testing::TestWithParam<HunterRow> {};

TEST_P(HunterRowTest, IsTakenOrRefused) {
    const ImportPlan result = plan(GetParam().text);
    ASSERT_EQ(result.lines.size(), 1U);
    EXPECT_EQ(result.lines[0].outcome, GetParam().outcome) << result.lines[0].detail;
    EXPECT_EQ(result.lines[0].line, 2);
    if (GetParam().key != nullptr) {
        EXPECT_EQ(valueOf(result, GetParam().key), GetParam().value);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, HunterRowTest,
    testing::Values(
        HunterRow{"[monitor]\ninterval = 0", Outcome::Refused, "resources.interval_s", "5"},
        HunterRow{"[monitor]\ninterval = ten", Outcome::Refused, "resources.interval_s", "5"},
        HunterRow{"[monitor]\ninterval=7", Outcome::Imported, "resources.interval_s", "7"},
        HunterRow{"[monitor]\r\n  interval = 7 \r", Outcome::Imported, "resources.interval_s", "7"},
        HunterRow{"[monitor]\ninterval = 99999999999999999999", Outcome::Refused,
                  "resources.interval_s", "5"},
        HunterRow{"[monitor]\nlog_level = WARNING", Outcome::Imported, "log_levels",
                  R"(["ALERT","ERROR","WARNING"])"},
        HunterRow{"[monitor]\nlog_level = DEBUG", Outcome::Changed, "log_levels",
                  R"(["ALERT","ERROR","WARNING","INFO"])"},
        HunterRow{"[monitor]\nlog_level = LOUD", Outcome::Refused, nullptr, nullptr},
        HunterRow{"[actions]\nmax_dump_size = 0", Outcome::Changed, "resources.dump.max_size_mib",
                  "1048576"},
        HunterRow{"[actions]\nenable_kill = Yes", Outcome::Imported, "resources.kill.enabled",
                  "true"},
        HunterRow{"[actions]\nenable_kill = maybe", Outcome::Refused, "resources.kill.enabled",
                  "false"},
        HunterRow{"[actions]\nenable_email = on", Outcome::Changed, "mail.enabled", "true"},
        HunterRow{"[whitelist]\nusers = 0", Outcome::Refused, "trust", "[]"},
        HunterRow{"[thresholds]\nnonsense = 1", Outcome::Refused, nullptr, nullptr},
        HunterRow{"[thresholds]\njust words", Outcome::Refused, nullptr, nullptr},
        HunterRow{"[]\n= 5", Outcome::Refused, nullptr, nullptr}));

TEST(SeedImport, TheRealFileLineByLine) {
    const std::string text = fixture("algomonitor-config.json");
    const ImportPlan result = plan(text);
    EXPECT_EQ(result.format, "algomonitor-seed");
    EXPECT_EQ(valueOf(result, "network.listeners_allowed"),
              "[22,53,80,139,443,445,631,1433,1521,3306,5432,8080,8443,27017]");
    EXPECT_EQ(valueOf(result, "resources.cpu_percent"), "95");
    EXPECT_EQ(valueOf(result, "resources.memory_percent"), "85");
    EXPECT_EQ(valueOf(result, "processes.children_max"), "50");
    EXPECT_EQ(valueOf(result, "resources.connections_max"), "100");
    EXPECT_EQ(valueOf(result, "resources.descriptors_max"), "2000");
    EXPECT_EQ(valueOf(result, "resources.threads_max"), "1000");
    EXPECT_EQ(valueOf(result, "log_levels"), R"(["ALERT","INFO","WARNING","ERROR"])");
    const std::string folders = valueOf(result, "integrity.directories");
    EXPECT_THAT(folders, HasSubstr("\"/etc/\""));
    EXPECT_THAT(folders, HasSubstr("\"/home/*/.ssh/\""));
    EXPECT_THAT(folders, testing::Not(HasSubstr("/var/log/")));
    EXPECT_EQ(lineAbout(result, "TRUSTED_PORTS: 27017").line, lineIn(text, "\"27017\""));
    EXPECT_EQ(lineAbout(result, "PROCESS_THRESHOLDS.threads").line,
              lineIn(text, "\"threads\": 1000"));
    EXPECT_EQ(lineAbout(result, R"("/lib/cups/")").line, lineIn(text, "/lib/cups/"));
}

TEST(SeedImport, WhatMatchesHalfTheSystemIsRefusedWithAWord) {
    const ImportPlan result = plan(fixture("algomonitor-config.json"));
    for (const char* source : {R"(TRUSTED_DIRECTORIES: "/usr/lib/")", R"("python")", R"("node")",
                               R"("java")", R"("mine")", R"("\\.sh$")", R"("^45\\..*")",
                               R"("^192\\.168\\.")", R"("^10\\.")", R"("npm ")", R"("panel-")"}) {
        const ImportLine line = lineAbout(result, source);
        EXPECT_EQ(line.outcome, Outcome::Refused) << source;
        EXPECT_FALSE(line.detail.empty()) << source;
    }
    for (const char* source : {R"("bash -i")", R"("\\.onion$")", R"(":4444$")", R"("xmrig")",
                               R"("kworker/")", R"("snapper")", R"("kworker")"})
        EXPECT_EQ(lineAbout(result, source).outcome, Outcome::Covered) << source;
    for (const model::TrustEntry& entry : result.settings.trust)
        EXPECT_EQ(entry.rules, (std::vector<std::string>{"unknown-process", "unusual-location"}));
}

TEST(SeedImport, EveryEntryHasItsWord) {
    const std::string text = fixture("algomonitor-config.json");
    const ImportPlan result = plan(text);
    EXPECT_EQ(result.lines.size(), jsonItems(text, 100'000).size());
    for (const ImportLine& line : result.lines)
        EXPECT_GT(line.line, 0) << line.source;
    const auto report = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(result))).object();
    EXPECT_EQ(report.value("lines").toArray().size(), std::ssize(result.lines));
    int sum = 0;
    for (const QJsonValue count : report.value("counts").toObject())
        sum += count.toInt();
    EXPECT_EQ(sum, std::ssize(result.lines));
}

TEST(SeedImport, HostileValuesAreRefusedOneByOne) {
    const ImportPlan result = plan(
        R"({"TRUSTED_PORTS":{"0":"x","65536":"y","22":"SSH","-1":"","1e3":"","x":""},
"PROCESS_THRESHOLDS":{"cpu_percent":-5,"threads":"many","children":1e99,"nonsense":1,"memory_percent":[85]},
"PROTECTED_DIRECTORIES":["relative","/","/tmp/","/proc/",7,null,"/etc/../","/srv/"],
"TRUSTED_DIRECTORIES":["/tmp","/","","../x"],
"TRUSTED_SYSTEM_PROCESSES":["","a/b","bash",5,"x\u001b[2J\n"],
"LOG_LEVELS":["LOUD","ALERT"],"UNKNOWN":{"a":{"b":[1,2]}}})");
    EXPECT_EQ(valueOf(result, "network.listeners_allowed"), "[22,1000]");
    EXPECT_EQ(valueOf(result, "resources.cpu_percent"), "90");
    EXPECT_EQ(valueOf(result, "resources.threads_max"), "500");
    EXPECT_EQ(valueOf(result, "log_levels"), R"(["ALERT"])");
    EXPECT_THAT(valueOf(result, "integrity.directories"), HasSubstr("\"/srv/\""));
    EXPECT_THAT(valueOf(result, "integrity.directories"), testing::Not(HasSubstr("/tmp")));
    EXPECT_EQ(lineAbout(result, "UNKNOWN.a.b").outcome, Outcome::Refused);
    for (const ImportLine& line : result.lines)
        EXPECT_EQ((line.source + line.detail).find_first_of("\n\x1b"), std::string::npos);
}

TEST(Import, WhatTheTrustCheckRefusesIsSaid) {
    const ImportPlan result = plan("[whitelist]\npaths = /tmp/x,/usr/bin/y", [](const auto& entry) {
        if (entry.match.at("path") == "/tmp/x")
            return model::Result<void>(model::unexpected(model::Error::Code::InvalidArgument,
                                                         "trust", "anybody can write there"));
        return model::Result<void>();
    });
    ASSERT_EQ(result.lines.size(), 2U);
    EXPECT_EQ(result.lines[0].outcome, Outcome::Refused);
    EXPECT_EQ(result.lines[0].detail, "anybody can write there");
    EXPECT_EQ(result.settings.trust.size(), 1U);
}

TEST(Import, OursChangesOnlyWhatItNames) {
    model::Settings now;
    now.askTimeoutS = 77;
    const auto result = planImport(
        "{ // ours\n\"mode\": \"enforce\",\n\"scope\": {\"cgroup\": \"/x\"},\n\"what\": 1 }", now,
        {});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->format, "algomonitor");
    EXPECT_EQ(result->settings.mode, model::Mode::Enforce);
    EXPECT_EQ(result->settings.askTimeoutS, 77);
    EXPECT_EQ(result->settings.scopeCgroup, "/") << "the file's only";
    EXPECT_EQ(lineAbout(*result, "mode = ").line, 2);
    EXPECT_EQ(lineAbout(*result, "scope.cgroup").outcome, Outcome::Refused);
}

TEST(Import, WhatIsNoConfigurationIsRefusedWhole) {
    for (const std::string& text :
         {std::string(), std::string("  \n"), std::string("{"), std::string("[1,2]"),
          std::string("{\"mode\":\"loud\"}"), std::string("{\"mode\":\0\"ask\"}", 14),
          std::string(2'000'000, 'x'),
          std::string("\x7f"
                      "ELF\x02"),
          std::string("words\n")})
        EXPECT_FALSE(planImport(text, model::Settings(), {})) << text.substr(0, 20);
}

TEST(Import, ManyLinesAreBounded) {
    std::string text = "[whitelist]\nprocesses = ";
    for (int i = 0; i < 50'000; ++i)
        text += "p" + std::to_string(i) + ",";
    const ImportPlan result = plan(text);
    EXPECT_EQ(result.settings.trust.size(), 1000U);
    EXPECT_LE(result.lines.size(), kMostImportLines);
}

TEST(JsonItems, FindsLinesAndPaths) {
    const auto items =
        jsonItems("{\n\"a\": {\n\"b\": 1, \"c\\\"\": [\n\"x\",\n2]}, \"d\": true }", 100);
    ASSERT_EQ(items.size(), 4U);
    EXPECT_EQ(items[0].path, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(items[0].line, 3);
    EXPECT_EQ(items[1].path, (std::vector<std::string>{"a", "c\""}));
    EXPECT_EQ(items[1].line, 4);
    EXPECT_EQ(items[2].line, 5);
    EXPECT_EQ(items[3].path, std::vector<std::string>{"d"});
    EXPECT_EQ(jsonItems("[1,2,3]", 2).size(), 2U);
}

}  // namespace
}  // namespace config
