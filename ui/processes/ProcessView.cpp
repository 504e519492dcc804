#include "ui/processes/ProcessView.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <vector>

#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProcessDelegate.h"
#include "ui/table/ColumnFit.h"

namespace ui {

namespace {

constexpr int kNameColumn = static_cast<int>(ProcessColumn::Name);
constexpr int kSmallestColumn = 48;
constexpr int kIndentation = 14;

}  // namespace

ProcessView::ProcessView(QWidget* parent) : QTreeView(parent), m_fit(new ColumnFit(this)) {
    setItemDelegate(new ProcessDelegate(this));
    setAccessibleName(tr("Processes"));
    setUniformRowHeights(true);
    setSortingEnabled(true);
    setIndentation(kIndentation);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setExpandsOnDoubleClick(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(kSmallestColumn);
}

void ProcessView::setUpColumns() {
    std::vector<ColumnWish> wishes;
    for (int i = 0; i < kProcessColumns; ++i) {
        const ProcessColumnInfo& info = columnInfo(static_cast<ProcessColumn>(i));
        wishes.push_back({info.width, info.number, info.spare});
    }
    sortByColumn(static_cast<int>(ProcessColumn::Cpu), Qt::DescendingOrder);
    m_fit->setUp(wishes, kNameColumn, columnInfo(ProcessColumn::Name).width);
}

void ProcessView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    m_fit->fit();
}

}  // namespace ui
