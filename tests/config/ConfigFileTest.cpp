#include "config/ConfigFile.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "config/TrustedFile.h"
#include "model/SettingsSchema.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

using config::parseConfig;
using model::Error;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(ConfigFile, AnEmptyObjectIsTheDefaults) {
    const auto loaded = parseConfig("{}");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->settings, model::Settings{});
    EXPECT_TRUE(loaded->warnings.empty());
}

// The defaults stand twice, in the table and in model::Settings: here they are held equal.
TEST(ConfigFile, TheTablesDefaultsAreTheSettingsDefaults) {
    std::string text = "{";
    for (const auto& row : model::settingsSchema())
        text += (text.size() > 1 ? ",\"" : "\"") + std::string(row.key) +
                "\":" + std::string(row.defaultJson);
    const auto loaded = parseConfig(text + "}");
    ASSERT_TRUE(loaded) << toString(loaded.error());
    EXPECT_EQ(loaded->settings, model::Settings{});
}

// contract.md, "Configuration", with its comments.
constexpr const char* kContract = R"jsonc({
  "mode": "enforce",                   // observe | ask | enforce
  "scope": { "cgroup": "/a" },         // * cgroup2 path
  "ask": { "timeout_s": 60, "then": "resume", "unattended": "observe" },
  "log_levels": ["ALERT", "ERROR"],
  "learning": { "enabled": false, "days": 3 },
  "rules": { "reverse-shell": { "enabled": true, "response": "kill", "level": "critical" },
             "0f06a3a5-6a09-413f-8743-e6cf35561297": { "enabled": false } },
  "trust": [ { "match": { "path": "/opt/tool/bin/x", "port": 4444 }, "rules": ["unknown-process"],
               "until": "2027-01-01T00:00:00Z", "note": "why" } ],
  "processes": { "fallback_interval_s": 7, "children_max": 51 },
  "resources": { "interval_s": 6, "history_size": 11, "trend_count": 4,
    "cpu_percent": 91, "cpu_trend_count": 5, "memory_percent": 92, "memory_trend_count": 6,
    "io_operations_per_s": 10001, "threads_max": 501, "descriptors_max": 1001, "connections_max": 101, "pressure_percent": 41,
    "baselines": { "enabled": false, "period_h": 25, "margin_percent": 21 },
    "dump": { "enabled": true, "directory": "/srv/dumps" /* * */, "max_size_mib": 501, "quota_mib": 4097,
              "free_floor_mib": 2049, "cooldown_s": 601, "command": ["/usr/bin/gcore", "-o", "%o", "%p"] /* * argv */ },
    "kill": { "enabled": true, "grace_s": 4 } },
  "network": { "listeners_allowed": [22, 8080],
      "feeds": [ { "name": "n", "kind": "address", "category": "malicious", "certain": false, "url": "https://feeds.example/a", "refresh_h": 24 },
                 { "name": "m", "kind": "domain", "category": "mining", "certain": true, "path": "/etc/feeds/m" } ],
      "block_duration_s": 3601, "scan": { "ports": 16, "window_s": 11 }, "beacon": { "count": 9 } },
  "integrity": { "directories": ["/bin/"], "exclude": ["*.swp"], "interval_s": 61, "io_mib_per_s": 41 },
  "sessions": { "brute_force_count": 6, "brute_force_window_s": 61 },
  "responses": { "automatic_kills_per_minute": 11 },
  "logs": { "max_size_mib": 11, "retention_days": 31 }, "history": { "retention_days": 366, "max_alerts": 1000001 },
  "syslog": { "enabled": true, "server": "tcp://logs.example:601" },
  "mail": { "enabled": true, "to": ["root@example.org"], "from": "a@b", "subject": "[ALERT] x", "server": "smtp://mail.example",
            "starttls": false, "user": "u", "password_file": "/etc/algo-monitor/mail-password" }
})jsonc";

TEST(ConfigFile, EveryKeyOfTheContractIsRead) {
    const auto loaded = parseConfig(kContract);
    ASSERT_TRUE(loaded) << toString(loaded.error());
    EXPECT_TRUE(loaded->warnings.empty());
    const model::Settings& settings = loaded->settings;
    EXPECT_EQ(settings.mode, model::Mode::Enforce);
    EXPECT_EQ(settings.askTimeoutS, 60);
    EXPECT_THAT(settings.logLevels, ElementsAre("ALERT", "ERROR"));
    EXPECT_EQ(settings.rules.at("reverse-shell").response, model::ResponseKind::Kill);
    EXPECT_EQ(settings.rules.at("reverse-shell").level, "critical");
    EXPECT_EQ(settings.trust.at(0).match.at("port"), "4444");
    EXPECT_EQ(settings.trust.at(0).untilUs, 1'798'761'600'000'000);
    EXPECT_EQ(settings.others.at("resources.dump.quota_mib"), "4097");
    EXPECT_EQ(settings.historyMaxAlerts, 1'000'001);
    // Every row differs from its default, so each was really read.
    const QJsonObject all =
        QJsonDocument::fromJson(QByteArray::fromStdString(config::toJson(settings))).object();
    for (const auto& row : model::settingsSchema()) {
        QJsonValue value = all;
        for (const QString& part :
             QString::fromUtf8(row.key.data(), static_cast<qsizetype>(row.key.size())).split('.'))
            value = value.toObject().value(part);
        const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        EXPECT_NE(text.mid(1, text.size() - 2).toStdString(), row.defaultJson) << row.key;
    }
}

TEST(ConfigFile, WhatIsWrittenIsReadAgain) {
    const auto loaded = parseConfig(kContract);
    ASSERT_TRUE(loaded);
    const auto again = parseConfig(config::toJson(loaded->settings));
    ASSERT_TRUE(again) << toString(again.error());
    EXPECT_EQ(again->settings, loaded->settings);
    EXPECT_EQ(parseConfig(config::toJson({}))->settings, model::Settings{});
}

TEST(ConfigFile, UnknownKeysAreWarnings) {
    const auto loaded = parseConfig(
        R"({"mode":"observe","colour":"red","ask":{"timeout":3},"resources":{"dump":{"x":1}}})");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->settings.mode, model::Mode::Observe);
    EXPECT_THAT(loaded->warnings,
                testing::UnorderedElementsAre(HasSubstr("colour"), HasSubstr("ask.timeout "),
                                              HasSubstr("resources.dump.x")));
}

struct BadCase {
    const char* text;
    const char* subject;
    const char* detail;
};

class BadConfig : public testing::TestWithParam<BadCase> {};

TEST_P(BadConfig, IsRefusedByKeyValueAndRange) {
    const auto loaded = parseConfig(GetParam().text);
    ASSERT_FALSE(loaded) << GetParam().text;
    EXPECT_EQ(loaded.error().code, Error::Code::InvalidArgument);
    EXPECT_EQ(loaded.error().subject, GetParam().subject);
    EXPECT_THAT(loaded.error().detail, HasSubstr(GetParam().detail));
}

INSTANTIATE_TEST_SUITE_P(
    Config, BadConfig,
    testing::Values(
        BadCase{"", "line 1", ""}, BadCase{"[]", "line 1", "JSON object"},
        BadCase{"{\n\"mode\":\n\"ask\",,\n}", "line 3", ""},
        BadCase{"{\n// comment\n/* more\n */ \"mode\" 5}", "line 4", ""},
        BadCase{"{\"mode\":\"ask\"} x", "line 1", "garbage"},
        BadCase{R"({"mode":"kill"})", "mode", "\"kill\" is not allowed; allowed: one of observe"},
        BadCase{R"({"mode":1})", "mode", "1 is not allowed"},
        BadCase{R"({"ask":5})", "ask", "an object"},
        BadCase{R"({"ask":{"timeout_s":"30"}})", "ask.timeout_s", "\"30\" is not allowed"},
        BadCase{R"({"ask":{"timeout_s":30.5}})", "ask.timeout_s", "30.5 is not allowed"},
        BadCase{R"({"ask":{"timeout_s":1e300}})", "ask.timeout_s", "5 to 3600 s"},
        BadCase{R"({"ask":{"timeout_s":4}})", "ask.timeout_s", "4 is not allowed"},
        BadCase{R"({"ask":{"timeout_s":null}})", "ask.timeout_s", "null"},
        BadCase{R"({"log_levels":["ALERT",5]})", "log_levels", "not allowed"},
        BadCase{R"({"log_levels":["DEBUG"]})", "log_levels", "DEBUG"},
        BadCase{R"({"learning":{"enabled":"yes"}})", "learning.enabled", "true or false"},
        BadCase{R"({"network":{"listeners_allowed":[22,70000]}})", "network.listeners_allowed",
                "70000"},
        BadCase{R"({"network":{"listeners_allowed":[22.5]}})", "network.listeners_allowed", ""},
        BadCase{R"({"rules":[]})", "rules", "object"},
        BadCase{R"({"rules":{"x":true}})", "rules.x", "object"},
        BadCase{R"({"rules":{"x":{"response":"explode"}}})", "rules.x.response", "kill-tree"},
        BadCase{R"({"rules":{"x":{"level":"ALERT"}}})", "rules.x.level", "critical"},
        BadCase{R"({"rules":{"x":{"enabled":1}}})", "rules.x.enabled", "true or false"},
        BadCase{R"({"rules":{"x":{"action":"kill"}}})", "rules.x.action", "enabled, response"},
        BadCase{R"({"rules":{"":{"enabled":true}}})", "rules.", "id"},
        BadCase{R"({"trust":{}})", "trust", "list"},
        BadCase{R"({"trust":[{"match":{"name":"x"}},{"match":{}}]})", "trust[1].match", "empty"},
        BadCase{R"({"trust":[{"rules":["x"]}]})", "trust[0].match", "at least one"},
        BadCase{R"({"trust":[{"match":{"name":["x"]}}]})", "trust[0].match.name", "a text"},
        BadCase{R"({"trust":[{"match":{"name":"x"},"until":"soon"}]})", "trust[0].until", "2027"},
        BadCase{R"({"trust":[{"match":{"name":"x"},"rules":"all"}]})", "trust[0].rules", "list"},
        BadCase{R"({"trust":[{"match":{"name":"x"},"expires":1}]})", "trust[0].expires", "until"},
        BadCase{R"({"network":{"feeds":[{"name":"x","kind":"ip","url":"https://x"}]}})",
                "network.feeds[0].kind", "address"},
        BadCase{R"({"network":{"feeds":[{"name":"x","kind":"address","url":"http://x"}]}})",
                "network.feeds[0].url", "https://"},
        BadCase{R"({"network":{"feeds":[{"name":"x","kind":"address"}]}})", "network.feeds[0]",
                "url or path"},
        BadCase{R"({"resources":{"dump":{"directory":"dumps"}}})", "resources.dump.directory",
                "beginning with /"},
        BadCase{R"({"mail":{"to":["a\nb"]}})", "mail.to", "a\\nb"}));

TEST(ConfigFile, ALongHostileValueIsShownShortAndHarmless) {
    const auto loaded = parseConfig("{\"mode\":\"" + std::string(1'000'000, 'x') + "\"}");
    ASSERT_FALSE(loaded);
    EXPECT_LT(toString(loaded.error()).size(), 300U);
    const auto bidi = parseConfig("{\"mode\":\"a\xE2\x80\xAEz\"}");
    ASSERT_FALSE(bidi);
    EXPECT_THAT(toString(bidi.error()), HasSubstr("a\\u202ez"));
}

TEST(ConfigFile, TheInjectedTrustCheckIsAsked) {
    const auto check = [](const model::TrustEntry& entry) -> model::Result<void> {
        if (entry.match.contains("name"))
            return model::unexpected(Error::Code::InvalidArgument, "trust.match.name", "forged");
        return {};
    };
    EXPECT_TRUE(parseConfig(R"({"trust":[{"match":{"path":"/x"}}]})", check));
    const auto refused =
        parseConfig(R"({"trust":[{"match":{"path":"/x"}},{"match":{"name":"x"}}]})", check);
    ASSERT_FALSE(refused);
    EXPECT_EQ(toString(refused.error()), "trust[1].match.name: forged");
}

TEST(ConfigFile, TrustEntriesHaveStableIds) {
    const auto one = config::parseTrust(R"({"match":{"path":"/x","port":"1"},"note":"n"})");
    const auto same = config::parseTrust(R"({"note":"n","match":{"port":1,"path":"/x"}})");
    const auto other = config::parseTrust(R"({"match":{"path":"/x","port":"2"},"note":"n"})");
    ASSERT_TRUE(one && same && other);
    EXPECT_EQ(config::trustId(*one), config::trustId(*same));
    EXPECT_NE(config::trustId(*one), config::trustId(*other));
    model::Settings settings;
    settings.trust = {*one};
    const QJsonArray list =
        QJsonDocument::fromJson(QByteArray::fromStdString(config::trustListJson(settings))).array();
    const QJsonObject entry = list.at(0).toObject();
    EXPECT_EQ(entry.value("id").toString().toStdString(), config::trustId(*one));
    // What was listed may come back as it is.
    const auto back =
        config::parseTrust(QJsonDocument(entry).toJson(QJsonDocument::Compact).toStdString());
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, *one);
    EXPECT_FALSE(config::parseTrust("nonsense"));
    EXPECT_FALSE(config::parseTrust("[]"));
}

TEST(ConfigFile, TheSchemaIsPublishedRowByRow) {
    const QJsonArray rows =
        QJsonDocument::fromJson(QByteArray::fromStdString(config::schemaJson())).array();
    ASSERT_EQ(static_cast<std::size_t>(rows.size()), model::settingsSchema().size());
    const QJsonObject timeout = rows.at(2).toObject();
    EXPECT_EQ(timeout.value("key"), "ask.timeout_s");
    EXPECT_EQ(timeout.value("type"), "integer");
    EXPECT_EQ(timeout.value("default"), 30);
    EXPECT_EQ(timeout.value("minimum"), 5);
    EXPECT_EQ(timeout.value("maximum"), 3600);
    EXPECT_EQ(timeout.value("unit"), "s");
    EXPECT_EQ(timeout.value("file_only"), false);
    EXPECT_EQ(rows.at(0).toObject().value("values").toArray(),
              (QJsonArray{"observe", "ask", "enforce"}));
    for (const QJsonValue row : rows)
        EXPECT_FALSE(row.toObject().value("default").isUndefined());
}

class TrustedFile : public testing::Test {
  protected:
    void SetUp() override {
        if (geteuid() != 0)
            GTEST_SKIP() << "only root can make root's files";
        tests::writeFile(m_path, "{\"mode\":\"observe\"}");
        chmod(m_path.c_str(), 0644);
    }
    tests::TemporaryDirectory m_directory;
    std::filesystem::path m_path = m_directory / "config.json";
};

TEST_F(TrustedFile, RootsOwnIsRead) {
    const auto loaded = config::loadConfig(m_path);
    ASSERT_TRUE(loaded) << toString(loaded.error());
    EXPECT_EQ(loaded->settings.mode, model::Mode::Observe);
}

TEST_F(TrustedFile, WhatOthersCouldHaveWrittenIsRefused) {
    for (const mode_t mode : {0664U, 0646U, 0666U, 0777U}) {
        chmod(m_path.c_str(), mode);
        const auto loaded = config::loadConfig(m_path);
        ASSERT_FALSE(loaded) << mode;
        EXPECT_EQ(loaded.error().code, Error::Code::NotAuthorized);
        EXPECT_THAT(loaded.error().detail, HasSubstr("written by group or others"));
    }
    chmod(m_path.c_str(), 0644);
    ASSERT_EQ(chown(m_path.c_str(), 1000, 0), 0);
    EXPECT_THAT(config::loadConfig(m_path).error().detail, HasSubstr("uid 1000"));
}

TEST_F(TrustedFile, OnlyARegularFileIsRead) {
    EXPECT_EQ(config::loadConfig(m_directory.path()).error().code, Error::Code::NotAuthorized);
    std::filesystem::remove(m_path);
    ASSERT_EQ(mkfifo(m_path.c_str(), 0600), 0);
    EXPECT_EQ(config::loadConfig(m_path).error().code, Error::Code::NotAuthorized)
        << "and it does not hang";
    std::filesystem::remove(m_path);
    EXPECT_EQ(config::loadConfig(m_path).error().systemErrno, ENOENT);
}

TEST_F(TrustedFile, AnEndlessFileIsRefused) {
    tests::writeFile(m_path, std::string(5 << 20, ' '));
    EXPECT_EQ(config::loadConfig(m_path).error().code, Error::Code::LimitReached);
}

TEST_F(TrustedFile, ARootOwnedPathIsRootOwnedAllTheWay) {
    EXPECT_TRUE(config::isRootOwnedPath("/usr/bin/env"));
    EXPECT_FALSE(config::isRootOwnedPath(m_path)) << "/tmp is for everybody";
    EXPECT_FALSE(config::isRootOwnedPath("/nonexistent"));
    EXPECT_FALSE(config::isRootOwnedPath("usr/bin/env"));
}

}  // namespace
