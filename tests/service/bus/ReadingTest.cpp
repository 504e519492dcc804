#include <gtest/gtest.h>

#include <QDBusConnection>
#include <QDBusMessage>

#include "BusWorld.h"
#include "Person.h"
#include "Waiting.h"

namespace bustest {
namespace {

class ReadingTest : public testing::Test {
  protected:
    BusWorld world;
    Person alice{"alice"};
    Person informed{"alice", "secret"};
    Victim own{alice.uid()};
    Victim others{uidOf("carol")};
};

TEST_F(ReadingTest, RowsOfOthersAreAnOutlineWithoutViewAll) {
    const auto rows = [](Person& person, bool all) {
        return person.call({"org.algomonitor.Processes1", "Changes", "tb", {0, all}})
            .values[0]
            .toArray();
    };
    int ownRows = 0;
    for (const QJsonValue& row : rows(alice, false)) {
        const bool isOwn = row["uid"].toInteger() == alice.uid();
        ownRows += isOwn;
        if (!isOwn) {
            EXPECT_TRUE(row["command"].toString().isEmpty() &&
                        row["executable"].toString().isEmpty())
                << row["pid"].toInt();
        }
    }
    EXPECT_GE(ownRows, 2) << "the caller and its victim";
    const QJsonArray all = rows(informed, true);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const QJsonValue& row) {
        return row["pid"].toInt() == others.key().pid && !row["executable"].toString().isEmpty();
    }));
}

TEST_F(ReadingTest, AlertsAreListedByUser) {
    const QString ownId = QString::fromStdString(world.raiseAbout(own));
    const QString othersId = QString::fromStdString(world.raiseAbout(others));
    const auto list = [](Person& person, bool set, const char* key = "all") {
        const Answer answer = person.call(
            {"org.algomonitor.Alerts1", "List", "uua{sv}", {0, 10, QJsonObject{{key, set}}}});
        QString text;
        for (const QJsonValue& alert : answer.values[0].toArray())
            text += alert.toString();
        return std::pair(text, answer.values[1].toInt());
    };
    const auto [mine, mineTotal] = list(alice, false);
    EXPECT_TRUE(mine.contains(ownId) && !mine.contains(othersId));
    EXPECT_EQ(mineTotal, 1) << "not even the number of others'";
    const auto [outlines, othersTotal] = list(alice, true, "others");
    EXPECT_TRUE(outlines.contains(othersId) && !outlines.contains(ownId));
    EXPECT_TRUE(outlines.contains("\"outline\":true") && !outlines.contains("executable"))
        << outlines.toStdString();
    EXPECT_EQ(othersTotal, 1);
    const auto [everybodys, total] = list(informed, true);
    EXPECT_TRUE(everybodys.contains(ownId) && everybodys.contains(othersId));
    EXPECT_EQ(total, 2);
}

/// Listens as anybody could.
class Signals : public QObject {
    Q_OBJECT

  public:
    Signals() {
        QDBusConnection bus = QDBusConnection::systemBus();
        bus.connect({}, "/org/algomonitor/Helper", "org.algomonitor.Alerts1", {}, this,
                    SLOT(onSignal(QDBusMessage)));
        bus.connect({}, "/org/algomonitor/Helper", "org.algomonitor.Settings1", {}, this,
                    SLOT(onSignal(QDBusMessage)));
        bus.connect({}, "/org/algomonitor/Helper", "org.algomonitor.Status1", {}, this,
                    SLOT(onSignal(QDBusMessage)));
    }

    QList<QDBusMessage> seen;

  private Q_SLOTS:
    void onSignal(const QDBusMessage& message) { seen.append(message); }
};

TEST_F(ReadingTest, SignalsCarryIdsOnly) {
    Signals signals_;
    const QString id = QString::fromStdString(world.raiseAbout(own));
    ASSERT_TRUE(world.settings().set("ask.timeout_s", "60"));
    world.bus().healthChanged();
    ASSERT_TRUE(waitUntil([&] {
        return std::any_of(signals_.seen.begin(), signals_.seen.end(),
                           [](const auto& each) { return each.interface().endsWith("Status1"); });
    }));
    int alerts = 0;
    for (const QDBusMessage& message : signals_.seen) {
        ASSERT_EQ(message.arguments().size(), 1);
        if (message.interface() == "org.algomonitor.Alerts1") {
            ++alerts;
            EXPECT_EQ(message.arguments()[0].toString(), id);
        } else if (message.interface() == "org.algomonitor.Settings1") {
            EXPECT_EQ(message.arguments()[0].toStringList(), QStringList{"ask.timeout_s"});
        } else {
            EXPECT_EQ(message.signature(), "t");
        }
    }
    EXPECT_GE(alerts, 1);
}

}  // namespace
}  // namespace bustest

#include "ReadingTest.moc"
