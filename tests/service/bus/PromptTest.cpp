#include <gtest/gtest.h>

#include "BusWorld.h"
#include "Person.h"
#include "Waiting.h"

namespace bustest {
namespace {

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kTimeoutUs = 600 * kSecondUs;  // BusWorld's ask.timeout_s

class PromptTest : public testing::Test {
  protected:
    void SetUp() override { id = QString::fromStdString(world.raiseAbout(victim)); }

    Request allow() const { return {"org.algomonitor.Alerts1", "Allow", "s", {id}}; }

    static bool hasDialog(const Person& person) { return person.dialogs().contains("Password"); }

    /// Opens the dialog and leaves it open.
    void openDialog(Person& person) {
        person.send(allow());
        ASSERT_TRUE(waitUntil([&] { return hasDialog(person); }));
    }

    void letTimePass(std::int64_t us) {
        world.aheadUs += us;
        world.responder().tick(world.nowUs());
    }

    BusWorld world;
    Person patient{"alice", "-"};
    Victim victim{patient.uid()};
    QString id;
};

TEST_F(PromptTest, NamesWhoIsLetGoAndToWhom) {
    openDialog(patient);
    const QString text = patient.dialogs();
    EXPECT_TRUE(text.contains(QStringLiteral("Authentication is required to let \"bad\\nshell\" "
                                             "(process %1, user uid%2), connected to "
                                             "203.0.113.7:4444 continue")
                                  .arg(victim.key().pid)
                                  .arg(patient.uid())))
        << text.toStdString();
}

TEST_F(PromptTest, OneDialogOfACallerAndTheRestGoesOn) {
    openDialog(patient);
    Person second("alice");
    EXPECT_EQ(second.call({"org.algomonitor.Status1", "Version"}).error, "");
    EXPECT_EQ(second
                  .call({"org.algomonitor.Enforcement1",
                         "Suspend",
                         "it",
                         {victim.key().pid, static_cast<qint64>(victim.key().startTimeTicks)}})
                  .error,
              "");
    EXPECT_FALSE(patient.hasAnswered());
}

TEST_F(PromptTest, ACallerCannotStackDialogs) {
    Person flooding("alice", "-");
    flooding.send({.interface = "org.algomonitor.Settings1",
                   .member = "SetMode",
                   .signature = "s",
                   .args = {"observe"},
                   .repeat = 5});
    ASSERT_TRUE(waitUntil([&] { return hasDialog(flooding); }));
    // The others were answered at once; the first is answered when its dialog goes, with the
    // caller.
    ASSERT_TRUE(waitUntil([&] {
        return world.auditText().find("a password dialog of this caller") != std::string::npos;
    }));
    EXPECT_EQ(flooding.dialogs().count("AUTHENTICATING FOR"), 1);
}

TEST_F(PromptTest, TheCountdownStandsStillOnceWhileTheDialogIsOpen) {
    openDialog(patient);
    letTimePass(kTimeoutUs - 30 * kSecondUs);
    letTimePass(45 * kSecondUs);  // beyond the deadline, within the minute a pause may last
    EXPECT_EQ(victim.state(), 'T');
    patient.leave();
    ASSERT_TRUE(waitUntil([&] {
        letTimePass(10 * kSecondUs);
        return victim.state() == 'x';
    })) << "the countdown goes on when the caller has gone";
}

TEST_F(PromptTest, LeavingClosesTheDialogAndTheNextMayOpenOne) {
    openDialog(patient);
    patient.leave();
    Person next("alice", "secret");
    EXPECT_EQ(next.call(allow()).error, "");
    EXPECT_EQ(victim.state(), 'S');
}

TEST_F(PromptTest, WhoDoesNotWaitIsNotAsked) {
    Request quiet = allow();
    quiet.interactive = false;
    Person person("alice", "secret");
    EXPECT_TRUE(person.call(quiet).isRefused());
    EXPECT_EQ(person.dialogs(), QString());
}

}  // namespace
}  // namespace bustest
