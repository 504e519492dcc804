#include <gtest/gtest.h>

#include "app/client/AlertFeed.h"
#include "app/client/HealthFeed.h"
#include "app/client/ProcessFeed.h"
#include "app/client/SessionLock.h"
#include "app/client/TrayRegistration.h"
#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/Wait.h"

namespace app::client {
namespace {

using testsupport::FakeHelper;
using testsupport::question;
using testsupport::settle;
using testsupport::waitUntil;

constexpr HelperClient::Patience kShort{300, 400};

class FeedsTest : public testing::Test {
  protected:
    void meet() {
        ASSERT_TRUE(helper.appear());
        ASSERT_TRUE(
            waitUntil([&] { return client.presence() == HelperClient::Presence::Present; }));
    }
    void lose() {
        helper.die();
        ASSERT_TRUE(waitUntil([&] { return client.presence() == HelperClient::Presence::Absent; }));
    }

    FakeHelper helper;
    HelperClient client{QDBusConnection::sessionBus(), HelperClient::Prompting::VerbsOnly, kShort};
};

TEST_F(FeedsTest, HealthSaysWhetherTheHelperIsThere) {
    HealthFeed feed(client, AM_VERSION, {100, 100});
    client.start();
    ASSERT_TRUE(waitUntil([&] { return feed.why().contains("not running"); }));
    EXPECT_TRUE(feed.why().contains("systemctl start algo-monitor"));
    meet();
    ASSERT_TRUE(waitUntil([&] { return feed.reachable(); }));
    EXPECT_TRUE(feed.why().isEmpty());
    lose();
    EXPECT_FALSE(feed.reachable());
    meet();
    EXPECT_TRUE(waitUntil([&] { return feed.reachable(); }));
}

TEST_F(FeedsTest, HealthSaysThatTheHelperDoesNotAnswerAndWhenItDoesAgain) {
    HealthFeed feed(client, AM_VERSION, {100, 100});
    client.start();
    helper.answers = FakeHelper::Answers::Never;
    meet();
    ASSERT_TRUE(waitUntil([&] { return feed.why().contains("does not answer"); }));
    helper.answers = FakeHelper::Answers::AtOnce;
    EXPECT_TRUE(waitUntil([&] { return feed.reachable(); }));
}

TEST_F(FeedsTest, UntilTheFirstAnswerNeitherGoodNorBadIsSaid) {
    HealthFeed feed(client, AM_VERSION, {60'000, 60'000});
    int answers = 0;
    QObject::connect(&feed, &HealthFeed::healthReceived, &feed, [&] { ++answers; });
    EXPECT_TRUE(feed.reachable());
    client.start();
    ASSERT_TRUE(waitUntil([&] { return !feed.reachable(); }));
    helper.answers = FakeHelper::Answers::Never;
    meet();
    EXPECT_TRUE(feed.reachable());
    EXPECT_TRUE(feed.why().isEmpty());
    EXPECT_EQ(answers, 0);
}

TEST_F(FeedsTest, HealthSaysThatOneMayNotLook) {
    HealthFeed feed(client, AM_VERSION, {100, 100});
    client.start();
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    meet();
    EXPECT_TRUE(waitUntil([&] { return feed.why().contains("may not look"); }));
}

TEST_F(FeedsTest, HealthIsAskedAgainWhenItChanges) {
    HealthFeed feed(client, AM_VERSION, {60'000, 60'000});
    model::Mode mode{};
    QObject::connect(&feed, &HealthFeed::healthReceived, &feed,
                     [&](const model::Health& health) { mode = health.mode; });
    client.start();
    meet();
    ASSERT_TRUE(waitUntil([&] { return mode == model::Mode::Ask; }));
    helper.health.mode = model::Mode::Enforce;
    helper.changeStatus();
    EXPECT_TRUE(waitUntil([&] { return mode == model::Mode::Enforce; }));
}

TEST_F(FeedsTest, HealthSaysWhatToRestartForAnotherVersion) {
    HealthFeed feed(client, AM_VERSION, {100, 100});
    std::vector<std::string> degraded;
    QObject::connect(&feed, &HealthFeed::healthReceived, &feed,
                     [&](const model::Health& health) { degraded = health.degraded; });
    helper.health.version = "99.0.0";
    client.start();
    meet();
    ASSERT_TRUE(waitUntil([&] { return !degraded.empty(); }));
    EXPECT_NE(degraded[0].find("99.0.0"), std::string::npos);
}

TEST(VersionMismatch, NamesTheOneThatIsBehind) {
    EXPECT_TRUE(versionMismatch("1.2.0", "1.2.0").isEmpty());
    EXPECT_TRUE(versionMismatch("1.10.0", "1.9.0").contains("systemctl restart algo-monitor"));
    EXPECT_TRUE(versionMismatch("1.9.0", "1.10.0").contains("Quit AlgoMonitor"));
}

TEST_F(FeedsTest, AlertsComeAsAPageAndThenOneByOne) {
    AlertFeed feed(client);
    QList<model::Alert> page;
    std::vector<model::Alert> single;
    QObject::connect(&feed, &AlertFeed::reloaded, &feed,
                     [&](const QList<model::Alert>& alerts) { page = alerts; });
    QObject::connect(&feed, &AlertFeed::alertReceived, &feed,
                     [&](const model::Alert& alert) { single.push_back(alert); });
    helper.known.insert("old", question("old", 1));
    client.start();
    meet();
    ASSERT_TRUE(waitUntil([&] { return page.size() == 1; }));
    model::Alert alert = question("new", 2);
    helper.raise(alert);
    ASSERT_TRUE(waitUntil([&] { return single.size() == 1; }));
    alert.state = model::AlertState::Killed;
    helper.change(alert);
    ASSERT_TRUE(waitUntil([&] { return single.size() == 2; }));
    EXPECT_EQ(single[1].state, model::AlertState::Killed);
    lose();
    meet();
    EXPECT_TRUE(waitUntil([&] { return page.size() == 2; })) << "a new helper is asked for all";
}

/// One that only its owner, or somebody with the password, may read.
model::Alert somebodyElses(const std::string& id, std::int64_t nowUs) {
    model::Alert alert = question(id, nowUs);
    alert.finding.process.uid = 1002;
    return alert;
}

TEST_F(FeedsTest, OthersAlertsComeAsOutlinesAfterOnesOwn) {
    AlertFeed feed(client);
    QList<model::Alert> page;
    std::vector<model::Alert> single;
    QObject::connect(&feed, &AlertFeed::reloaded, &feed,
                     [&](const QList<model::Alert>& alerts) { page = alerts; });
    QObject::connect(&feed, &AlertFeed::alertReceived, &feed,
                     [&](const model::Alert& alert) { single.push_back(alert); });
    helper.known.insert("own", question("own", 1));
    helper.others.insert("others", somebodyElses("others", 2));
    client.start();
    meet();
    ASSERT_TRUE(waitUntil([&] { return page.size() == 2; }));
    EXPECT_FALSE(page[0].outline);
    EXPECT_TRUE(page[1].outline);
    EXPECT_EQ(helper.lastFilter.value("level").toString(), "WARNING")
        << "INFO is nobody else's news";
    helper.raiseOthers(somebodyElses("later", 3));
    ASSERT_TRUE(waitUntil([&] { return !single.empty(); }));
    EXPECT_EQ(single[0].id, "later");
    EXPECT_TRUE(single[0].outline);
    settle(100);
    EXPECT_EQ(single.size(), 1U) << "what did not change is not told again";
    EXPECT_TRUE(helper.prompting.isEmpty()) << helper.prompting.join(' ').toStdString();
}

TEST_F(FeedsTest, OthersDetailsAreShownWithThePasswordAndHiddenWhenItIsTooLongAgo) {
    AlertFeed feed(client);
    QList<model::Alert> page;
    QString refused;
    QObject::connect(&feed, &AlertFeed::reloaded, &feed,
                     [&](const QList<model::Alert>& alerts) { page = alerts; });
    QObject::connect(&feed, &AlertFeed::revealRefused, &feed,
                     [&](const QString& why) { refused = why; });
    helper.others.insert("others", somebodyElses("others", 2));
    client.start();
    meet();
    ASSERT_TRUE(waitUntil([&] { return page.size() == 1 && page[0].outline; }));
    feed.reveal();
    ASSERT_TRUE(waitUntil([&] { return !refused.isEmpty(); }));
    EXPECT_EQ(helper.prompting.size(), 1);
    feed.reload();
    ASSERT_TRUE(waitUntil([&] { return helper.count("List ") >= 5; }));
    EXPECT_TRUE(page[0].outline);
    helper.revealed = true;
    feed.reveal();
    ASSERT_TRUE(waitUntil([&] { return !page[0].outline; }));
    helper.revealed = false;
    feed.reload();
    EXPECT_TRUE(waitUntil([&] { return page[0].outline; }));
    EXPECT_EQ(helper.prompting.size(), 2) << "nobody is asked but on a click";
}

TEST_F(FeedsTest, AFloodOfAlertsBecomesFewQuestions) {
    AlertFeed feed(client);
    QList<model::Alert> page;
    QObject::connect(&feed, &AlertFeed::reloaded, &feed,
                     [&](const QList<model::Alert>& alerts) { page = alerts; });
    client.start();
    meet();
    settle(50);
    for (int i = 0; i < 400; ++i)
        helper.raise(question(std::to_string(i), i));
    ASSERT_TRUE(waitUntil([&] { return page.size() == 400; }));
    EXPECT_LT(helper.count("Get "), 200);
    EXPECT_LT(helper.count("List "), 12) << "two a page: one's own, and others' outlines";
}

TEST_F(FeedsTest, ASearchReachesWhatIsOlderThanThePage) {
    AlertFeed feed(client);
    QList<model::Alert> found;
    int pages = 0;
    QObject::connect(&feed, &AlertFeed::found, &feed,
                     [&](const QList<model::Alert>& alerts) { found = alerts; });
    QObject::connect(&feed, &AlertFeed::reloaded, &feed, [&] { ++pages; });
    helper.known.insert("old", question("old", 1));
    client.start();
    meet();
    ASSERT_TRUE(waitUntil([&] { return pages == 1; }));
    feed.search(QStringLiteral("nothing of this kind"));
    feed.search(QStringLiteral("shell"));
    ASSERT_TRUE(waitUntil([&] { return !found.isEmpty(); }));
    EXPECT_EQ(helper.lastFilter.value(QStringLiteral("search")).toString(),
              QStringLiteral("shell"));
    feed.search({});
    EXPECT_TRUE(waitUntil([&] { return pages == 2; })) << "what was found is not kept for ever";
    feed.search({});
    settle(50);
    EXPECT_EQ(pages, 2);
}

TEST_F(FeedsTest, AlertsSayWhyThereIsNoList) {
    AlertFeed feed(client);
    QString why;
    bool noPermission = false;
    QObject::connect(&feed, &AlertFeed::problem, &feed, [&](const QString& text, bool denied) {
        why = text;
        noPermission = denied;
    });
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    client.start();
    meet();
    // Before the helper was met, another reason may have been said.
    ASSERT_TRUE(waitUntil([&] { return noPermission; }));
    EXPECT_FALSE(why.isEmpty());
    helper.refusal.clear();
    feed.reload();
    EXPECT_TRUE(waitUntil([&] { return why.isEmpty(); }));
}

TEST_F(FeedsTest, ProcessesAreAskedForOnlyWhileWanted) {
    ProcessFeed feed(client, 40);
    quint64 got = 0;
    QObject::connect(&feed, &ProcessFeed::changed, &feed,
                     [&](const model::ProcessChanges& changes) { got = changes.generation; });
    client.start();
    meet();
    settle(200);
    EXPECT_EQ(helper.count("Changes"), 0);
    helper.processes.generation = 5;
    feed.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("Changes 5 0"); }));
    EXPECT_EQ(got, 5U);
    EXPECT_TRUE(helper.calls.contains("Changes 0 0"));
    feed.setWanted(false);
    settle(60);
    const qsizetype asked = helper.count("Changes");
    settle(200);
    EXPECT_EQ(helper.count("Changes"), asked);
}

TEST_F(FeedsTest, ProcessesStartOverWithANewHelper) {
    ProcessFeed feed(client, 40);
    client.start();
    helper.processes.generation = 77;
    meet();
    feed.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("Changes 77 0"); }));
    lose();
    helper.calls.clear();
    meet();
    ASSERT_TRUE(waitUntil([&] { return helper.count("Changes") > 0; }));
    EXPECT_EQ(helper.calls.filter("Changes").first(), QStringLiteral("Changes 0 0"));
}

TEST_F(FeedsTest, ASlowHelperIsNotAskedTwiceAtOnce) {
    ProcessFeed feed(client, 20);
    client.start();
    meet();
    helper.answers = FakeHelper::Answers::Never;
    feed.setWanted(true);
    settle(250);
    EXPECT_EQ(helper.count("Changes"), 1);
}

TEST_F(FeedsTest, TheTrayIsRegisteredAndStaysSo) {
    TrayRegistration registration(client, 50);
    client.start();
    meet();
    settle(150);
    EXPECT_EQ(helper.count("RegisterTray"), 0) << "nobody can be asked yet";
    registration.setCanAsk(true);
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("RegisterTray 1 1"); }));
    ASSERT_TRUE(waitUntil([&] { return helper.count("Heartbeat 1") >= 2; }));
    registration.setUnlocked(false);
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("Heartbeat 0"); }));
    lose();
    helper.calls.clear();
    meet();
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("RegisterTray 1 0"); }));
    registration.setCanAsk(false);
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("RegisterTray 0 0"); }));
}

/// org.freedesktop.ScreenSaver as screen lockers offer it.
class FakeScreenSaver : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

  public:
    bool active = false;

  public Q_SLOTS:
    bool GetActive() { return active; }

  Q_SIGNALS:
    void ActiveChanged(bool active);
};

class SessionLockTest : public testing::Test {
  protected:
    SessionLockTest() {
        bus.registerObject("/org/freedesktop/ScreenSaver", &saver,
                           QDBusConnection::ExportAllContents);
        bus.registerService("org.freedesktop.ScreenSaver");
    }
    ~SessionLockTest() override { QDBusConnection::disconnectFromBus("saver"); }

    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, "saver");
    FakeScreenSaver saver;
    SessionLock lock{QDBusConnection::sessionBus(), QDBusConnection::sessionBus()};
};

TEST_F(SessionLockTest, FollowsTheScreenSaver) {
    lock.start();
    settle(100);
    EXPECT_FALSE(lock.locked());
    Q_EMIT saver.ActiveChanged(true);
    ASSERT_TRUE(waitUntil([&] { return lock.locked(); }));
    Q_EMIT saver.ActiveChanged(false);
    EXPECT_TRUE(waitUntil([&] { return !lock.locked(); }));
}

TEST_F(SessionLockTest, KnowsAScreenThatIsLockedAlready) {
    saver.active = true;
    lock.start();
    EXPECT_TRUE(waitUntil([&] { return lock.locked(); }));
}

}  // namespace
}  // namespace app::client

#include "FeedsTest.moc"
