#include <gtest/gtest.h>
#include <signal.h>

#include <QFile>
#include <QProcess>

#include "BusWorld.h"
#include "Person.h"
#include "Waiting.h"

namespace bustest {
namespace {

/// Ends the bus of this private machine and starts another; runs in a process of its own, because
/// nobody else's connections survive it.
class RestartTest : public testing::Test {
  protected:
    void SetUp() override {
        m_pid = ::getenv("BUS_PID") != nullptr ? ::atoi(::getenv("BUS_PID")) : 0;
    }

    ~RestartTest() override {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    void stopBus() const {
        ASSERT_GT(m_pid, 1);
        ASSERT_EQ(::kill(m_pid, SIGTERM), 0);
    }

    void startBus() {
        m_daemon.setProcessChannelMode(QProcess::ForwardedChannels);
        m_daemon.start("dbus-daemon", {"--system", "--nofork", "--nopidfile"});
        ASSERT_TRUE(m_daemon.waitForStarted());
    }

    BusWorld world;

  private:
    int m_pid = 0;
    QProcess m_daemon;
};

TEST_F(RestartTest, TheHelperComesBackWithTheBusAndSaysSoMeanwhile) {
    stopBus();
    ASSERT_TRUE(waitUntil([&] { return !world.bus().degraded().empty(); }));
    const Victim victim(uidOf("alice"));
    world.raiseAbout(victim);  // the helper goes on without anybody to tell
    // This time without polkit: nobody can be authorised, and nothing is done.
    ASSERT_TRUE(
        QFile::remove("/usr/share/dbus-1/system-services/org.freedesktop.PolicyKit1.service"));
    startBus();
    ASSERT_TRUE(waitUntil([&] { return world.bus().degraded().empty(); }));
    Person alice("alice");
    const Answer answer =
        alice.call({"org.algomonitor.Enforcement1",
                    "Terminate",
                    "it",
                    {victim.key().pid, static_cast<qint64>(victim.key().startTimeTicks)}});
    EXPECT_EQ(answer.error, "org.algomonitor.Error.Unavailable");
    EXPECT_TRUE(answer.message.contains("polkit")) << answer.message.toStdString();
    EXPECT_EQ(victim.state(), 'T');
}

}  // namespace
}  // namespace bustest
