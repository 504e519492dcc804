// The feeds of the later pages: nothing is asked for a page nobody looks at, and every answer that
// is none is said.
#include <gtest/gtest.h>

#include "app/client/IntegrityFeed.h"
#include "app/client/NetworkFeed.h"
#include "app/client/RulesFeed.h"
#include "app/client/SessionsFeed.h"
#include "app/client/SettingsFeed.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/Wait.h"

namespace app::client {
namespace {

using testsupport::FakeHelper;
using testsupport::settle;
using testsupport::waitUntil;

constexpr HelperClient::Patience kShort{300, 400};

class PageFeeds : public testing::Test {
  protected:
    void meet() {
        client.start();
        ASSERT_TRUE(helper.appear());
        ASSERT_TRUE(
            waitUntil([&] { return client.presence() == HelperClient::Presence::Present; }));
    }
    /// What a feed says is wrong; told: how often.
    template <typename Feed>
    void listen(Feed& feed) {
        QObject::connect(&feed, &Feed::problem, &feed, [this](const QString& text, bool denied) {
            why = text;
            noPermission = denied;
            ++told;
        });
    }

    FakeHelper helper;
    HelperClient client{QDBusConnection::sessionBus(), HelperClient::Prompting::VerbsOnly, kShort};
    QString why;
    bool noPermission = false;
    int told = 0;
};

TEST_F(PageFeeds, RulesAreAskedForOnlyWhileWanted) {
    RulesFeed feed(client, 40);
    int received = 0;
    QObject::connect(&feed, &RulesFeed::received, &feed, [&] { ++received; });
    meet();
    settle(120);
    EXPECT_EQ(helper.count("List"), 0);
    feed.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return received > 1; }));
    feed.setWanted(false);
    settle(60);
    const qsizetype asked = helper.count("List");
    settle(160);
    EXPECT_EQ(helper.count("List"), asked);
}

TEST_F(PageFeeds, ARefusalIsSaidAndTakenBack) {
    RulesFeed feed(client, 60'000);
    listen(feed);
    meet();
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    feed.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return noPermission; }));
    EXPECT_FALSE(why.isEmpty());
    helper.refusal.clear();
    feed.refresh();
    EXPECT_TRUE(waitUntil([&] { return why.isEmpty(); }));
}

TEST_F(PageFeeds, SettingsAndTrustComeTogether) {
    SettingsFeed feed(client);
    bool settings = false;
    std::vector<model::TrustRow> trust;
    QObject::connect(&feed, &SettingsFeed::received, &feed, [&] { settings = true; });
    QObject::connect(&feed, &SettingsFeed::trusted, &feed, [&](const auto& rows) { trust = rows; });
    meet();
    EXPECT_EQ(helper.count("GetAll"), 0);
    feed.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return settings && trust.size() == 1; }));
    EXPECT_EQ(trust.front().id, "t1");
    EXPECT_EQ(trust.front().entry.match.at("path"), "/opt/x");
}

TEST_F(PageFeeds, ChangedFilesComePageByPage) {
    IntegrityFeed feed(client);
    std::vector<model::FileDrift> drifts;
    QObject::connect(&feed, &IntegrityFeed::driftsReceived, &feed,
                     [&](const auto& rows) { drifts = rows; });
    meet();
    EXPECT_EQ(helper.count("FileChanges"), 0);
    feed.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return !drifts.empty(); }));
    ASSERT_EQ(drifts.size(), 2U);
    EXPECT_EQ(drifts[1].path, "/etc/b");
}

TEST_F(PageFeeds, AHelperThatKnowsNoNetworkOrSessionsIsToldOf) {
    NetworkFeed network(client, 60'000);
    SessionsFeed sessions(client);
    listen(network);
    listen(sessions);
    meet();
    network.setWanted(true);
    sessions.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return told >= 2; }));
    EXPECT_FALSE(why.isEmpty());
}

}  // namespace
}  // namespace app::client
