// Lists that travel as JSON, and the event a rule is tried with.
#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QJsonObject>

#include "app/DumpLink.h"
#include "app/RuleTester.h"
#include "app/client/IntegrityJson.h"
#include "app/client/ListingJson.h"

namespace app {
namespace {

using namespace client;

TEST(ListingJson, ReadsWhatTheHelperWrites) {
    const auto blocks =
        blocksFromJson(R"([{"address":"203.0.113.7","seconds_left":2520,"reason":"alert 7"},{}])");
    ASSERT_TRUE(blocks);
    ASSERT_EQ(blocks->size(), 2U);
    EXPECT_EQ(blocks->at(0).address, "203.0.113.7");
    EXPECT_EQ(blocks->at(0).secondsLeft, 2520);
    const auto rules = rulesFromJson(
        R"([{"id":"tor","enabled":false,"hits":3,"techniques":["T1090"]},{"hits":-5},7])");
    ASSERT_TRUE(rules);
    EXPECT_FALSE(rules->at(0).enabled);
    EXPECT_EQ(rules->at(0).hits, 3U);
    EXPECT_EQ(rules->at(0).techniques, std::vector<std::string>{"T1090"});
    EXPECT_EQ(rules->at(1).hits, 0U) << "less than nothing was never found";
}

TEST(ListingJson, ReadsDumps) {
    const auto dumps = dumpsFromJson(
        R"([{"id":"x-1000-fox-42","pid":42,"running":true,"percent":250,"bytes":-4},{"percent":-1}])");
    ASSERT_TRUE(dumps);
    EXPECT_TRUE(dumps->at(0).running);
    EXPECT_EQ(dumps->at(0).percent, 100U);
    EXPECT_EQ(dumps->at(0).bytes, 0U);
    EXPECT_EQ(dumps->at(1).percent, 0U);
    EXPECT_FALSE(dumps->at(1).running);
}

TEST(DumpLink, FindsThePidInADumpsId) {
    struct Row {
        const char* id;
        int pid;
    };
    for (const Row& row :
         {Row{"20261120T184210Z-1000-firefox-4242", 4242}, Row{"20261120T184210Z-1000-a-b-7", 7},
          Row{"4242", 0}, Row{"", 0}, Row{"20261120T184210Z-1000-firefox-", 0},
          Row{"20261120T184210Z-1000-firefox-x7", 0}})
        EXPECT_EQ(pidOfDump(QLatin1String(row.id)), row.pid) << row.id;
}

TEST(ListingJson, NonsenseIsAnErrorAndNoList) {
    for (const char* text : {"", "{}", "[", "null", "nonsense"}) {
        EXPECT_FALSE(blocksFromJson(text)) << text;
        EXPECT_FALSE(rulesFromJson(text)) << text;
        EXPECT_FALSE(trustFromJson(text)) << text;
        EXPECT_FALSE(dumpsFromJson(text)) << text;
        EXPECT_EQ(settingsFromJson(text).has_value(), std::string(text) == "{}") << text;
        EXPECT_EQ(driftsFromJson(text).has_value(), std::string(text) == "{}") << text;
    }
}

TEST(ListingJson, AnEntryOfTrustComesBackAsItWent) {
    model::TrustEntry entry;
    entry.match = {{"path", "/opt/x"}, {"port", "443"}};
    entry.rules = {"new-listener"};
    entry.untilUs = 1'800'000'000'000'000;
    entry.note = "why";
    const auto rows = trustFromJson(QLatin1Char('[') + trustToJson(entry) + QLatin1Char(']'));
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->at(0).entry, entry);
    const auto numbers = trustFromJson(R"([{"id":"t","match":{"port":443,"uid":1000}}])");
    ASSERT_TRUE(numbers);
    EXPECT_EQ(numbers->at(0).entry.match.at("port"), "443");
    EXPECT_EQ(numbers->at(0).entry.match.at("uid"), "1000");
}

TEST(IntegrityJson, ReadsAChange) {
    const QString hash(64, QLatin1Char('a'));
    const auto page = driftsFromJson(
        QStringLiteral(R"({"next":"c2","changes":[{"path":"/etc/x\\x01","rule":"critical-config",
        "message":"m","since":"2026-01-02T03:04:05Z","last":"2026-01-02T03:04:06Z",
        "actor":"/usr/bin/tee","pid":42,"uid":0,"before":null,
        "now":{"type":"file","sha256":"%1","mode":"4755","uid":1,"gid":2,"size":3}}]})")
            .arg(hash));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->next, QStringLiteral("c2"));
    const model::FileDrift& drift = page->drifts.at(0);
    EXPECT_EQ(drift.path, "/etc/x\\x01");
    EXPECT_FALSE(drift.before);
    EXPECT_EQ(drift.now.mode, 04755U);
    EXPECT_EQ(model::hashText(drift.now), hash.toStdString());
    EXPECT_EQ(drift.lastUs - drift.sinceUs, 1'000'000);
}

TEST(IntegrityJson, ReadsTheState) {
    const auto status = integrityFromJson(
        R"({"state":"verifying","files":10,"done_files":4,"directories":["/etc/"]})");
    ASSERT_TRUE(status);
    EXPECT_EQ(status->state, "verifying");
    EXPECT_EQ(status->doneFiles, 4U);
    EXPECT_EQ(status->roots, std::vector<std::string>{"/etc/"});
}

TEST(RuleTester, MakesAnEventThatIsOneLine) {
    const QByteArray line = eventLine({QStringLiteral("/bin/sh -c 'a\nb'"), {}, "/usr/bin/make"});
    EXPECT_EQ(line.count('\n'), 1);
    const QJsonObject event = QJsonDocument::fromJson(line).object();
    EXPECT_EQ(event.value("Image").toString(), QStringLiteral("/bin/sh"));
    EXPECT_EQ(event.value("CommandLine").toString(), QStringLiteral("/bin/sh -c 'a\nb'"));
    EXPECT_EQ(event.value("ParentImage").toString(), QStringLiteral("/usr/bin/make"));
}

TEST(RuleTester, AnswersNonsenseWithAReason) {
    EXPECT_EQ(resultOf(R"({"matched":["a","b"]})", {}).matched, (QStringList{"a", "b"}));
    EXPECT_TRUE(resultOf(R"({"matched":[]})", "1 refused").problem.isEmpty());
    EXPECT_EQ(resultOf("", "no such folder").problem, QStringLiteral("no such folder"));
    EXPECT_FALSE(resultOf("", {}).problem.isEmpty());
    EXPECT_EQ(resultOf(R"({"matched":[],"error":"bad"})", {}).problem, QStringLiteral("bad"));
}

}  // namespace
}  // namespace app
