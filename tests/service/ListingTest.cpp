#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <set>

#include "contract/AlertJson.h"
#include "rules/BuiltInRules.h"
#include "rules/RuleDefaults.h"
#include "service/AlertsService.h"
#include "service/ListingJson.h"
#include "service/NetworkService.h"
#include "tests/contract/SampleAlert.h"

namespace service {
namespace {

QJsonArray parsed(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

TEST(Listing, RulesAreObjectsAndBytesFromFilesCannotBreakThem) {
    model::RuleRow row;
    row.id = "x\xFF";
    row.title = "a \"title\"\n";
    row.techniques = {"T1059"};
    row.hits = 3;
    row.enabled = false;
    const QJsonArray rules = parsed(rulesJson({row, model::RuleRow{}}));
    ASSERT_EQ(rules.size(), 2);
    const QJsonObject first = rules[0].toObject();
    EXPECT_EQ(first["id"].toString().toStdString(), "x\\xff");
    EXPECT_EQ(first["title"].toString().toStdString(), "a \"title\"\n");
    EXPECT_EQ(first["techniques"].toArray().at(0).toString(), "T1059");
    EXPECT_EQ(first["hits"].toInt(), 3);
    EXPECT_FALSE(first["enabled"].toBool());
}

TEST(Listing, BlocksSayHowLongAndWhy) {
    const QJsonArray blocks = parsed(blocksJson({{"2001:db8::1", 59, "uid 1000"}}));
    EXPECT_EQ(blocks[0]["address"].toString(), "2001:db8::1");
    EXPECT_EQ(blocks[0]["seconds_left"].toInt(), 59);
    EXPECT_EQ(blocks[0]["reason"].toString(), "uid 1000");
    EXPECT_TRUE(parsed(blocksJson({})).isEmpty());
}

TEST(Listing, AForeignSocketIsWhatProcShowsEverybody) {
    model::ConnectionRow row;
    row.id = 7;
    row.connection.localAddress = "192.0.2.1";
    row.connection.remoteAddress = "192.0.2.9";
    row.connection.remoteName = "private.example";
    row.owner = {42, 1};
    row.executable = "/home/carol/secret";
    row.uid = 1002;
    row.user = "carol";
    row.receivedBytesPerS = row.sentBytesPerS = 5;
    const auto outline = outlineOf(row);
    EXPECT_EQ(outline.id, 7U);
    EXPECT_EQ(outline.connection.remoteAddress, "192.0.2.9");
    EXPECT_EQ(outline.user, "carol");
    EXPECT_EQ(outline.connection.remoteName, "");
    EXPECT_EQ(outline.executable, "");
    EXPECT_FALSE(outline.owner);
    EXPECT_EQ(outline.receivedBytesPerS + outline.sentBytesPerS, 0);
}

TEST(Listing, AnAlertAboutSomebodyElseSaysWhoseAndHowItStandsAndNothingElse) {
    const model::Alert alert = tests::sampleAlert();
    const std::string line = contract::toEcsLine(outlineOf(alert));
    for (const char* hidden :
         {"203.0.113.7", "evil.example", "ncat", "two words", "/home/alice", "/usr/bin", "evidence",
          "aaaaaaaa", "session-7", "192.0.2.1", "systemd", "2 processes", "5.2-1"})
        EXPECT_EQ(line.find(hidden), std::string::npos) << hidden << " in " << line;
    const auto told = contract::alertFromEcs(line);
    ASSERT_TRUE(told.has_value());
    EXPECT_TRUE(told->outline);
    EXPECT_EQ(told->id, alert.id);
    EXPECT_EQ(told->finding.ruleId, "reverse-shell");
    EXPECT_EQ(told->finding.level, model::Level::Alert);
    EXPECT_EQ(told->finding.process.key, alert.finding.process.key);
    EXPECT_EQ(told->finding.process.uid, 1000U);
    EXPECT_EQ(told->userName, "alice");
    EXPECT_EQ(told->state, model::AlertState::Suspended);
    EXPECT_EQ(told->deadlineUs, alert.deadlineUs);
    EXPECT_FALSE(contract::alertFromEcs(contract::toEcsLine(alert))->outline);
}

TEST(Listing, AnUnknownNameAtALoginIsNobodysToRead) {
    model::Alert alert = tests::sampleAlert();
    alert.finding.login = model::LoginSubject{};
    alert.finding.login->known = false;
    alert.userName = "hunter2";  // a password typed too early
    EXPECT_EQ(outlineOf(alert).userName, "");
    alert.finding.login->known = true;
    EXPECT_EQ(outlineOf(alert).userName, "hunter2");
}

TEST(BuiltInRules, AreNamedOnceAndKnownToTheDefaults) {
    std::set<std::string_view> ids;
    for (const auto& rule : rules::builtInRules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_FALSE(rule.title.empty()) << rule.id;
    }
    EXPECT_EQ(ids.size(), 43U) << "contract.md, Rules: defaults";
    EXPECT_EQ(rules::defaultOf("reverse-shell").response, model::ResponseKind::KillTree);
    EXPECT_TRUE(ids.contains("helper-health"));
}

}  // namespace
}  // namespace service
