#include "ui/processes/ProcessTreeModel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <map>
#include <random>
#include <set>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProcessSortModel.h"

namespace {

using model::ProcessKey;
using model::ProcessRow;
using Tester = QAbstractItemModelTester;

ProcessRow row(std::int32_t pid, std::int32_t parent, std::uint64_t start = 0) {
    ProcessRow value;
    value.key = {pid, start == 0 ? static_cast<std::uint64_t>(pid) : start};
    value.parentPid = parent;
    value.name = "p" + std::to_string(pid);
    return value;
}

model::ProcessChanges changes(std::vector<ProcessRow> rows, std::vector<ProcessKey> gone = {},
                              bool complete = false) {
    model::ProcessChanges value;
    value.changed = std::move(rows);
    value.gone = std::move(gone);
    value.complete = complete;
    return value;
}

/// "1(2(3) 4)": pids in nesting, siblings by number.
std::string shape(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    std::map<int, std::string> parts;
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        const int pid =
            index.siblingAtColumn(static_cast<int>(ui::ProcessColumn::Pid)).data().toInt();
        const std::string below = shape(model, index);
        parts[pid] = std::to_string(pid) + (below.empty() ? "" : "(" + below + ")");
    }
    std::string text;
    for (const auto& [pid, part] : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

class ProcessTree : public testing::Test {
  protected:
    ui::ProcessTreeModel model;
    ui::ProcessSortModel sorted{&model};
    Tester checks{&model, Tester::FailureReportingMode::Fatal};
    Tester sortedChecks{&sorted, Tester::FailureReportingMode::Fatal};
};

TEST_F(ProcessTree, IsEmptyUntilTheFirstChanges) {
    EXPECT_FALSE(model.isLoaded());
    model.apply(changes({}, {}, true));
    EXPECT_TRUE(model.isLoaded());
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ProcessTree, HangsChildrenBelowTheirParentsInAnyOrder) {
    model.apply(changes({row(4, 3), row(2, 1), row(3, 1), row(1, 0)}, {}, true));
    EXPECT_EQ(shape(model), "1(2 3(4))");
    model.apply(changes({row(7, 6), row(6, 5), row(5, 3)}));
    EXPECT_EQ(shape(model), "1(2 3(4 5(6(7))))");
}

TEST_F(ProcessTree, ChildrenOfTheDeadGoToWhoeverAdoptsThem) {
    model.apply(changes({row(1, 0), row(2, 1), row(3, 2), row(4, 2), row(5, 3)}, {}, true));
    model.apply(changes({row(3, 1), row(4, 1)}, {{2, 2}}));
    EXPECT_EQ(shape(model), "1(3(5) 4)");
}

TEST_F(ProcessTree, OrphansStandAloneUntilTheirParentIsSeen) {
    model.apply(changes({row(9, 4), row(1, 0)}, {}, true));
    EXPECT_EQ(shape(model), "1 9");
    model.apply(changes({row(4, 1)}));
    EXPECT_EQ(shape(model), "1(4(9))");
    model.apply(changes({}, {{4, 4}}));
    EXPECT_EQ(shape(model), "1 9");
}

TEST_F(ProcessTree, ARecycledPidIsAnotherProcess) {
    model.apply(changes({row(1, 0), row(50, 1, 100), row(51, 50, 200)}, {}, true));
    model.apply(changes({row(51, 1, 200), row(50, 1, 300)}, {{50, 100}}));
    EXPECT_EQ(shape(model), "1(50 51)");
    EXPECT_EQ(model.row({50, 100}), nullptr);
    ASSERT_NE(model.row({50, 300}), nullptr);
    // Younger than its "child": the claim is not believed.
    model.apply(changes({row(51, 50, 200)}));
    EXPECT_EQ(shape(model), "1(50) 51");
}

TEST_F(ProcessTree, NobodyCanMakeACircle) {
    model.apply(changes({row(5, 6), row(6, 5), row(7, 7), row(8, 6)}, {}, true));
    EXPECT_EQ(model.size(), 4U);
    EXPECT_EQ(shape(model), "5(6(8)) 7");
    model.apply(changes({row(5, 8)}));
    EXPECT_EQ(shape(model), "5(6(8)) 7");
}

TEST_F(ProcessTree, AnEndlessNestIsCutOff) {
    std::vector<ProcessRow> nest;
    for (int pid = 1; pid <= 1000; ++pid)
        nest.push_back(row(pid, pid - 1));
    model.apply(changes(nest, {}, true));
    int depth = 0;
    for (QModelIndex at = model.indexOf({129, 129}); at.isValid(); at = at.parent())
        ++depth;
    EXPECT_EQ(depth, ui::ProcessForest::kMaxDepth + 1);
    EXPECT_FALSE(model.indexOf({900, 900}).parent().isValid());
    EXPECT_EQ(model.descendants({1, 1}).size(), 999U);
}

TEST_F(ProcessTree, ACompleteAnswerReplacesWhatIsNotInIt) {
    model.apply(changes({row(1, 0), row(2, 1), row(3, 2)}, {}, true));
    model.apply(changes({row(1, 0), row(4, 1), row(3, 1)}, {{1, 1}}, true));
    EXPECT_EQ(shape(model), "1(3 4)");
}

TEST_F(ProcessTree, IgnoresTheGoneThatNeverWere) {
    model.apply(changes({row(1, 0)}, {}, true));
    model.apply(changes({row(2, 1), row(2, 1)}, {{77, 1}, {77, 1}, {2, 99}}));
    EXPECT_EQ(shape(model), "1(2)");
}

TEST_F(ProcessTree, RowsStayTheSameRows) {
    model.apply(changes({row(1, 0), row(2, 1), row(3, 1), row(4, 3)}, {}, true));
    const QPersistentModelIndex three = model.indexOf({3, 3});
    const QPersistentModelIndex four = sorted.indexOf({4, 4});
    ProcessRow busy = row(3, 1);
    busy.cpuPercent = 80;
    model.apply(changes({busy, row(9, 1)}, {{2, 2}}));
    sorted.refresh();
    ASSERT_TRUE(three.isValid());
    EXPECT_EQ(model.row(three)->key.pid, 3);
    ASSERT_TRUE(four.isValid());
    EXPECT_EQ(sorted.row(four)->key.pid, 4);
}

TEST_F(ProcessTree, RowsStayTheSameRowsInAStorm) {
    std::vector<ProcessRow> rows{row(1, 0)};
    for (int pid = 2; pid < 200; ++pid)
        rows.push_back(row(pid, pid / 2));
    model.apply(changes(rows, {}, true));
    const QPersistentModelIndex kept = model.indexOf({150, 150});
    const QPersistentModelIndex keptSorted = sorted.indexOf({150, 150});
    const QPersistentModelIndex lost = model.indexOf({120, 120});
    std::vector<ProcessKey> gone;
    for (int pid = 20; pid < 75; ++pid)
        gone.push_back({pid, static_cast<std::uint64_t>(pid)});
    gone.push_back({120, 120});
    QModelIndexList parents;
    QObject::connect(&model, &ui::ProcessTreeModel::becameParents, &model,
                     [&parents](const QModelIndexList& list) { parents += list; });
    model.apply(changes({row(300, 199), row(301, 300), row(150, 301)}, gone));
    ASSERT_TRUE(kept.isValid());
    EXPECT_EQ(model.row(kept)->key.pid, 150);
    EXPECT_EQ(sorted.row(keptSorted)->key.pid, 150);
    EXPECT_FALSE(lost.isValid());
    EXPECT_EQ(model.row(kept.parent()), nullptr);  // 301 is younger: not its parent
    EXPECT_TRUE(parents.contains(model.indexOf({199, 199})));
    EXPECT_TRUE(parents.contains(model.indexOf({300, 300})));
}

TEST_F(ProcessTree, FlatShowsEverythingAtTheTop) {
    model.apply(changes({row(1, 0), row(2, 1), row(3, 2)}, {}, true));
    model.setFlat(true);
    EXPECT_EQ(shape(model), "1 2 3");
    model.apply(changes({row(4, 3)}, {{2, 2}}));
    EXPECT_EQ(shape(model), "1 3 4");
    model.setFlat(false);
    EXPECT_EQ(shape(model), "1 3(4)");
}

TEST_F(ProcessTree, KnowsWhoIsBelowAlsoWhenFlat) {
    model.apply(changes({row(1, 0), row(2, 1), row(3, 2), row(4, 2), row(5, 0)}, {}, true));
    model.setFlat(true);
    std::set<int> pids;
    for (const ProcessRow* below : model.descendants({2, 2}))
        pids.insert(below->key.pid);
    EXPECT_EQ(pids, (std::set<int>{3, 4}));
    EXPECT_TRUE(model.descendants({77, 7}).empty());
}

TEST_F(ProcessTree, SearchBringsTheRowsAbove) {
    model.apply(fake::processes());
    sorted.setSearch(QStringLiteral("CC1PLUS"));
    EXPECT_EQ(shape(sorted), "1(1203(3100(3107(3290(3301 3302)))))");
    sorted.setSearch(QStringLiteral("no such thing"));
    EXPECT_EQ(shape(sorted), "");
    ProcessRow renamed = row(7000, 1);
    renamed.name = "no such thing";
    model.apply(changes({renamed}));
    sorted.refresh();
    EXPECT_EQ(shape(sorted), "1(7000)");
}

TEST_F(ProcessTree, SortsEveryColumn) {
    model.apply(fake::processes());
    model.setFlat(true);
    for (int column = 0; column < ui::kProcessColumns; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            sorted.sort(column, order);
            for (int i = 1; i < sorted.rowCount(); ++i) {
                const int compared = ui::compareCells(*sorted.row(sorted.index(i - 1, 0)),
                                                      *sorted.row(sorted.index(i, 0)),
                                                      static_cast<ui::ProcessColumn>(column));
                EXPECT_LE(order == Qt::AscendingOrder ? compared : -compared, 0) << column;
            }
        }
    }
}

/// The plainest thing that could be right.
class Reference {
  public:
    void apply(const model::ProcessChanges& changes) {
        if (changes.complete)
            m_rows.clear();
        for (const ProcessKey& key : changes.gone)
            m_rows.erase(key);
        for (const ProcessRow& changed : changes.changed)
            m_rows[changed.key] = changed;
    }
    const std::map<ProcessKey, ProcessRow>& rows() const { return m_rows; }
    /// Key of the parent, pid 0 = top.
    ProcessKey parentOf(const ProcessRow& child) const {
        ProcessKey best;
        for (const auto& [key, other] : m_rows) {
            if (key.pid == child.parentPid && key.startTimeTicks >= best.startTimeTicks)
                best = key;
        }
        const bool older =
            best.startTimeTicks < child.key.startTimeTicks ||
            (best.startTimeTicks == child.key.startTimeTicks && best.pid < child.key.pid);
        return older ? best : ProcessKey{};
    }

  private:
    std::map<ProcessKey, ProcessRow> m_rows;
};

class Generator {
  public:
    Generator(unsigned seed, int pids) : m_random(seed), m_pids(pids) {}

    model::ProcessChanges next(const Reference& now) {
        model::ProcessChanges value;
        value.complete = pick(12) == 0;
        std::set<ProcessKey> leaving;
        std::set<int> used;
        for (const auto& [key, old] : now.rows()) {
            const int fate = pick(10);
            if (fate == 0) {
                leaving.insert(key);
                if (!value.complete)
                    value.gone.push_back(key);
                continue;
            }
            used.insert(key.pid);
            if (value.complete || fate < 5)
                value.changed.push_back(changedRow(old, fate));
        }
        for (int i = pick(m_pids / 6); i > 0; --i)
            addNew(value, used);
        std::shuffle(value.changed.begin(), value.changed.end(), m_random);
        return value;
    }

  private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    ProcessRow changedRow(ProcessRow value, int fate) {
        value.cpuPercent = pick(100);
        if (fate == 4)
            value.parentPid = pick(m_pids);
        return value;
    }
    void addNew(model::ProcessChanges& value, std::set<int>& used) {
        const int pid = 1 + pick(m_pids);
        if (used.insert(pid).second)
            value.changed.push_back(
                row(pid, pick(m_pids), static_cast<std::uint64_t>(++m_clock / 3)));
    }

    std::mt19937 m_random;
    int m_pids;
    int m_clock = 3;
};

void expectSame(const ui::ProcessTreeModel& model, const Reference& reference, bool flat) {
    ASSERT_EQ(model.size(), reference.rows().size());
    for (const auto& [key, expected] : reference.rows()) {
        const ProcessRow* found = model.row(key);
        ASSERT_NE(found, nullptr) << key.pid;
        EXPECT_EQ(*found, expected);
        const QModelIndex index = model.indexOf(key);
        ASSERT_EQ(model.row(index), found);
        const ProcessRow* parent = model.row(index.parent());
        const ProcessKey parentKey = parent == nullptr ? ProcessKey{} : parent->key;
        EXPECT_EQ(parentKey, flat ? ProcessKey{} : reference.parentOf(expected)) << key.pid;
    }
}

class RandomChanges : public testing::TestWithParam<unsigned> {};

TEST_P(RandomChanges, EndWhereTheReferenceEnds) {
    ui::ProcessTreeModel model;
    ui::ProcessSortModel sorted(&model);
    sorted.sort(static_cast<int>(ui::ProcessColumn::Cpu), Qt::DescendingOrder);
    const Tester checks(&model, Tester::FailureReportingMode::Fatal);
    const Tester sortedChecks(&sorted, Tester::FailureReportingMode::Fatal);
    Reference reference;
    // A handful is told row by row, hundreds at once.
    Generator generator(GetParam(), GetParam() % 2 == 0 ? 54 : 400);
    bool flat = false;
    for (int step = 0; step < 60; ++step) {
        const model::ProcessChanges next = generator.next(reference);
        model.apply(next);
        reference.apply(next);
        sorted.refresh();
        if (step % 17 == 16)
            model.setFlat(flat = !flat);
        expectSame(model, reference, flat);
        if (HasFatalFailure())
            FAIL() << "seed " << GetParam() << ", step " << step;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomChanges, testing::Range(1U, 13U));

TEST_F(ProcessTree, EscapesNamesInEveryCell) {
    model.apply(fake::hostileProcesses());
    model.setFlat(true);
    for (int i = 0; i < model.rowCount(); ++i) {
        for (int column = 0; column < ui::kProcessColumns; ++column) {
            const QModelIndex index = model.index(i, column);
            const QString text = index.data().toString();
            EXPECT_FALSE(text.contains(QLatin1Char('\n')) || text.contains(QChar(0x202E)));
            const QString tip = index.data(Qt::ToolTipRole).toString();
            EXPECT_FALSE(tip.contains(QStringLiteral("<b>")) ||
                         tip.contains(QStringLiteral("<a ")));
        }
    }
}

}  // namespace
