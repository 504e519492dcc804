#include <gtest/gtest.h>

#include <QFile>

#include "BusWorld.h"
#include "Person.h"
#include "Waiting.h"

namespace bustest {
namespace {

/// What a question is worth while nobody can answer it: it is acted upon at once.
class TrayTest : public testing::Test {
  protected:
    void SetUp() override { world.responder().desktopPresent(false); }

    static QString registerTray(Person& person, bool present, bool unlocked) {
        return person.call({"org.algomonitor.Status1", "RegisterTray", "bb", {present, unlocked}})
            .error;
    }

    bool isAsked() {
        const Victim victim(uidOf("alice"));
        try {
            world.raiseAbout(victim);
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
    }

    BusWorld world;
    Person alice{"alice"};
};

TEST_F(TrayTest, AnUnlockedTrayInFrontOfSomebodyIsAsked) {
    EXPECT_FALSE(isAsked());
    EXPECT_EQ(registerTray(alice, true, true), "");
    EXPECT_TRUE(isAsked());
    EXPECT_EQ(alice.call({"org.algomonitor.Status1", "Heartbeat", "b", {false}}).error, "");
    EXPECT_FALSE(isAsked()) << "locked";
    EXPECT_EQ(alice.call({"org.algomonitor.Status1", "Heartbeat", "b", {true}}).error, "");
    EXPECT_TRUE(isAsked());
    EXPECT_EQ(registerTray(alice, false, true), "");
    EXPECT_FALSE(isAsked());
}

TEST_F(TrayTest, ARegistrationEndsWithItsConnection) {
    EXPECT_EQ(registerTray(alice, true, true), "");
    alice.leave();
    EXPECT_TRUE(waitUntil([&] { return !isAsked(); }));
}

TEST_F(TrayTest, NobodysAndInactiveTraysAreNotAsked) {
    Person nobody("nobody");
    EXPECT_EQ(registerTray(nobody, true, true), "org.algomonitor.Error.NotAuthorized");
    Person bob("bob",
               "secret");  // with an administrator's password he may look, but sits elsewhere
    EXPECT_EQ(registerTray(bob, true, true), "");
    EXPECT_FALSE(isAsked());
}

TEST_F(TrayTest, SwitchingAwayEndsTheAsking) {
    EXPECT_EQ(registerTray(alice, true, true), "");
    ASSERT_TRUE(isAsked());
    QFile session("/run/systemd/sessions/7");
    ASSERT_TRUE(session.open(QIODevice::ReadOnly));
    const QByteArray active = session.readAll();
    const auto write = [](QByteArray text) {  // as logind does: a new file in the old one's place
        QFile file("/run/systemd/sessions/.new");
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        ASSERT_EQ(::rename("/run/systemd/sessions/.new", "/run/systemd/sessions/7"), 0);
    };
    write(
        QByteArray(active).replace("ACTIVE=1", "ACTIVE=0").replace("STATE=active", "STATE=online"));
    EXPECT_TRUE(waitUntil([&] { return !isAsked(); }));
    write(active);
    EXPECT_TRUE(waitUntil([&] { return isAsked(); }));
}

}  // namespace
}  // namespace bustest
