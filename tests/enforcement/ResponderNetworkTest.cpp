// What the Responder does to connections and their peers, with the kernel's own answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <thread>

#include "Flow.h"
#include "ResponderRoom.h"
#include "enforcement/AddressBlocker.h"
#include "enforcement/ConnectionDropper.h"
#include "enforcement/NftSession.h"

namespace enforcement {
namespace {

using model::Mode;
using model::Outcome;
using model::ResponseKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kPeer[] = "192.0.2.66";

class ResponderNetworkTest : public testing::Test {
  protected:
    void SetUp() override {
        if (const auto able = ConnectionDropper::probe(); !able)
            GTEST_SKIP() << toString(able.error());
        if (const auto able = m_blocker.adopt(); !able)
            GTEST_SKIP() << toString(able.error());
    }
    void TearDown() override { (void)m_blocker.removeAll(); }

    NetworkMeans means() {
        return {
            .drop =
                [this](const auto& connection, const auto& holder) {
                    ++m_drops;
                    return m_dropper.drop(connection, holder);
                },
            .block =
                [this](const auto& address, const auto& reason) {
                    ++m_blocks;
                    return m_blocker.block(address, 300, reason);
                },
            .isBlocked = [this](const auto& address) { return m_blocker.isBlocked(address); },
            .unblockAllOf = [this](const auto& reason) { return m_blocker.unblockAllOf(reason); }};
    }

    static model::Finding feedFinding(const model::ProcessKey& key, model::Connection connection) {
        auto finding = shellFinding(key);
        finding.ruleId = "malicious-address";
        finding.connection = std::move(connection);
        return finding;
    }

    static model::Connection toPeer() {
        model::Connection connection;
        connection.remoteAddress = kPeer;
        connection.remotePort = 4444;
        connection.localPort = 40000;
        return connection;
    }

    /// Its peer is kept out whatever the rule's own response is.
    static model::Settings blocking() {
        auto settings = settingsOf(Mode::Ask);
        settings.rules["malicious-address"].response = ResponseKind::Block;
        return settings;
    }

    TemporaryDirectory m_directory;
    puppets::Stage m_stage;
    ConnectionDropper m_dropper;
    AddressBlocker m_blocker{{.steadyUs = [] { return 1000 * kSecond; }}};
    int m_drops = 0, m_blocks = 0;
};

TEST_F(ResponderNetworkTest, AListedAddressLosesTheConnectionAtOnce) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Ask), means());
    run.responder.desktopPresent(true);
    const Flow flow;
    const auto key = m_stage.start();
    std::chrono::steady_clock::time_point raised, ended;
    run.atRaise = [&](const auto&) { raised = std::chrono::steady_clock::now(); };
    int error = 0;
    std::thread reader([&] {
        error = errorOfRead(flow.client, 5000);
        ended = std::chrono::steady_clock::now();
    });
    run.responder.handle(feedFinding(key, flow.connection()));
    reader.join();
    EXPECT_EQ(error, ECONNABORTED);
    EXPECT_EQ(errorOfRead(flow.peer), ECONNRESET);
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("drop done"));
    EXPECT_FALSE(puppets::isStopped(key));
    std::cout << "dropped "
              << std::chrono::duration_cast<std::chrono::microseconds>(ended - raised).count()
              << " us after the alert\n";
}

TEST_F(ResponderNetworkTest, ObserveAndLikelyCutNothing) {
    const Flow flow;
    const auto key = m_stage.start();
    {
        HelperRun run(m_directory.path(), settingsOf(Mode::Observe), means());
        run.responder.handle(feedFinding(key, flow.connection()));
        EXPECT_THAT(actionsOf(run.alert()), ElementsAre("drop skipped"));
    }
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce), means());
    auto likely = feedFinding(key, flow.connection());
    likely.certainty = model::Certainty::Likely;
    run.responder.handle(likely);
    EXPECT_EQ(m_drops, 0);
    EXPECT_TRUE(flow.works());
}

TEST_F(ResponderNetworkTest, AProtectedSubjectKeepsRunningAndLosesItsConnection) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce), means());
    const Flow flow;
    const auto key = m_stage.execute("/bin/sleep", {"sleep", "1000"});
    run.protectedProcesses.setProven({{key, "session leader (logind)"}});
    auto finding = shellFinding(key);
    finding.connection = flow.connection();
    run.responder.handle(finding);
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("kill-tree skipped", "drop done"));
    EXPECT_FALSE(puppets::isStopped(key));
    EXPECT_EQ(errorOfRead(flow.client), ECONNABORTED);
}

/// The shell is killed, the installed service that carried its words is not: but the words end.
TEST_F(ResponderNetworkTest, WhatASparedServiceHoldsIsCutWhenItsShellIsKilled) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce), means());
    const Flow flow;  // held by this process, which is nobody's suspect
    const auto shell = m_stage.execute("/bin/sleep", {"sleep", "1000"});
    auto finding = shellFinding(shell);
    finding.connection = flow.connection();
    run.responder.handle(finding);
    EXPECT_TRUE(puppets::isGone(shell));
    EXPECT_THAT(actionsOf(run.alert()),
                ElementsAre("suspend done", "evidence done", "drop done", "kill-tree done"));
    EXPECT_EQ(errorOfRead(flow.client), ECONNABORTED);
    EXPECT_EQ(errorOfRead(flow.peer), ECONNRESET);
}

TEST_F(ResponderNetworkTest, WhoIsAllowedKeepsTheConnection) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Ask), means());
    run.responder.desktopPresent(true);
    const Flow flow;
    auto finding = shellFinding(m_stage.start());
    finding.connection = flow.connection();
    run.responder.handle(finding);
    ASSERT_TRUE(run.responder.allow(run.lastId(), "uid 1000"));
    EXPECT_TRUE(flow.works());
    EXPECT_EQ(m_drops, 0);
}

TEST_F(ResponderNetworkTest, ABlockIsTakenBackByUndo) {
    HelperRun run(m_directory.path(), blocking(), means());
    run.responder.handle(feedFinding(m_stage.start(), toPeer()));
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("block done", "drop skipped"));
    ASSERT_EQ(m_blocker.list().value().size(), 1U);
    EXPECT_EQ(m_blocker.list().value()[0].address, kPeer);
    EXPECT_EQ(m_blocker.list().value()[0].reason, run.lastId());
    EXPECT_EQ(run.responder.undo(run.lastId(), "uid 1000")->outcome, Outcome::Done);
    EXPECT_THAT(m_blocker.list().value(), IsEmpty());
    EXPECT_THAT(actionsOf(run.alert()),
                ElementsAre("block done", "drop skipped", "unblock done", "undo done"));
    EXPECT_EQ(run.responder.undo(run.lastId(), "uid 1000")->outcome, Outcome::Skipped);
}

TEST_F(ResponderNetworkTest, ABlockIsTakenBackByAllowing) {
    HelperRun run(m_directory.path(), blocking(), means());
    run.responder.handle(feedFinding(m_stage.start(), toPeer()));
    ASSERT_EQ(run.responder.allow(run.lastId(), "uid 1000")->outcome, Outcome::Done);
    EXPECT_THAT(m_blocker.list().value(), IsEmpty());
    EXPECT_EQ(run.alert().state, model::AlertState::Allowed);
}

TEST_F(ResponderNetworkTest, UndoneByTheHelperAfterACrash) {
    const auto key = m_stage.start();
    std::string id;
    {
        HelperRun run(m_directory.path(), blocking(), means());
        run.responder.handle(feedFinding(key, toPeer()));
        id = run.lastId();
        run.log->flush();
    }
    AddressBlocker next({.steadyUs = [] { return 2000 * kSecond; }});
    ASSERT_EQ(next.adopt().value_or(0), 1U);
    HelperRun run(m_directory.path(), blocking(),
                  {.unblockAllOf = [&](const auto& reason) { return next.unblockAllOf(reason); }});
    EXPECT_EQ(run.responder.undo(id, "uid 1000")->outcome, Outcome::Done);
    EXPECT_THAT(next.list().value(), IsEmpty());
}

TEST_F(ResponderNetworkTest, WhoComesAgainIsCutAgainAndToldOfOnce) {
    HelperRun run(m_directory.path(), blocking(), means());
    const auto key = m_stage.start();
    for (int i = 0; i < 1000; ++i)
        run.responder.handle(feedFinding(key, toPeer()));
    EXPECT_EQ(run.raised.size(), 1U);
    EXPECT_EQ(m_blocks, 1);
    EXPECT_EQ(m_drops, NetworkActor::kCutsPerSecond);
    run.pass(kSecond);
    run.responder.handle(feedFinding(key, toPeer()));
    EXPECT_EQ(m_drops, NetworkActor::kCutsPerSecond + 1);
    EXPECT_EQ(run.alert().responses.size(), 2U);
}

TEST_F(ResponderNetworkTest, WhatCannotBeDoneIsSaid) {
    auto settings = blocking();
    HelperRun run(m_directory.path(), settings);
    auto finding = feedFinding(m_stage.start(), toPeer());
    run.responder.handle(finding);
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("block skipped", "drop skipped"));
    EXPECT_THAT(run.alert().responses[0].detail, HasSubstr("cannot block"));

    HelperRun able(m_directory.path() / "able", settings, means());
    finding.connection->remoteAddress = "127.0.0.1";
    able.responder.handle(finding);
    EXPECT_THAT(actionsOf(able.alert()), ElementsAre("block refused", "drop skipped"));
    finding.connection.reset();
    finding.process.key = m_stage.start();
    able.responder.handle(finding);
    EXPECT_THAT(actionsOf(able.alert()), ElementsAre("block skipped", "drop skipped"));
}

}  // namespace
}  // namespace enforcement
