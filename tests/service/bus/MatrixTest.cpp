#include <gtest/gtest.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QXmlStreamReader>
#include <set>
#include <sstream>

#include "VerbTable.h"
#include "Waiting.h"
#include "tests/enforcement/Flow.h"

namespace bustest {
namespace {

struct Role {
    const char* user;
    const char* password;  // of an administrator, nullptr: nobody to ask
    bool active;           // sits in front of the machine
};

constexpr Role kNobody{"nobody", nullptr, false};
constexpr Role kInactive{"bob", nullptr, false};
constexpr Role kInactiveWithPassword{"bob", "secret", false};
constexpr Role kActive{"alice", nullptr, true};
constexpr Role kActiveWithWrongPassword{"alice", "wrong", true};
constexpr Role kActiveWithPassword{"alice", "secret", true};

bool isAllowed(const Role& role, Implicit implicit) {
    if (implicit == Implicit::AuthAdmin || implicit == Implicit::AuthAdminKeep)
        return role.password != nullptr && std::string(role.password) == "secret";
    return implicit == Implicit::Yes;
}

/// One call in a fresh situation.
struct Trial {
    Trial(BusWorld& world, const VerbRow& row, std::uint32_t caller)
        : victim(row.whose == Whose::Own ? caller : uidOf("carol")) {
        model::TrustEntry entry;
        entry.match = {{"package", "tool" + std::to_string(victim.key().pid)}, {"port", "1"}};
        trustId = world.settings().addTrust(entry).value();
        if (row.alert)
            alertId = world.raiseAbout(victim);
        connectionId = world.connectionOf(flow);
        dumpId = world.aDump();
    }

    Subject subject() { return {victim, alertId, trustId, connectionId, dumpId}; }

    Victim victim;
    std::string alertId;
    std::string trustId;
    enforcement::Flow flow;  // to be cut
    std::uint64_t connectionId = 0;
    std::string dumpId;
};

class MatrixTest : public testing::Test {
  protected:
    /// Calls every method every way and holds the answers to the table.
    void walk(const Role& role) {
        Person person(role.user, role.password);
        for (const VerbRow& row : verbTable()) {
            SCOPED_TRACE(std::string(role.user) + " " + row.interface + "." + row.member + " (" +
                         row.action + ")");
            tryRow(role, person, row);
            world.reset();
        }
    }

    void tryRow(const Role& role, Person& person, const VerbRow& row) {
        Trial trial(world, row, person.uid());
        const std::vector<const Victim*> victims{&trial.victim};
        const std::string before = world.picture(victims);
        const Answer answer = person.call(row.request(trial.subject()));
        const ActionRow& action = actionRow(row.action);
        if (isAllowed(role, role.active ? action.active : action.other)) {
            // This world watches no files: who may ask is told so, everybody else is refused.
            if (answer.error != QStringLiteral("org.algomonitor.Error.Unavailable") ||
                std::string(row.interface) != "Integrity1") {
                EXPECT_EQ(answer.error, QString()) << answer.message.toStdString();
            }
            return;
        }
        EXPECT_TRUE(answer.isRefused())
            << answer.error.toStdString() << " " << answer.message.toStdString();
        EXPECT_TRUE(answer.values.isEmpty());
        EXPECT_EQ(world.picture(victims), before) << "a refused caller changed something";
    }

    BusWorld world;
};

TEST_F(MatrixTest, AsNobody) {
    walk(kNobody);
}

TEST_F(MatrixTest, FromAnInactiveSession) {
    walk(kInactive);
}

TEST_F(MatrixTest, FromAnInactiveSessionWithPassword) {
    walk(kInactiveWithPassword);
}

TEST_F(MatrixTest, AtTheMachineWithoutPassword) {
    walk(kActive);
}

TEST_F(MatrixTest, AtTheMachineWithPassword) {
    walk(kActiveWithPassword);
}

TEST_F(MatrixTest, AWrongPasswordLetsNothingGo) {
    Person person(kActiveWithWrongPassword.user, kActiveWithWrongPassword.password);
    for (const VerbRow& row : verbTable())
        if (std::string(row.member) == "Allow" && row.whose == Whose::Own)
            tryRow(kActiveWithWrongPassword, person, row);
}

TEST_F(MatrixTest, LettingGoIsAskedForEachTime) {
    Person person("alice", "secret");
    for (int i = 0; i < 2; ++i) {
        const qsizetype before = person.dialogs().size();
        const Victim victim(person.uid());
        const auto id = world.raiseAbout(victim);
        EXPECT_EQ(person.call({"org.algomonitor.Alerts1", "Allow", "s", {id.c_str()}}).error, "");
        EXPECT_TRUE(person.dialogs().mid(before).contains("Password")) << "time " << i;
        EXPECT_EQ(victim.state(), 'S');
    }
}

TEST_F(MatrixTest, EveryPrivilegedCallIsWrittenDown) {
    Person person("alice");
    const Victim own(person.uid());
    const Victim others(uidOf("carol"));
    for (const Victim* const victim : {&own, &others})
        person.call({"org.algomonitor.Enforcement1",
                     "Terminate",
                     "it",
                     {victim->key().pid, static_cast<qint64>(victim->key().startTimeTicks)}});
    std::istringstream lines(world.auditText());
    std::string first, second;
    std::getline(lines, first);
    std::getline(lines, second);
    for (const std::string& line : {first, second}) {
        EXPECT_NE(line.find("Enforcement1.Terminate"), std::string::npos) << line;
        EXPECT_NE(line.find("uid " + std::to_string(person.uid())), std::string::npos) << line;
    }
    EXPECT_NE(first.find("done"), std::string::npos) << first;
    EXPECT_NE(second.find("refused"), std::string::npos) << second;
}

/// "interface.member" of everything the object says it has.
std::set<QString> introspected() {
    QDBusMessage message =
        QDBusMessage::createMethodCall("org.algomonitor.Helper", "/org/algomonitor/Helper",
                                       "org.freedesktop.DBus.Introspectable", "Introspect");
    const auto call = QDBusConnection::systemBus().asyncCall(message);
    waitUntil([&] { return call.isFinished(); });
    std::set<QString> methods;
    QXmlStreamReader xml(call.reply().arguments().value(0).toString());
    for (QString interface; !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        const QString name = xml.attributes().value("name").toString();
        if (xml.name() == QStringLiteral("interface"))
            interface = name;
        if (xml.name() == QStringLiteral("method") && interface.startsWith("org.algomonitor."))
            methods.insert(interface + '.' + name);
    }
    return methods;
}

TEST_F(MatrixTest, CoversEveryMethodOfTheIntrospectionData) {
    std::set<QString> covered;
    for (const VerbRow& row : verbTable())
        covered.insert(QStringLiteral("org.algomonitor.%1.%2").arg(row.interface, row.member));
    EXPECT_GE(covered.size(), 35U);
    EXPECT_EQ(introspected(), covered);
}

}  // namespace
}  // namespace bustest
