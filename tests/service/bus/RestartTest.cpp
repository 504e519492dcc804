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
        const char* const pid = ::getenv("BUS_PID");  // private-system-bus.sh
        m_pid = pid != nullptr ? ::atoi(pid) : 0;
    }

    ~RestartTest() override {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    /// The helper says so, and goes on.
    void stopBus() {
        ASSERT_GT(m_pid, 1);
        ASSERT_EQ(::kill(static_cast<pid_t>(m_pid), SIGTERM), 0);
        ASSERT_TRUE(waitUntil([&] { return !world.bus().degraded().empty(); }));
        m_daemon.waitForFinished();
    }

    /// The helper comes back by itself.
    void startBus() {
        m_daemon.setProcessChannelMode(QProcess::ForwardedChannels);
        m_daemon.start("dbus-daemon", {"--system", "--nofork", "--nopidfile"});
        ASSERT_TRUE(m_daemon.waitForStarted());
        m_pid = m_daemon.processId();
        ASSERT_TRUE(waitUntil([&] { return world.bus().degraded().empty(); }));
    }

    static Answer terminate(const Victim& victim) {
        Person alice("alice");
        return alice.call({"org.algomonitor.Enforcement1",
                           "Terminate",
                           "it",
                           {victim.key().pid, static_cast<qint64>(victim.key().startTimeTicks)}});
    }

    BusWorld world;

  private:
    qint64 m_pid = 0;
    QProcess m_daemon;
};

TEST_F(RestartTest, TheHelperComesBackWithTheBusAndWithPolkit) {
    static constexpr char kPolkit[] =
        "/usr/share/dbus-1/system-services/org.freedesktop.PolicyKit1.service";
    const Victim victim(uidOf("alice"));
    EXPECT_EQ(terminate(Victim(uidOf("alice"))).error, "");
    stopBus();
    world.raiseAbout(victim);  // nobody can be told

    // A bus without polkit: nobody can be authorised, and nothing is done.
    ASSERT_TRUE(QFile::rename(kPolkit, "/run/bus-test/polkit"));
    startBus();
    const Answer refused = terminate(victim);
    EXPECT_EQ(refused.error, "org.algomonitor.Error.Unavailable");
    EXPECT_TRUE(refused.message.contains("polkit")) << refused.message.toStdString();
    EXPECT_EQ(victim.state(), 'T');

    stopBus();
    ASSERT_TRUE(QFile::copy("/run/bus-test/polkit", kPolkit));
    startBus();
    EXPECT_EQ(terminate(victim).error, "");
    EXPECT_EQ(victim.state(), 'x');
}

}  // namespace
}  // namespace bustest
