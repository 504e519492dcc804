#include "storage/AlertDatabase.h"

#include <gmock/gmock.h>

#include "tests/contract/SampleAlert.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

using model::Alert;
using storage::AlertDatabase;
using storage::AlertQuery;

// Twelve alerts that differ in everything a query looks at.
std::vector<Alert> manyAlerts() {
    std::vector<Alert> alerts;
    for (int i = 0; i < 12; ++i) {
        Alert alert = tests::sampleAlert("id-" + std::to_string(100 + i));
        alert.raisedAtUs = 1000 + i / 2;  // pairs of the same time
        alert.finding.level = static_cast<model::Level>(i % 4);
        alert.finding.process.uid = i % 3 == 0 ? 0 : 1000;
        alert.finding.process.name = i % 2 == 0 ? "Per_cent%" : "percent";
        alert.finding.message = "message " + std::to_string(i);
        alert.resolved = i % 5 != 0;
        alert.deadlineUs = i == 7 ? std::optional<std::int64_t>(5) : std::nullopt;
        alert.state = i == 8 ? model::AlertState::Suspended : model::AlertState::Killed;
        alerts.push_back(alert);
    }
    return alerts;
}

std::vector<AlertQuery> manyQueries() {
    std::vector<AlertQuery> queries{{}};
    const auto add = [&](auto change) {
        AlertQuery query;
        change(query);
        queries.push_back(query);
    };
    add([](AlertQuery& q) { q.sinceUs = 1003; });
    add([](AlertQuery& q) { q.sinceUs = 99999; });
    add([](AlertQuery& q) { q.atLeast = model::Level::Alert; });
    add([](AlertQuery& q) { q.openOnly = true; });
    add([](AlertQuery& q) { q.uid = 0; });
    add([](AlertQuery& q) { q.uid = 5; });
    add([](AlertQuery& q) { q.notUid = 0; });
    add([](AlertQuery& q) { q.search = "R_CENT%"; });
    add([](AlertQuery& q) { q.search = "PERCENT"; });
    add([](AlertQuery& q) { q.search = "message 1"; });
    add([](AlertQuery& q) { q.search = "203.0.113.7:4444"; });
    add([](AlertQuery& q) { q.search = "two words"; });
    add([](AlertQuery& q) { q.search = "' OR 1=1 --"; });
    add([](AlertQuery& q) { q.search = "\\"; });
    add([](AlertQuery& q) {
        q.offset = 3;
        q.limit = 4;
    });
    add([](AlertQuery& q) {
        q.offset = 10;
        q.limit = 5;
    });
    add([](AlertQuery& q) { q.limit = 0; });
    return queries;
}

std::vector<std::string> idsOf(const std::vector<Alert>& alerts) {
    std::vector<std::string> ids;
    for (const Alert& alert : alerts)
        ids.push_back(alert.id);
    return ids;
}

class AlertDatabaseTest : public testing::Test {
  protected:
    AlertDatabase open() {
        auto database = AlertDatabase::open(m_directory / "alerts.db");
        EXPECT_TRUE(database) << toString(database.error());
        return std::move(*database);
    }
    tests::TemporaryDirectory m_directory;
};

TEST_F(AlertDatabaseTest, AnswersAsThePredicateDoes) {
    AlertDatabase database = open();
    std::vector<Alert> alerts = manyAlerts();
    ASSERT_TRUE(database.store(alerts));
    std::ranges::sort(alerts, storage::isNewer);
    for (const AlertQuery& query : manyQueries()) {
        std::vector<std::string> expected;
        for (const Alert& alert : alerts)
            if (storage::matches(query, alert))
                expected.push_back(alert.id);
        const auto page = database.page(query, {});
        ASSERT_TRUE(page) << toString(page.error());
        EXPECT_EQ(page->total, expected.size()) << query.search;
        const std::size_t first = std::min<std::size_t>(query.offset, expected.size());
        const std::size_t last = std::min<std::size_t>(first + query.limit, expected.size());
        EXPECT_EQ(idsOf(page->alerts),
                  std::vector(expected.begin() + static_cast<std::ptrdiff_t>(first),
                              expected.begin() + static_cast<std::ptrdiff_t>(last)))
            << query.search;
    }
}

TEST_F(AlertDatabaseTest, LeavesOutWhatTheCallerKnowsBetter) {
    AlertDatabase database = open();
    ASSERT_TRUE(database.store(manyAlerts()));
    const auto page = database.page({}, {"id-100", "id-111", "unknown"});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->total, 10U);
}

TEST_F(AlertDatabaseTest, AnOlderStateNeverReplacesANewer) {
    AlertDatabase database = open();
    Alert alert = tests::sampleAlert();
    alert.changedAtUs = 20;
    alert.count = 2;
    ASSERT_TRUE(database.store({alert}));
    alert.changedAtUs = 10;
    alert.count = 1;
    ASSERT_TRUE(database.store({alert}));
    EXPECT_EQ(database.get(alert.id)->value().count, 2U);
    alert.changedAtUs = 20;
    alert.count = 3;
    ASSERT_TRUE(database.store({alert}));
    EXPECT_EQ(database.get(alert.id)->value().count, 3U);
    EXPECT_EQ(database.changedAt(alert.id)->value(), 20);
    EXPECT_EQ(*database.changedAt("nobody"), std::nullopt);
    EXPECT_EQ(*database.get("nobody.x"), std::nullopt) << "no such alert is no error";
}

TEST_F(AlertDatabaseTest, KnowsWhatIsUnfinished) {
    AlertDatabase database = open();
    ASSERT_TRUE(database.store(manyAlerts()));
    EXPECT_EQ(idsOf(*database.unfinished()), (std::vector<std::string>{"id-107", "id-108"}));
}

TEST_F(AlertDatabaseTest, PrunesByAgeAndNumberButNothingUnfinished) {
    AlertDatabase database = open();
    ASSERT_TRUE(database.store(manyAlerts()));
    EXPECT_EQ(*database.prune(1002, 1000), 4);
    EXPECT_EQ(*database.count(), 8);
    EXPECT_EQ(*database.prune(0, 3), 5);
    EXPECT_EQ(*database.count(), 3);
    EXPECT_EQ(database.unfinished()->size(), 2U);
    EXPECT_EQ(*database.prune(INT64_MAX, 0), 1);
    EXPECT_EQ(*database.prune(INT64_MAX, 0), 0) << "ends";
    EXPECT_EQ(database.unfinished()->size(), 2U);
}

TEST_F(AlertDatabaseTest, IsPrivateAndReopens) {
    {
        ASSERT_TRUE(open().store(manyAlerts()));
    }
    EXPECT_EQ(tests::modeOf(m_directory / "alerts.db"), 0600U);
    EXPECT_EQ(*open().count(), 12);
}

TEST_F(AlertDatabaseTest, SaysWhenItIsDamaged) {
    tests::writeFile(m_directory / "alerts.db", std::string(8192, 'x'));
    const auto database = AlertDatabase::open(m_directory / "alerts.db");
    ASSERT_FALSE(database);
    EXPECT_TRUE(storage::Sqlite::isDamaged(database.error()));
}

TEST_F(AlertDatabaseTest, LeavesTheDatabaseOfANewerVersionAlone) {
    open();
    {
        auto raw = storage::Sqlite::open(m_directory / "alerts.db");
        ASSERT_TRUE(raw->execute("PRAGMA user_version = 2"));
    }
    const auto database = AlertDatabase::open(m_directory / "alerts.db");
    ASSERT_FALSE(database);
    EXPECT_FALSE(storage::Sqlite::isDamaged(database.error()));
}

}  // namespace
