#include "ui/table/TableView.h"

#include <QHeaderView>
#include <algorithm>

#include "ui/table/ColumnFit.h"
#include "ui/table/TableModel.h"
#include "ui/table/TableSortModel.h"

namespace ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kSmallestColumn = 40;

}  // namespace

TableView::TableView(const QString& accessibleName, const TableModel& columns,
                     TableSortModel* sorted, QWidget* parent)
    : QTreeView(parent), m_sorted(sorted), m_fit(new ColumnFit(this)) {
    setItemDelegate(new TableDelegate(this));
    setAccessibleName(accessibleName);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setSortingEnabled(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(kSmallestColumn);
    setModel(sorted);
    std::vector<ColumnWish> wishes;
    std::size_t stretched = 0;
    for (const TableColumn& each : columns.columns()) {
        if (each.stretch)
            stretched = wishes.size();
        wishes.push_back({each.width, each.number});
    }
    m_fit->setUp(wishes, static_cast<int>(stretched), wishes[stretched].width);
}

QList<int> TableView::chosen() const {
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows << m_sorted->mapToSource(index).row();
    return rows;
}

void TableView::choose(int sourceRow) {
    const QModelIndex index = m_sorted->mapFromSource(m_sorted->sourceModel()->index(sourceRow, 0));
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void TableView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    m_fit->fit();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(kRowHeight, option.fontMetrics.height() + 10));
    return size;
}

void TableDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    option->decorationSize = QSize(16, 16);
}

}  // namespace ui
