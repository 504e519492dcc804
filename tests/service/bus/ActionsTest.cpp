#include <gtest/gtest.h>

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <map>
#include <set>

#include "VerbTable.h"
#include "contract/Names.h"

namespace bustest {
namespace {

struct Registered {
    Implicit any, inactive, active;
    QString message;
};

/// What the running polkitd knows of us.
std::map<QString, Registered> registeredActions() {
    QDBusMessage message = QDBusMessage::createMethodCall(
        "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority",
        "org.freedesktop.PolicyKit1.Authority", "EnumerateActions");
    message << QString();
    const QDBusMessage reply = QDBusConnection::systemBus().call(message);
    std::map<QString, Registered> actions;
    const auto list = reply.arguments().value(0).value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString id, description, text, vendor, url, icon;
        uint any = 0, inactive = 0, active = 0;
        QMap<QString, QString> annotations;
        list.beginStructure();
        list >> id >> description >> text >> vendor >> url >> icon >> any >> inactive >> active >>
            annotations;
        list.endStructure();
        if (id.startsWith("org.algomonitor."))
            actions[id.mid(16)] = {Implicit(any), Implicit(inactive), Implicit(active), text};
    }
    list.endArray();
    return actions;
}

TEST(Actions, AreRegisteredAsTheVerbTableSays) {
    const auto registered = registeredActions();
    EXPECT_EQ(registered.size(), actionTable().size());
    for (const ActionRow& row : actionTable()) {
        SCOPED_TRACE(row.action);
        const auto found = registered.find(row.action);
        ASSERT_NE(found, registered.end());
        EXPECT_EQ(found->second.active, row.active);
        EXPECT_EQ(found->second.inactive, row.other);
        EXPECT_EQ(found->second.any, row.other);
        EXPECT_TRUE(found->second.message.startsWith("Authentication is required to "));
    }
}

TEST(Actions, EveryUsedOneIsInThePolicy) {
    const auto registered = registeredActions();
    for (const char* const action :
         {contract::kActionView, contract::kActionViewAll, contract::kActionTerminateOwn,
          contract::kActionTerminateProcess, contract::kActionSuspendOwn,
          contract::kActionSuspendProcess, contract::kActionResolveAlert,
          contract::kActionChangeSettings})
        EXPECT_TRUE(registered.contains(QString(action).mid(16))) << action;
    for (const VerbRow& row : verbTable())
        EXPECT_TRUE(registered.contains(row.action)) << row.action;
}

}  // namespace
}  // namespace bustest
