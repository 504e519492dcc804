// The models of the list pages: rows known by a key, changed by what changed.
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <random>
#include <set>

#include "tests/ui/FakePages.h"
#include "tests/ui/Picture.h"
#include "ui/network/ConnectionTableModel.h"
#include "ui/rules/RuleTableModel.h"
#include "ui/sessions/SessionTableModel.h"
#include "ui/sessions/SessionText.h"
#include "ui/table/TableSortModel.h"
#include "ui/trust/TrustTableModel.h"

namespace {

using Tester = QAbstractItemModelTester;
using model::ConnectionRow;

ConnectionRow row(std::uint64_t id, const std::string& program = "/usr/bin/p") {
    ConnectionRow value;
    value.id = id;
    value.executable = program + std::to_string(id);
    value.owner = {static_cast<std::int32_t>(id), id};
    value.state = "established";
    return value;
}

std::set<std::uint64_t> idsOf(const ui::ConnectionTableModel& model) {
    std::set<std::uint64_t> ids;
    for (const ConnectionRow& each : model.rows())
        ids.insert(each.id);
    return ids;
}

class Connections : public testing::Test {
  protected:
    void apply(std::vector<ConnectionRow> changed, std::vector<std::uint64_t> gone = {},
               bool complete = false) {
        model.apply({0, complete, std::move(changed), std::move(gone)});
        sorted.refresh();
    }

    ui::ConnectionTableModel model;
    ui::TableSortModel sorted{&model};
    Tester checks{&model, Tester::FailureReportingMode::Fatal};
    Tester sortedChecks{&sorted, Tester::FailureReportingMode::Fatal};
};

TEST_F(Connections, AreNotLoadedUntilTheFirstAnswer) {
    EXPECT_FALSE(model.isLoaded());
    apply({}, {}, true);
    EXPECT_TRUE(model.isLoaded());
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(Connections, ComeChangeAndGo) {
    apply({row(1), row(2), row(3)}, {}, true);
    apply({row(4), row(2, "/usr/bin/q")}, {1, 77});
    EXPECT_EQ(idsOf(model), (std::set<std::uint64_t>{2, 3, 4}));
    EXPECT_EQ(model.find(2)->executable, "/usr/bin/q2");
    EXPECT_EQ(model.find(1), nullptr);
    apply({row(9), row(3)}, {}, true);
    EXPECT_EQ(idsOf(model), (std::set<std::uint64_t>{3, 9}));
}

TEST_F(Connections, ToldTwiceInOneAnswerAreOneRowAndTheLastWordHolds) {
    apply({row(1), row(1, "/usr/bin/q"), row(2), row(2)}, {1, 1});
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.find(1)->executable, "/usr/bin/q1");
}

TEST_F(Connections, RowsStayTheSameRows) {
    std::vector<ConnectionRow> many;
    for (std::uint64_t id = 1; id <= 300; ++id)
        many.push_back(row(id));
    apply(many, {}, true);
    const QPersistentModelIndex kept = model.index(model.rowOf(250), 0);
    const QPersistentModelIndex shown = sorted.mapFromSource(model.index(model.rowOf(251), 2));
    std::vector<std::uint64_t> gone;
    for (std::uint64_t id = 1; id <= 240; id += 2)
        gone.push_back(id);
    apply({row(400)}, gone);
    apply({}, {2, 4, 300});
    ASSERT_TRUE(kept.isValid());
    EXPECT_EQ(model.at(kept.row()).id, 250U);
    ASSERT_TRUE(shown.isValid());
    EXPECT_EQ(model.at(sorted.mapToSource(shown).row()).id, 251U);
    EXPECT_EQ(shown.column(), 2);
}

TEST_F(Connections, HoldAgainstAnythingTheBusSays) {
    std::mt19937 random(7);
    std::set<std::uint64_t> expected;
    for (int round = 0; round < 60; ++round) {
        std::vector<ConnectionRow> changed;
        std::vector<std::uint64_t> gone;
        const bool complete = random() % 20 == 0;
        for (auto i = random() % 80; i > 0; --i)
            gone.push_back(random() % 200);
        for (auto i = random() % 80; i > 0; --i)
            changed.push_back(row(random() % 200));
        if (complete)
            expected.clear();
        else
            for (const std::uint64_t id : gone)
                expected.erase(id);
        for (const ConnectionRow& each : changed)
            expected.insert(each.id);
        apply(changed, gone, complete);
        ASSERT_EQ(idsOf(model), expected) << round;
        ASSERT_EQ(sorted.rowCount(), model.rowCount());
    }
}

TEST_F(Connections, AreFoundByNameAddressServiceAndProgram) {
    model.apply(fake::connections());
    for (const auto& [words, expected] : {std::pair{"example.org", 2},
                                          {"203.0.113.7", 1},
                                          {"https", 3},
                                          {"firefox 443", 3},
                                          {"anybody", 2},
                                          {"root listens", 2},
                                          {"root connected", 0},
                                          {"", 12}}) {
        sorted.setSearch(QLatin1String(words));
        sorted.refresh();
        EXPECT_EQ(sorted.rowCount(), expected) << words;
    }
    sorted.setSearch({});
    sorted.setChoice([this](int at) { return model.at(at).state == "listen"; });
    EXPECT_EQ(sorted.rowCount(), 4);
}

TEST_F(Connections, AreOrderedByWhatTheColumnSays) {
    model.apply(fake::connections());
    sorted.sort(ui::ConnectionTableModel::Received, Qt::DescendingOrder);
    EXPECT_EQ(model.at(sorted.mapToSource(sorted.index(0, 0)).row()).id, 100U);
    const auto title = [this](int column) {
        return sorted.headerData(column, Qt::Horizontal).toString();
    };
    EXPECT_TRUE(title(ui::ConnectionTableModel::Received).contains(QChar(0x25BE)));
    EXPECT_FALSE(title(ui::ConnectionTableModel::Program).contains(QChar(0x25BE)));
}

TEST_F(Connections, SayNothingUnsafe) {
    model.apply(fake::hostileConnections());
    for (int at = 0; at < model.rowCount(); ++at) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString text = model.cell(at, column);
            EXPECT_LT(text.size(), 400);
            EXPECT_FALSE(text.contains(QLatin1Char('\n')));
            EXPECT_FALSE(text.contains(QChar(0x202E)));
            EXPECT_FALSE(text.contains(QLatin1String("inf")));
        }
    }
}

TEST(Rules, AreReplacedWithoutLosingTheirRows) {
    ui::RuleTableModel model;
    const Tester checks(&model, Tester::FailureReportingMode::Fatal);
    model.replace(fake::rules());
    const QPersistentModelIndex miner = model.index(model.rowOf("cryptominer"), 0);
    auto fewer = fake::rules();
    fewer.erase(fewer.begin());
    model.replace(fewer);
    ASSERT_TRUE(miner.isValid());
    EXPECT_EQ(model.at(miner.row()).id, "cryptominer");
    EXPECT_EQ(model.rowCount(), static_cast<int>(fewer.size()));
}

TEST(Rules, AreOrderedByGravityNotByTheirWord) {
    ui::RuleTableModel model;
    model.replace(fake::rules());
    using Column = ui::RuleTableModel::Column;
    const int high = model.rowOf("miner-command-line");
    const int medium = model.rowOf("download-piped-to-shell");
    const int critical = model.rowOf("encrypt-and-delete");
    EXPECT_GT(model.compare(high, medium, Column::Level), 0);
    EXPECT_GT(model.compare(critical, high, Column::Level), 0);
    EXPECT_TRUE(model.searchText(critical).contains(QStringLiteral("extortion")));
}

TEST(Sessions, SayFromWhereAndHowLong) {
    ui::SessionTableModel model;
    const Tester checks(&model, Tester::FailureReportingMode::Fatal);
    model.replace(fake::sessions());
    using Column = ui::SessionTableModel::Column;
    const auto cell = [&](const char* id, int column) {
        return model.cell(model.rowOf(id), column);
    };
    EXPECT_EQ(cell("s0", Column::Source), QStringLiteral("this computer"));
    EXPECT_EQ(cell("s1", Column::Source), QStringLiteral("192.0.2.40"));
    EXPECT_EQ(cell("s3", Column::Place), QStringLiteral("no terminal"));
    EXPECT_TRUE(cell("s3", Column::Lasted).startsWith(QStringLiteral("2")));
    EXPECT_EQ(cell("s0", Column::Ended), QStringLiteral("–"));
    EXPECT_EQ(cell("s5", Column::Lasted), QStringLiteral("–")) << "its end was not seen";
    EXPECT_EQ(cell("s5", Column::State), QStringLiteral("End not seen"));
    EXPECT_GT(model.compare(model.rowOf("s0"), model.rowOf("s3"), Column::Ended), 0)
        << "what goes on ends last";
}

TEST(Sessions, AClockThatJumpedBackLastsNoTimeAtAll) {
    model::Session session = fake::sessions().front();
    EXPECT_EQ(ui::sessionSeconds(session, session.startedUs - 5'000'000), 0);
    session.startedUs = 0;
    EXPECT_EQ(ui::sessionSeconds(session, 1), -1);
}

TEST(Trust, SaysWhatHasToHold) {
    ui::TrustTableModel model;
    const Tester checks(&model, Tester::FailureReportingMode::Fatal);
    model.replace(fake::trust());
    EXPECT_EQ(model.cell(model.rowOf("t1"), ui::TrustTableModel::What),
              QStringLiteral("Program of the package: borgbackup, Talking with the domain: "
                             "backup.example.org, On the port: 22"));
    EXPECT_EQ(model.cell(model.rowOf("t3"), ui::TrustTableModel::Until), QStringLiteral("Over"));
    model.replace({});
    EXPECT_EQ(model.rowCount(), 0);
}

}  // namespace
