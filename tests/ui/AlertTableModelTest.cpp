#include "ui/alerts/AlertTableModel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QDate>
#include <map>
#include <random>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/alerts/AlertFilterModel.h"
#include "ui/alerts/AlertListDelegate.h"

namespace {

using Tester = QAbstractItemModelTester;
using Table = ui::AlertTableModel;

class AlertTable : public testing::Test {
  protected:
    Table model;
    ui::AlertFilterModel filtered{&model};
    Tester checks{&model, Tester::FailureReportingMode::Fatal};
    Tester filteredChecks{&filtered, Tester::FailureReportingMode::Fatal};

    QStringList ids(const QAbstractItemModel& from) const {
        QStringList list;
        for (int i = 0; i < from.rowCount(); ++i)
            list << from.index(i, 0).data(Table::IdRole).toString();
        return list;
    }
};

TEST_F(AlertTable, IsNewestFirstWhateverTheOrder) {
    model.setAlerts({fake::simpleAlert(1, 300), fake::simpleAlert(2, 10), fake::simpleAlert(3, 100),
                     fake::simpleAlert(2, 10)});
    EXPECT_EQ(ids(model), (QStringList{"id-2", "id-3", "id-1"}));
    model.upsert(fake::simpleAlert(4, 0));
    model.upsert(fake::simpleAlert(5, 200));
    EXPECT_EQ(ids(model), (QStringList{"id-4", "id-2", "id-3", "id-5", "id-1"}));
    for (const QString& id : ids(model))
        EXPECT_EQ(model.indexOf(id).data(Table::IdRole).toString(), id);
}

TEST_F(AlertTable, AChangeKeepsItsRow) {
    model.setAlerts({fake::simpleAlert(1, 300), fake::simpleAlert(2, 10)});
    int told = 0;
    QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                     [&told](const QModelIndex& first, const QModelIndex& last) {
                         told += last.row() - first.row() + 1;
                     });
    model::Alert changed = fake::simpleAlert(1, 0);
    changed.count = 9;
    model.upsert(changed);
    EXPECT_EQ(ids(model), (QStringList{"id-2", "id-1"}));
    EXPECT_EQ(told, 1);
    EXPECT_EQ(model.alert(QStringLiteral("id-1"))->count, 9U);
}

/// About process `pid`, started by `parent`.
model::Alert told(int number, std::int64_t secondsAgo, int pid, int parent = 0) {
    model::Alert alert = fake::simpleAlert(number, secondsAgo);
    alert.finding.process.key = {pid, 10};
    alert.finding.ancestry.clear();
    if (parent > 0) {
        alert.finding.ancestry.emplace_back();
        alert.finding.ancestry.back().key = {parent, 10};
    }
    return alert;
}

/// Seconds before the last second of a day: nothing here crosses midnight.
std::int64_t atEvening(std::int64_t seconds) {
    const QDateTime evening(QDate::currentDate().addDays(-2), QTime(23, 59, 58));
    return evening.secsTo(QDateTime::currentDateTime()) + seconds;
}

TEST_F(AlertTable, AStoryStandsTogetherWhereItsNewestStands) {
    const QList<model::Alert> all{told(1, atEvening(500), 50), told(2, atEvening(400), 7),
                                  told(3, atEvening(300), 60, 50), told(4, atEvening(200), 8)};
    const QStringList together{"id-4", "id-3", "id-1", "id-2"};
    model.setAlerts(all);
    EXPECT_EQ(ids(model), together);
    model.setAlerts({});
    for (const model::Alert& alert : all)
        model.upsert(alert);
    EXPECT_EQ(ids(model), together) << "one by one";
    model.upsert(told(5, atEvening(100), 61, 50));
    EXPECT_EQ(ids(model), (QStringList{"id-5", "id-3", "id-1", "id-4", "id-2"}));
    model.upsert(told(6, atEvening(350), 62, 50));
    EXPECT_EQ(ids(model), (QStringList{"id-5", "id-3", "id-6", "id-1", "id-4", "id-2"}))
        << "a late one finds its place in the story";
    model.upsert(told(7, atEvening(250), 9));
    EXPECT_EQ(ids(model), (QStringList{"id-5", "id-3", "id-6", "id-1", "id-4", "id-7", "id-2"}));
    model.upsert(told(8, atEvening(100'000), 63, 50));
    EXPECT_EQ(ids(model).last(), QStringLiteral("id-8")) << "another day";
    EXPECT_EQ(model.newest(3)[1]->id, "id-4") << "by time, not by place";
    for (const QString& id : ids(model))
        EXPECT_EQ(model.indexOf(id).data(Table::IdRole).toString(), id);
}

TEST_F(AlertTable, OneByOneOrAtOnceIsTheSameOrder) {
    std::mt19937 random(7);
    QList<model::Alert> all;
    for (int i = 0; i < 120; ++i)
        all << told(i, atEvening(static_cast<std::int64_t>(random() % 200'000)),
                    100 + static_cast<int>(random() % 30));
    std::ranges::sort(all, {}, &model::Alert::raisedAtUs);
    model.setAlerts(all);
    const QStringList atOnce = ids(model);
    model.setAlerts({});
    for (const model::Alert& alert : all)
        model.upsert(alert);
    EXPECT_EQ(ids(model), atOnce);
}

TEST_F(AlertTable, CountsWhatWaits) {
    model.setAlerts(fake::alerts());
    EXPECT_EQ(model.openQuestions(), 1);
    EXPECT_EQ(model.attention(), 1);
    model::Alert answered = fake::openQuestion();
    answered.state = model::AlertState::Allowed;
    model.upsert(answered);
    EXPECT_EQ(model.openQuestions(), 0);
    EXPECT_EQ(model.attention(), 0);
}

TEST_F(AlertTable, SearchNeedsEveryWordSomewhere) {
    model.setAlerts(fake::alerts());
    filtered.setSearch(QStringLiteral("NCAT 9001"));
    EXPECT_EQ(filtered.rowCount(), 1);
    filtered.setSearch(QStringLiteral("ncat 4444"));
    EXPECT_EQ(filtered.rowCount(), 0);
    filtered.setSearch(QStringLiteral("  "));
    EXPECT_EQ(filtered.rowCount(), model.rowCount());
    filtered.setSearch(QStringLiteral("xfce4-terminal"));  // an ancestor
    EXPECT_GT(filtered.rowCount(), 0);
}

TEST_F(AlertTable, ToLookAtFollowsChanges) {
    model.setAlerts(fake::alerts());
    filtered.setOnlyUnresolved(true);
    EXPECT_EQ(filtered.rowCount(), 1);
    model::Alert fresh = fake::simpleAlert(8, 0);
    fresh.state = model::AlertState::Raised;
    fresh.finding.level = model::Level::Alert;
    model.upsert(fresh);
    EXPECT_EQ(filtered.rowCount(), 2);
    fresh.resolved = true;
    model.upsert(fresh);
    EXPECT_EQ(filtered.rowCount(), 1);
}

TEST_F(AlertTable, AgreesWithAReferenceOverRandomChanges) {
    std::mt19937 random(7);
    std::map<std::string, model::Alert> reference;
    model.setAlerts({});
    for (int step = 0; step < 400; ++step) {
        model::Alert alert =
            fake::simpleAlert(static_cast<int>(random() % 90), static_cast<int>(random() % 5000));
        alert.count = random() % 100;
        if (const auto known = reference.find(alert.id); known != reference.end())
            alert.raisedAtUs = known->second.raisedAtUs;
        reference[alert.id] = alert;
        model.upsert(alert);
    }
    ASSERT_EQ(static_cast<std::size_t>(model.rowCount()), reference.size());
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (int i = 0; i < model.rowCount(); ++i) {
        const model::Alert& alert = *model.alert(model.index(i, 0));
        EXPECT_EQ(alert.count, reference.at(alert.id).count);
        EXPECT_LE(alert.raisedAtUs, before);
        before = alert.raisedAtUs;
    }
}

TEST_F(AlertTable, TakesAHundredThousand) {
    QList<model::Alert> many;
    for (int i = 0; i < 100'000; ++i) {
        model::Alert alert;
        alert.id = std::to_string(i);
        alert.raisedAtUs = i;
        alert.finding.message = i % 1000 == 0 ? "needle" : "hay";
        many << alert;
    }
    Table plain;  // the testers would walk all of it at every signal
    ui::AlertFilterModel search(&plain);
    plain.setAlerts(many);
    search.setSearch(QStringLiteral("needle"));
    EXPECT_EQ(search.rowCount(), 100);
}

TEST(StateOrCountdown, CountsUpToTheLastSecond) {
    model::Alert alert = fake::openQuestion();
    alert.deadlineUs = 10'000'000;
    EXPECT_EQ(ui::stateOrCountdown(alert, 0), QStringLiteral("0:10"));
    EXPECT_EQ(ui::stateOrCountdown(alert, 9'999'999), QStringLiteral("0:01"));
    EXPECT_EQ(ui::stateOrCountdown(alert, 12'000'000), QStringLiteral("0:00"));
    alert.deadlineUs.reset();
    EXPECT_EQ(ui::stateOrCountdown(alert, 0), QStringLiteral("Suspended"));
}

}  // namespace
