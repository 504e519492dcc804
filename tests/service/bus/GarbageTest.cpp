#include <gtest/gtest.h>

#include "BusWorld.h"
#include "Person.h"
#include "service/Gate.h"

namespace bustest {
namespace {

struct Row {
    const char* interface;
    const char* member;
    const char* signature;
    QJsonArray arguments;
    const char* names;  // what the error says is wrong
};

const QString kLong(5000, 'x');
const QString kNoAlert = "00000000-0000-0000-0000-000000000000";

const std::vector<Row>& garbage() {
    static const std::vector<Row> rows = {
        {"Enforcement1", "Terminate", "it", {0, 1}, "pid"},
        {"Enforcement1", "Terminate", "it", {-1, 1}, "pid"},
        {"Enforcement1", "TerminateTree", "it", {1, 0}, "startTimeTicks"},
        {"Enforcement1", "Suspend", "it", {-2147483647, 1}, "pid"},
        {"Enforcement1", "Resume", "it", {0, 0}, "pid"},
        {"Enforcement1", "DropConnection", "t", {0}, "id"},
        {"Enforcement1", "DropConnection", "t", {qint64(9007199254740991)}, "id"},
        {"Enforcement1", "BlockAddress", "su", {"", 60}, "address"},
        {"Enforcement1", "BlockAddress", "su", {"192.0.2.1 }; flush ruleset", 60}, "address"},
        {"Enforcement1", "BlockAddress", "su", {"0.0.0.0/0", 60}, "address"},
        {"Enforcement1", "BlockAddress", "su", {kLong, 60}, "address"},
        {"Enforcement1", "BlockAddress", "su", {"192.0.2.1", qint64(4294967295)}, "seconds"},
        {"Enforcement1", "Unblock", "s", {"\x1b[2J"}, "address"},
        {"Enforcement1", "Dump", "itb", {0, 1, false}, "pid"},
        {"Enforcement1", "CancelDump", "s", {"../../etc/shadow"}, "id"},
        {"Enforcement1", "ReadDump", "s", {"../../etc/shadow"}, "id"},
        {"Enforcement1", "ReadDump", "s", {""}, "id"},
        {"Enforcement1", "DumpProgress", "s", {""}, "id"},
        {"Rules1", "SetEnabled", "sb", {"no-such-rule", true}, "id"},
        {"Rules1", "SetEnabled", "sb", {"", true}, "id"},
        {"Rules1", "SetResponse", "ss", {"tor", "explode"}, "response"},
        {"Rules1", "SetResponse", "ss", {"tor.x", "drop"}, "id"},
        {"Rules1", "SetResponse", "ss", {kLong, "drop"}, "id"},
        {"Processes1", "Details", "it", {0, 1}, "pid"},
        {"Processes1", "History", "u", {86401}, "seconds"},
        {"Processes1", "ProgramHours", "itu", {0, 1, 60}, "pid"},
        {"Processes1", "ProgramHours", "itu", {1, 1, 86401}, "seconds"},
        {"Alerts1", "List", "uua{sv}", {0, 1001, QJsonObject{}}, "limit"},
        {"Alerts1", "List", "uua{sv}", {0, 1, QJsonObject{{"level", "FATAL"}}}, "level"},
        {"Alerts1", "List", "uua{sv}", {0, 1, QJsonObject{{"search", kLong}}}, "search"},
        {"Alerts1", "List", "uua{sv}", {0, 1, QJsonObject{{"since", -1}}}, "since"},
        {"Alerts1", "List", "uua{sv}", {0, 1, QJsonObject{{"; drop table", 1}}}, "filter"},
        {"Alerts1", "Get", "s", {""}, "id"},
        {"Alerts1", "Get", "s", {"../../../etc/shadow"}, "id"},
        {"Alerts1", "Get", "s", {kNoAlert}, "id"},
        {"Alerts1", "Kill", "s", {kLong}, "id"},
        {"Alerts1", "Kill", "s", {kNoAlert}, "id"},
        {"Alerts1", "Allow", "s", {"a\nb"}, "id"},
        {"Alerts1", "Resolve", "s", {kNoAlert}, "id"},
        {"Alerts1", "Undo", "s", {"\x1b[2J"}, "id"},
        {"Alerts1", "AllowAlways", "sa{ss}", {kNoAlert, QJsonObject{{"path", "/x"}}}, "id"},
        {"Settings1", "Set", "ss", {"no.such.key", "1"}, "no.such.key"},
        {"Settings1", "Set", "ss", {"ask.timeout_s", "0"}, "ask.timeout_s"},
        {"Settings1", "Set", "ss", {"ask.timeout_s", "\"soon\""}, "ask.timeout_s"},
        {"Settings1", "Set", "ss", {"ask.timeout_s", "30, \"mode\": \"observe\""}, "ask.timeout_s"},
        {"Settings1", "Set", "ss", {"", "1"}, "key"},
        {"Settings1", "Set", "ss", {"mode", kLong}, "value"},
        {"Settings1", "Set", "ss", {"mode", "off"}, "mode"},
        {"Settings1", "SetMode", "s", {"ASK"}, "mode"},
        {"Settings1", "SetMode", "s", {"\x1b]0;x\x07"}, "mode"},
        {"Settings1", "Pause", "u", {86401}, "seconds"},
        {"Settings1", "Pause", "u", {qint64(4294967295)}, "seconds"},
        {"Settings1", "Trust", "s", {"{"}, "trust"},
        {"Settings1", "Trust", "s", {"[]"}, "trust"},
        {"Settings1", "Trust", "s", {R"({"match":{}})"}, "trust"},
        {"Settings1",
         "Trust",
         "s",
         {R"({"match":{"path":"/bin/bash"},"rules":["reverse-shell"]})"},
         "trust"},
        {"Settings1",
         "Trust",
         "s",
         {R"({"match":{"path":"/tmp/x","port":"1"},"rules":["reverse-shell"]})"},
         "/tmp"},
        {"Settings1", "Trust", "s", {kLong}, "entry"},
        {"Settings1", "Untrust", "s", {""}, "id"},
    };
    return rows;
}

class GarbageTest : public testing::Test {
  protected:
    BusWorld world;
    Person person{"alice", "secret"};
};

TEST_F(GarbageTest, IsNamedBeforeAnybodyIsAskedForAPassword) {
    const std::string before = world.picture({});
    for (const Row& row : garbage()) {
        const Answer answer = person.call({QStringLiteral("org.algomonitor.%1").arg(row.interface),
                                           row.member, row.signature, row.arguments});
        SCOPED_TRACE(std::string(row.interface) + "." + row.member + " " + row.names);
        EXPECT_EQ(answer.error, "org.algomonitor.Error.InvalidArgument")
            << answer.message.toStdString();
        EXPECT_TRUE(answer.message.contains(row.names)) << answer.message.toStdString();
        EXPECT_LT(answer.message.size(), 1000);
        EXPECT_FALSE(answer.message.contains('\x1b'));
    }
    EXPECT_EQ(person.dialogs(), QString());
    EXPECT_EQ(world.picture({}), before);
}

TEST_F(GarbageTest, AllowingAlwaysNeedsMoreThanAName) {
    const Victim victim(person.uid());
    const QString id = QString::fromStdString(world.raiseAbout(victim));
    for (const QJsonObject& match :
         {QJsonObject{}, QJsonObject{{"name", "bash"}}, QJsonObject{{"path", "/bin/bash"}},
          QJsonObject{{"path", "/tmp/x"}, {"port", "4444"}}, QJsonObject{{"nonsense", "x"}},
          QJsonObject{{"sha256", kLong}, {"port", "4444"}}}) {
        const Answer answer =
            person.call({"org.algomonitor.Alerts1", "AllowAlways", "sa{ss}", {id, match}});
        EXPECT_EQ(answer.error, "org.algomonitor.Error.InvalidArgument")
            << answer.message.toStdString();
    }
    EXPECT_EQ(person.dialogs(), QString());
    EXPECT_EQ(victim.state(), 'T');
}

TEST_F(GarbageTest, FileOnlySettingsAreTheAdministrators) {
    const Answer answer =
        person.call({"org.algomonitor.Settings1", "Set", "ss", {"scope.cgroup", "\"/x\""}});
    EXPECT_TRUE(answer.isRefused()) << answer.error.toStdString();
    EXPECT_EQ(person.dialogs(), QString());
}

TEST_F(GarbageTest, WrongTypesAndUnknownMethodsAreNotCalls) {
    for (const auto& [member, signature, arguments] :
         {std::tuple{"Terminate", "s", QJsonArray{"1"}}, std::tuple{"Terminate", "", QJsonArray{}},
          std::tuple{"Terminate", "ti", QJsonArray{1, 1}},
          std::tuple{"Nonsense", "", QJsonArray{}}})
        EXPECT_EQ(person.call({"org.algomonitor.Enforcement1", member, signature, arguments}).error,
                  "org.freedesktop.DBus.Error.UnknownMethod");
}

TEST_F(GarbageTest, ADeadOrOtherProcessIsNotActedUpon) {
    const Victim victim(person.uid());
    const auto pid = victim.key().pid;
    const auto start = static_cast<qint64>(victim.key().startTimeTicks);
    const auto terminate = [&](int number, qint64 ticks) {
        return person.call({"org.algomonitor.Enforcement1", "Terminate", "it", {number, ticks}})
            .error;
    };
    EXPECT_EQ(terminate(pid, start + 1), "org.algomonitor.Error.ProcessChanged");
    EXPECT_EQ(terminate(4'194'303, start), "org.algomonitor.Error.NoSuchProcess");
    EXPECT_EQ(victim.state(), 'S');
}

TEST_F(GarbageTest, AFloodIsBoundedAndEveryCallIsAnswered) {
    constexpr int kCalls = 120;  // the bus itself lets 128 replies of a connection be open
    const Answer answer = person.call(
        {.interface = "org.algomonitor.Status1", .member = "Version", .repeat = kCalls});
    const int served = answer.errors[""].toInt();
    EXPECT_GE(served, service::Gate::kMaxWaiting);
    EXPECT_EQ(served + answer.errors["org.algomonitor.Error.LimitReached"].toInt(), kCalls);
    EXPECT_EQ(person.call({"org.algomonitor.Status1", "Version"}).error, "") << "and it recovers";
}

}  // namespace
}  // namespace bustest
