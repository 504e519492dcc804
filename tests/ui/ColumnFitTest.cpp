// How wide columns are: the one that stretches is never starved while others have room to give.
#include "ui/table/ColumnFit.h"

#include <gtest/gtest.h>

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTreeView>

#include "tests/ui/Picture.h"

namespace {

struct Row {
    const char* what;
    int room;
    std::vector<int> widths;
};

TEST(ColumnFit, GivesTheRestToOneAndTakesFromTheOthersLast) {
    const std::vector<ui::ColumnWish> wishes{{100}, {80}, {120}};
    for (const Row& row :
         {Row{"room to spare", 500, {300, 80, 120}}, Row{"just enough", 300, {100, 80, 120}},
          Row{"a little narrow: the others give way", 280, {100, 72, 108}},
          Row{"too narrow: a scroll bar", 100, {100, 60, 90}},
          Row{"no room at all", 0, {100, 60, 90}}})
        EXPECT_EQ(ui::fittedWidths(wishes, 0, 100, row.room), row.widths) << row.what;
}

TEST(ColumnFit, StretchesWhicheverIsTold) {
    EXPECT_EQ(ui::fittedWidths({{100}, {80}, {120}}, 1, 60, 400),
              (std::vector<int>{100, 180, 120}));
}

TEST(ColumnFit, NeverCutsFigures) {
    const std::vector<ui::ColumnWish> wishes{{100}, {80, true}, {120}};
    EXPECT_EQ(ui::fittedWidths(wishes, 0, 100, 270), (std::vector<int>{100, 80, 90}));
    EXPECT_EQ(ui::fittedWidths(wishes, 0, 100, 0), (std::vector<int>{100, 80, 90}));
}

TEST(ColumnFit, TheSpareOnesGiveWayBeforeThereIsAScrollBar) {
    const std::vector<ui::ColumnWish> wishes{{100}, {80, true, 1}, {40, true}, {80, false, 2}};
    using Shown = std::vector<bool>;
    EXPECT_EQ(ui::columnsFor(wishes, 0, 100, 280), (Shown{true, true, true, true}));
    EXPECT_EQ(ui::columnsFor(wishes, 0, 100, 279), (Shown{true, true, true, false}));
    EXPECT_EQ(ui::columnsFor(wishes, 0, 100, 220), (Shown{true, true, true, false}));
    EXPECT_EQ(ui::columnsFor(wishes, 0, 100, 219), (Shown{true, false, true, false}));
    EXPECT_EQ(ui::columnsFor(wishes, 0, 100, 0), (Shown{true, false, true, false}))
        << "what cannot be spared stays";
}

TEST(ColumnFit, NeverCutsATitle) {
    QStandardItemModel model(1, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("A"), QStringLiteral("A rather long title")});
    QTreeView view;
    view.setModel(&model);
    view.header()->setStretchLastSection(false);
    view.resize(600, 200);
    ui::ColumnFit fit(&view);
    fit.setUp({{100}, {10}}, 0, 100);
    EXPECT_GE(view.columnWidth(1), view.header()->sectionSizeHint(1));
}

TEST(ColumnFit, KeepsTheWidthAPersonDragged) {
    QStandardItemModel model(1, 3);
    QTreeView view;
    view.setModel(&model);
    view.header()->setStretchLastSection(false);
    view.resize(600, 200);
    view.show();
    ui::ColumnFit fit(&view);
    fit.setUp({{100}, {80}, {120}}, 0, 100);
    view.header()->resizeSection(1, 200);
    fit.fit();
    EXPECT_EQ(view.columnWidth(1), 200);
    EXPECT_EQ(view.header()->length(), view.viewport()->width());
}

}  // namespace
