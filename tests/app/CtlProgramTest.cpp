// algomonitorctl as its users run it, against a fake helper on a private bus.

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "model/Timestamp.h"
#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/Wait.h"

namespace {

using testsupport::FakeHelper;
using testsupport::question;
using testsupport::waitUntil;

struct Ended {
    int code = -1;
    QString out;
    QString err;

    QStringList lines() const { return out.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
    QJsonObject json(int line = 0) const {
        return QJsonDocument::fromJson(lines().value(line).toUtf8()).object();
    }
};

class CtlTest : public testing::Test {
  protected:
    static void start(QProcess& process, const QString& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DBUS_SYSTEM_BUS_ADDRESS",
                           environment.value("DBUS_SESSION_BUS_ADDRESS"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(AM_CTL),
                      arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }
    static Ended run(const QString& arguments) {
        QProcess process;
        start(process, arguments);
        EXPECT_TRUE(waitUntil([&] { return process.state() == QProcess::NotRunning; }));
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    void SetUp() override { ASSERT_TRUE(helper.appear()); }

    FakeHelper helper;
};

TEST_F(CtlTest, SaysStatusAndHealth) {
    helper.health.degraded = {"events come from \x1b[31mpolling"};
    const Ended status = run("status");
    EXPECT_EQ(status.code, 0) << status.err.toStdString();
    EXPECT_TRUE(status.out.contains("Watching 312 processes, 41 connections."));
    EXPECT_TRUE(status.out.contains("mode ask"));
    EXPECT_FALSE(status.out.contains(QChar(0x1b)));
    EXPECT_EQ(run("status --json").json()["mode"].toString(), QStringLiteral("ask"));
    const Ended health = run("health --json");
    EXPECT_EQ(health.lines().size(), 1);
    EXPECT_TRUE(health.json()["ready"].toBool());
    EXPECT_TRUE(health.json().contains("event_source"));
    EXPECT_EQ(run("health").code, 0);
    EXPECT_EQ(run("mode").out.trimmed(), QStringLiteral("ask"));
    EXPECT_EQ(run("mode --json").json()["mode"].toString(), QStringLiteral("ask"));
}

TEST_F(CtlTest, ListsProcesses) {
    model::ProcessRow row;
    row.key = {42, 7};
    row.name = "evil\nname";
    row.state = 'S';
    helper.processes.changed = {row};
    const Ended json = run("ps --json");
    EXPECT_EQ(json.code, 0);
    ASSERT_EQ(json.lines().size(), 1);
    EXPECT_EQ(json.json()["pid"].toInt(), 42);
    EXPECT_EQ(json.json()["name"].toString(), QStringLiteral("evil\nname"));
    EXPECT_EQ(run("ps --all").lines().size(), 2);
    EXPECT_TRUE(helper.calls.contains("Changes 0 0"));
    EXPECT_TRUE(helper.calls.contains("Changes 0 1"));
}

TEST_F(CtlTest, ExportsAlertsAsOneDocument) {
    EXPECT_EQ(QJsonDocument::fromJson(run("export --format json").out.toUtf8()).array().size(), 0);
    EXPECT_EQ(run("export").lines().size(), 1) << "the header";
    for (int i = 0; i < 1500; ++i)
        helper.known.insert(QString::number(i), question(std::to_string(i), 1'000'000 + i));
    const Ended json = run("export --format json");
    EXPECT_EQ(json.code, 0);
    const QJsonArray array = QJsonDocument::fromJson(json.out.toUtf8()).array();
    ASSERT_EQ(array.size(), 1500);
    EXPECT_EQ(array[0].toObject()["event"].toObject()["id"].toString(), QStringLiteral("0"));
    const Ended csv = run("export --format csv");
    ASSERT_EQ(csv.lines().size(), 1501);
    EXPECT_TRUE(csv.lines()[0].startsWith("\"timestamp\",\"event.id\",\"log.level\""));
    EXPECT_TRUE(csv.lines()[1500].contains("\"1499\""));
}

TEST_F(CtlTest, ListsAlertsOldestFirstOverSeveralPages) {
    for (int i = 0; i < 2500; ++i)
        helper.known.insert(QString::number(i), question(std::to_string(i), 1'000'000 + i));
    const Ended all = run("alerts --json --limit 0");
    EXPECT_EQ(all.code, 0);
    ASSERT_EQ(all.lines().size(), 2500);
    EXPECT_EQ(all.json(0)["event"].toObject()["id"].toString(), QStringLiteral("0"));
    EXPECT_EQ(all.json(2499)["event"].toObject()["id"].toString(), QStringLiteral("2499"));
    const Ended few = run("alerts --limit 2");
    EXPECT_EQ(few.lines().size(), 2);
    EXPECT_TRUE(few.out.contains("[2499]"));
    EXPECT_TRUE(few.err.contains("2498 older"));
    run("alerts --level ALERT --since 10m");
    EXPECT_EQ(helper.lastFilter.value("level").toString(), QStringLiteral("ALERT"));
    EXPECT_TRUE(helper.lastFilter.contains("since"));
}

TEST_F(CtlTest, FollowsAlertsAndTheirChanges) {
    QProcess process;
    start(process, "alerts --follow --json");
    QByteArray out;
    const auto lines = [&] {
        out += process.readAllStandardOutput();
        return out.count('\n');
    };
    model::Alert alert = question("f1", model::realtimeUs());
    // Nothing says when it listens: raised until it is heard.
    ASSERT_TRUE(waitUntil([&] {
        helper.raise(alert);
        return lines() > 0;
    }));
    testsupport::settle(200);
    lines();
    out.clear();
    alert.state = model::AlertState::Killed;
    helper.change(alert);
    ASSERT_TRUE(waitUntil([&] { return lines() >= 1; }));
    EXPECT_TRUE(out.contains("killed")) << out.toStdString();

    helper.die();
    testsupport::settle(200);
    EXPECT_EQ(process.state(), QProcess::Running);
    out.clear();
    helper.known.insert("f2", question("f2", model::realtimeUs()));
    ASSERT_TRUE(helper.appear());
    EXPECT_TRUE(waitUntil([&] { return lines() > 0 && out.contains("f2"); }))
        << "what was raised while the helper restarted";
    process.kill();
    process.waitForFinished();
}

TEST_F(CtlTest, FollowingAsksForAPasswordOnceAtMost) {
    helper.revealed = true;  // the password is given
    for (const char* line : {"alerts --follow --json", "alerts --follow --all --json"}) {
        helper.prompting.clear();
        QProcess process;
        start(process, line);
        ASSERT_TRUE(waitUntil([&] { return helper.count("List") > 0; })) << line;
        QByteArray out;
        ASSERT_TRUE(waitUntil([&] {
            helper.raise(question("f", model::realtimeUs()));
            out += process.readAllStandardOutput();
            return out.contains('\n');
        }));
        EXPECT_EQ(helper.prompting.filter("List").size(), 1) << line;
        EXPECT_EQ(helper.prompting.contains("Get f"),
                  line == QLatin1String("alerts --follow --all --json"));
        process.kill();
        process.waitForFinished();
        helper.calls.clear();
    }
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    EXPECT_EQ(run("alerts --follow").code, 3);
}

TEST_F(CtlTest, WatchesStatus) {
    QProcess process;
    start(process, "watch --json");
    QByteArray out;
    const auto holds = [&](const char* word) {
        out += process.readAllStandardOutput();
        return out.contains(word);
    };
    ASSERT_TRUE(waitUntil([&] { return holds("\"ask\""); }));
    helper.health.mode = model::Mode::Enforce;
    helper.changeStatus();
    EXPECT_TRUE(waitUntil([&] { return holds("\"enforce\""); }));
    process.kill();
    process.waitForFinished();
}

TEST_F(CtlTest, KillsByIdentity) {
    QProcess victim;
    victim.start("sleep", {"60"});
    ASSERT_TRUE(victim.waitForStarted());
    const QString pid = QString::number(victim.processId());
    EXPECT_EQ(run("kill " + pid).code, 0);
    EXPECT_EQ(run("kill --tree " + pid).code, 0);
    EXPECT_EQ(run("suspend " + pid).code, 0);
    EXPECT_EQ(run("resume " + pid).code, 0);
    QFile stat("/proc/" + pid + "/stat");
    ASSERT_TRUE(stat.open(QIODevice::ReadOnly));
    const QString ticks = QString::fromUtf8(stat.readAll()).section(' ', 21, 21);
    EXPECT_EQ(helper.calls,
              (QStringList{"Terminate " + pid + ' ' + ticks, "TerminateTree " + pid + ' ' + ticks,
                           "Suspend " + pid + ' ' + ticks, "Resume " + pid + ' ' + ticks}));
    victim.kill();
    victim.waitForFinished();
    const Ended gone = run("kill 2000000000");
    EXPECT_EQ(gone.code, 1);
    EXPECT_TRUE(gone.err.contains("2000000000"));
}

TEST_F(CtlTest, CarriesOutVerbs) {
    for (const char* line : {"alerts kill a", "alerts allow a", "alerts resolve a", "alerts undo a",
                             "mode observe", "pause 15m", "pause off", "trust remove t1",
                             "alerts allow a --always package=x --always port=1"})
        EXPECT_EQ(run(line).code, 0) << line;
    EXPECT_EQ(helper.calls, (QStringList{"Kill a", "Allow a", "Resolve a", "Undo a",
                                         "SetMode observe", "Pause 900", "Pause 0", "Untrust t1",
                                         "AllowAlways a package=x port=1"}));
    EXPECT_EQ(helper.prompting, helper.calls) << "verbs may open the password dialog";
    const Ended list = run("trust list");
    EXPECT_TRUE(list.out.contains("t1: path=/opt/x, rules tor, note mine"));
    EXPECT_EQ(run("trust list --json").json()["id"].toString(), QStringLiteral("t1"));
    const Ended added = run("trust add path=/opt/y --json");
    EXPECT_EQ(added.json()["detail"].toString(), QStringLiteral("t2"));
}

TEST_F(CtlTest, BlocksAndSaysWhatIsBlocked) {
    EXPECT_EQ(run("block 192.0.2.1 --for 2m").code, 0);
    EXPECT_EQ(run("unblock 192.0.2.1").code, 0);
    const Ended listed = run("block");
    EXPECT_EQ(listed.code, 0);
    EXPECT_EQ(listed.out.trimmed(), "192.0.2.1 for 1 min 0 s, uid 0");
    EXPECT_EQ(run("block --json").json()["address"].toString(), "192.0.2.1");
    EXPECT_EQ(helper.calls, (QStringList{"BlockAddress 192.0.2.1 120", "Unblock 192.0.2.1",
                                         "ListBlocks", "ListBlocks"}));
}

TEST_F(CtlTest, AnswersVerbsInJson) {
    const QJsonObject done = run("alerts kill a --json").json();
    EXPECT_TRUE(done["ok"].toBool());
    EXPECT_TRUE(done["error"].isNull());
    helper.outcome = QStringLiteral("failed");
    const Ended failed = run("alerts kill a --json");
    EXPECT_EQ(failed.code, 1);
    EXPECT_FALSE(failed.json()["ok"].toBool(true));
    EXPECT_FALSE(failed.json()["error"].toString().isEmpty());
}

struct ErrorRow {
    const char* name;
    int code;
};

TEST_F(CtlTest, TellsErrorsByItsExitCode) {
    for (const ErrorRow row : {ErrorRow{"org.algomonitor.Error.NotAuthorized", 3},
                               ErrorRow{"org.algomonitor.Error.Protected", 1},
                               ErrorRow{"org.algomonitor.Error.ProcessChanged", 1},
                               ErrorRow{"org.algomonitor.Error.Unavailable", 1},
                               ErrorRow{"org.freedesktop.DBus.Error.AccessDenied", 3}}) {
        helper.refusal = QLatin1String(row.name);
        for (const char* line : {"alerts kill a --json", "status --json", "alerts --json"}) {
            const Ended refused = run(line);
            EXPECT_EQ(refused.code, row.code) << line << ' ' << row.name;
            EXPECT_FALSE(refused.json()["ok"].toBool(true)) << line;
            EXPECT_FALSE(refused.err.isEmpty());
        }
    }
}

TEST_F(CtlTest, SaysThatTheHelperIsNotRunning) {
    helper.die();
    for (const char* line : {"status", "alerts --follow", "kill 1", "watch"})
        EXPECT_EQ(run(line).code, 4) << line;
    EXPECT_EQ(run("kill").code, 2) << "usage is seen first";
    EXPECT_TRUE(run("status").err.contains("not running"));
}

TEST_F(CtlTest, SaysThatAnAnswerCouldNotBeWritten) {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    start(process, "status");
    ASSERT_TRUE(waitUntil([&] { return process.state() == QProcess::NotRunning; }));
    EXPECT_EQ(process.exitCode(), 1);
}

}  // namespace
