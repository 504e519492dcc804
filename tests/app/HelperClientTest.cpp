#include "app/client/HelperClient.h"

#include <gmock/gmock.h>

#include <QDBusMessage>
#include <QFile>

#include "contract/Names.h"
#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/Wait.h"

namespace app::client {
namespace {

using model::Error;
using testsupport::FakeHelper;
using testsupport::question;
using testsupport::settle;
using testsupport::waitUntil;
using Presence = HelperClient::Presence;
using Prompting = HelperClient::Prompting;

constexpr HelperClient::Patience kShort{300, 400};

/// Asks and waits for the one answer.
template <typename T, typename Ask>
model::Result<T> answer(Ask ask) {
    std::optional<model::Result<T>> got;
    int times = 0;
    ask([&](model::Result<T> reply) {
        got = std::move(reply);
        ++times;
    });
    EXPECT_FALSE(got) << "answered from inside the call";
    EXPECT_TRUE(waitUntil([&] { return got.has_value(); }));
    settle(20);
    EXPECT_EQ(times, 1);
    return got ? *got : model::unexpected(Error::Code::Unavailable, "test", "no answer");
}

class HelperClientTest : public testing::Test {
  protected:
    void meet() {
        ASSERT_TRUE(helper.appear());
        client.start();
        ASSERT_TRUE(waitUntil([&] { return client.presence() == Presence::Present; }));
    }
    model::Result<Answer> perform(const Verb& verb) {
        return answer<Answer>([&](auto reply) { client.perform(verb, reply); });
    }
    model::Result<model::Health> health() {
        return answer<model::Health>([&](auto reply) { client.health(reply); });
    }

    FakeHelper helper;
    HelperClient client{QDBusConnection::sessionBus(), Prompting::VerbsOnly, kShort};
};

TEST_F(HelperClientTest, SaysThatTheHelperIsAbsentAndDoesNotStartIt) {
    client.start();
    ASSERT_TRUE(waitUntil([&] { return client.presence() == Presence::Absent; }));
    EXPECT_EQ(health().error().code, Error::Code::Unavailable);
    EXPECT_FALSE(perform(KillAlert{"x"}).has_value());
    settle();
    EXPECT_FALSE(QFile::exists(QStringLiteral(AM_STARTED_MARK)))
        << "a stopped helper must stay stopped";
}

TEST_F(HelperClientTest, SaysThatThereIsNoBus) {
    HelperClient lonely(QDBusConnection(QStringLiteral("no such connection")));
    lonely.start();
    EXPECT_EQ(lonely.presence(), Presence::NoBus);
}

TEST_F(HelperClientTest, ReadsWhatTheHelperSays) {
    meet();
    helper.health.suspended.push_back({{42, 7}, "a", 5'000'000});
    const auto told = health();
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(told->processes, 312U);
    ASSERT_EQ(told->suspended.size(), 1U);
    EXPECT_EQ(told->suspended[0].key, (model::ProcessKey{42, 7}));

    const auto samples =
        answer<QList<model::MachineSample>>([&](auto reply) { client.history(60, reply); });
    ASSERT_TRUE(samples.has_value());
    ASSERT_EQ(samples->size(), 2);
    EXPECT_EQ(samples->at(0).corePercent, (std::vector{5.0, 15.0}));

    helper.processes.generation = 9;
    helper.processes.gone = {{5, 6}};
    model::ProcessRow row;
    row.key = {42, 7};
    row.name = "bash";
    row.state = 'T';
    row.suspended = true;
    helper.processes.changed = {row};
    const auto changes =
        answer<model::ProcessChanges>([&](auto reply) { client.changes(8, true, reply); });
    ASSERT_TRUE(changes.has_value());
    EXPECT_EQ(changes->changed, helper.processes.changed);
    EXPECT_EQ(changes->gone, helper.processes.gone);
    EXPECT_TRUE(helper.calls.contains("Changes 8 1"));

    EXPECT_TRUE(answer<QString>([&](auto reply) { client.trustList(reply); }).has_value());
    EXPECT_TRUE(answer<QString>([&](auto reply) { client.details({42, 7}, reply); }).has_value());
    EXPECT_TRUE(helper.calls.contains("Details 42 7"));

    const auto hours =
        answer<model::ProgramHours>([&](auto reply) { client.programHours({42, 7}, 3600, reply); });
    ASSERT_TRUE(hours.has_value());
    EXPECT_EQ(hours->program, "/usr/bin/bash");
    ASSERT_EQ(hours->minutes.size(), 2U);
    EXPECT_EQ(hours->minutes[0], (model::ProgramMinute{60'000'000, 12.5, 2048, 4096}));
    EXPECT_TRUE(helper.calls.contains("ProgramHours 42 7 3600"));
}

TEST_F(HelperClientTest, ReadsAlertsByPageAndById) {
    meet();
    for (int i = 0; i < 3; ++i)
        helper.known.insert(QString::number(i), question(std::to_string(i), 1000 + i));
    AlertQuery query;
    query.limit = 2;
    query.sinceUs = 5;
    query.atLeast = model::Level::Warning;
    query.search = QStringLiteral("x");
    query.openOnly = true;
    const auto page = answer<AlertPage>([&](auto reply) { client.alerts(query, reply); });
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->total, 3U);
    ASSERT_EQ(page->alerts.size(), 2);
    EXPECT_EQ(page->alerts[0].alert.id, "2");
    EXPECT_EQ(page->alerts[0].alert.finding.ruleId, "reverse-shell");
    EXPECT_TRUE(page->alerts[0].line.contains("reverse-shell"));
    EXPECT_EQ(helper.lastFilter,
              (QVariantMap{
                  {"since", qlonglong(5)}, {"level", "WARNING"}, {"search", "x"}, {"open", true}}));

    const auto one = answer<ReceivedAlert>([&](auto reply) { client.alert("1", reply); });
    ASSERT_TRUE(one.has_value());
    EXPECT_EQ(one->alert.id, "1");
    const auto none = answer<ReceivedAlert>([&](auto reply) { client.alert("9", reply); });
    EXPECT_EQ(none.error().code, Error::Code::InvalidArgument);
}

struct VerbRow {
    Verb verb;
    const char* call;
};

TEST_F(HelperClientTest, CarriesEveryVerbToItsMethod) {
    meet();
    const VerbRow rows[] = {
        {TerminateProcess{{42, 7}, false}, "Terminate 42 7"},
        {TerminateProcess{{42, 7}, true}, "TerminateTree 42 7"},
        {SuspendProcess{{42, 7}}, "Suspend 42 7"},
        {ResumeProcess{{42, 7}}, "Resume 42 7"},
        {KillAlert{"id"}, "Kill id"},
        {AllowAlert{"id"}, "Allow id"},
        {AllowAlertAlways{"id", {{"package", "netcat"}, {"port", "9"}}},
         "AllowAlways id package=netcat port=9"},
        {ResolveAlert{"id"}, "Resolve id"},
        {UndoAlert{"id"}, "Undo id"},
        {SetMode{model::Mode::Observe}, "SetMode observe"},
        {Pause{900}, "Pause 900"},
        {AddTrust{"{}"}, "Trust {}"},
        {RemoveTrust{"t"}, "Untrust t"},
        {DropConnection{1ULL << 60}, "DropConnection 1152921504606846976"},
        {BlockAddress{"192.0.2.1", 60}, "BlockAddress 192.0.2.1 60"},
        {UnblockAddress{"192.0.2.1"}, "Unblock 192.0.2.1"},
        {SwitchRule{"tor", false}, "SetEnabled tor 0"},
        {ReloadRules{}, "Reload"},
        {SetRuleResponse{"tor", "drop"}, "SetResponse tor drop"},
        {SetSetting{"ask.timeout_s", "45"}, "Set ask.timeout_s 45"},
        {DumpProcess{{42, 7}, true}, "Dump 42 7 1"},
        {CancelDump{"d"}, "CancelDump d"},
        {VerifyIntegrity{true}, "Verify 1"},
        {CancelVerify{}, "Cancel"},
        {AcceptFile{"/etc/x", "aa"}, "Accept /etc/x aa"},
        {AcceptFolder{"/etc"}, "AcceptFolder /etc"},
    };
    for (const VerbRow& row : rows) {
        helper.calls.clear();
        const auto done = perform(row.verb);
        ASSERT_TRUE(done.has_value()) << row.call << ": " << model::toString(done.error());
        EXPECT_EQ(done->outcome, model::Outcome::Done) << row.call;
        EXPECT_EQ(helper.calls, QStringList{row.call});
    }
    EXPECT_EQ(std::size(rows), std::variant_size_v<Verb> + 1) << "a verb has no row";
}

TEST_F(HelperClientTest, LetsOnlyVerbsOpenPasswordDialogsUnlessToldOtherwise) {
    meet();
    health();
    EXPECT_TRUE(helper.prompting.isEmpty());
    perform(AllowAlert{"id"});
    EXPECT_EQ(helper.prompting, QStringList{"Allow id"});
    health();
    EXPECT_EQ(helper.prompting.size(), 1);

    HelperClient command(QDBusConnection::sessionBus(), Prompting::Everything);
    command.start();
    ASSERT_TRUE(waitUntil([&] { return command.presence() == Presence::Present; }));
    answer<model::Health>([&](auto reply) { command.health(reply); });
    EXPECT_EQ(helper.prompting.last(), QStringLiteral("Health"));
}

TEST_F(HelperClientTest, TellsErrorsApart) {
    meet();
    for (const Error::Code code :
         {Error::Code::NotAuthorized, Error::Code::NoSuchProcess, Error::Code::ProcessChanged,
          Error::Code::Protected, Error::Code::InvalidArgument, Error::Code::LimitReached,
          Error::Code::Unavailable}) {
        helper.refusal = QLatin1String(contract::errorName(code));
        const auto refused = perform(KillAlert{"id"});
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, code);
        EXPECT_NE(model::toString(refused.error()).find("because of the test"), std::string::npos);
    }
    helper.refusal = QStringLiteral("org.freedesktop.DBus.Error.AccessDenied");
    EXPECT_EQ(perform(KillAlert{"id"}).error().code, Error::Code::NotAuthorized);
    helper.refusal = QStringLiteral("org.freedesktop.DBus.Error.UnknownMethod");
    EXPECT_EQ(perform(KillAlert{"id"}).error().code, Error::Code::Unavailable);
}

TEST_F(HelperClientTest, DoesNotTakeAnUnknownOutcomeForSuccess) {
    meet();
    helper.outcome = QStringLiteral("splendid");
    EXPECT_FALSE(perform(KillAlert{"id"}).has_value());
    helper.outcome = QStringLiteral("refused");
    EXPECT_EQ(perform(KillAlert{"id"})->outcome, model::Outcome::Refused);
}

TEST_F(HelperClientTest, DoesNotTakeAnAnswerOfAnotherShape) {
    meet();
    helper.answers = FakeHelper::Answers::OfAnotherShape;
    EXPECT_FALSE(health().has_value());
    EXPECT_FALSE(perform(KillAlert{"id"}).has_value());
    EXPECT_FALSE(answer<model::ProcessChanges>([&](auto reply) {
                     client.changes(0, false, reply);
                 }).has_value());
}

TEST_F(HelperClientTest, GivesUpOnAHelperThatNeverAnswers) {
    meet();
    helper.answers = FakeHelper::Answers::Never;
    const auto never = health();
    ASSERT_FALSE(never.has_value());
    EXPECT_NE(model::toString(never.error()).find("did not answer"), std::string::npos);
    EXPECT_FALSE(perform(KillAlert{"id"}).has_value());
    EXPECT_EQ(client.presence(), Presence::Present);
    helper.answers = FakeHelper::Answers::AtOnce;
    EXPECT_TRUE(health().has_value());
}

TEST_F(HelperClientTest, FollowsARestart) {
    meet();
    std::vector<Presence> seen;
    QObject::connect(&client, &HelperClient::presenceChanged, &client,
                     [&](Presence presence) { seen.push_back(presence); });
    helper.answers = FakeHelper::Answers::Never;
    std::optional<model::Result<model::Health>> cut;
    client.health([&](auto reply) { cut = std::move(reply); });
    settle(50);
    helper.die();
    ASSERT_TRUE(waitUntil([&] { return client.presence() == Presence::Absent && cut; }));
    EXPECT_FALSE(cut->has_value());
    helper.answers = FakeHelper::Answers::AtOnce;
    ASSERT_TRUE(helper.appear());
    ASSERT_TRUE(waitUntil([&] { return client.presence() == Presence::Present; }));
    EXPECT_TRUE(health().has_value());
    EXPECT_THAT(seen, testing::ElementsAre(Presence::Absent, Presence::Present));
}

TEST_F(HelperClientTest, FindsAHelperThatAppearsWhileItLooks) {
    for (int round = 0; round < 40; ++round) {
        HelperClient looking(QDBusConnection::sessionBus());
        looking.start();
        ASSERT_TRUE(helper.appear());
        ASSERT_TRUE(waitUntil([&] { return looking.presence() == Presence::Present; }, 3'000))
            << "round " << round;
        settle(20);
        ASSERT_EQ(looking.presence(), Presence::Present) << "an old answer won, round " << round;
        helper.die();
    }
}

TEST_F(HelperClientTest, HearsSignalsAlsoAfterARestart) {
    meet();
    QStringList heard;
    QObject::connect(&client, &HelperClient::alertRaised, &client,
                     [&](const QString& id) { heard << QStringLiteral("raised ") + id; });
    QObject::connect(&client, &HelperClient::alertChanged, &client,
                     [&](const QString& id) { heard << QStringLiteral("changed ") + id; });
    QObject::connect(&client, &HelperClient::statusChanged, &client,
                     [&] { heard << QStringLiteral("status"); });
    for (int round = 0; round < 2; ++round) {
        heard.clear();
        helper.raise(question("a", 1));
        helper.change(question("a", 1));
        helper.changeStatus();
        EXPECT_TRUE(waitUntil([&] { return heard.size() == 3; })) << "round " << round;
        EXPECT_EQ(heard, (QStringList{"raised a", "changed a", "status"}));
        helper.die();
        ASSERT_TRUE(waitUntil([&] { return client.presence() == Presence::Absent; }));
        ASSERT_TRUE(helper.appear());
        ASSERT_TRUE(waitUntil([&] { return client.presence() == Presence::Present; }));
    }
}

TEST_F(HelperClientTest, IgnoresSignalsOfSomebodyElse) {
    meet();
    bool heard = false;
    QObject::connect(&client, &HelperClient::alertRaised, &client, [&] { heard = true; });
    auto stranger = QDBusConnection::connectToBus(QDBusConnection::SessionBus, "stranger");
    auto forged = QDBusMessage::createSignal(QLatin1String(contract::kObjectPath),
                                             QLatin1String(contract::kAlertsInterface), "Raised");
    forged << QStringLiteral("forged");
    ASSERT_TRUE(stranger.send(forged));
    settle();
    EXPECT_FALSE(heard);
    QDBusConnection::disconnectFromBus("stranger");
}

}  // namespace
}  // namespace app::client
