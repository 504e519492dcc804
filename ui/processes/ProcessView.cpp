#include "ui/processes/ProcessView.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <algorithm>

#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProcessDelegate.h"

namespace ui {

namespace {

constexpr int kNameColumn = static_cast<int>(ProcessColumn::Name);
constexpr int kSmallestColumn = 48;
constexpr int kIndentation = 14;
// The widths of the table are right for letters of this size.
constexpr int kReferenceAdvance = 76;

}  // namespace

ProcessView::ProcessView(QWidget* parent) : QTreeView(parent) {
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
    const int advance = fontMetrics().horizontalAdvance(QStringLiteral("0123456789"));
    const double scale = std::max(1.0, advance / static_cast<double>(kReferenceAdvance));
    for (int i = 0; i < kProcessColumns; ++i)
        setColumnWidth(i,
                       static_cast<int>(columnInfo(static_cast<ProcessColumn>(i)).width * scale));
    sortByColumn(static_cast<int>(ProcessColumn::Cpu), Qt::DescendingOrder);
    fitName();
}

void ProcessView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitName();
}

void ProcessView::fitName() {
    const int others = header()->length() - columnWidth(kNameColumn);
    const int smallest = columnInfo(ProcessColumn::Name).width;
    setColumnWidth(kNameColumn, std::max(smallest, viewport()->width() - others));
}

}  // namespace ui
