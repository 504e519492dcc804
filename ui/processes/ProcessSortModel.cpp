#include "ui/processes/ProcessSortModel.h"

#include <utility>

#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProcessTreeModel.h"

namespace ui {

ProcessSortModel::ProcessSortModel(ProcessTreeModel* source, QObject* parent)
    : QSortFilterProxyModel(parent), m_source(source) {
    setDynamicSortFilter(false);
    setRecursiveFilteringEnabled(true);
    setSourceModel(source);
    // After that everything is sorted and searched again anyway.
    connect(source, &QAbstractItemModel::layoutChanged, this, [this] { m_fresh = true; });
}

void ProcessSortModel::setSearch(const QString& text) {
    const QString wanted = text.trimmed().toLower();
    if (wanted == m_search)
        return;
    m_search = wanted;
    invalidateFilter();
}

void ProcessSortModel::refresh() {
    if (std::exchange(m_fresh, false))
        return;
    if (!m_search.isEmpty())
        invalidateFilter();
    sort(sortColumn() < 0 ? 0 : sortColumn(), sortOrder());
}

QVariant ProcessSortModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const QVariant value = m_source->headerData(section, orientation, role);
    if (role != Qt::DisplayRole || section != sortColumn())
        return value;
    const QChar arrow(sortOrder() == Qt::AscendingOrder ? 0x25B4 : 0x25BE);
    return QString(value.toString() + QLatin1Char(' ') + arrow);
}

void ProcessSortModel::sort(int column, Qt::SortOrder order) {
    const bool other = column != sortColumn() || order != sortOrder();
    QSortFilterProxyModel::sort(column, order);
    if (other)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const model::ProcessRow* ProcessSortModel::row(const QModelIndex& index) const {
    return m_source->row(mapToSource(index));
}

QModelIndex ProcessSortModel::indexOf(const model::ProcessKey& key) const {
    return mapFromSource(m_source->indexOf(key));
}

bool ProcessSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const model::ProcessRow& a = *m_source->row(left);
    const model::ProcessRow& b = *m_source->row(right);
    const int order = compareCells(a, b, static_cast<ProcessColumn>(left.column()));
    // Equal ones keep one order, or they would dance.
    return order != 0 ? order < 0 : a.key.pid < b.key.pid;
}

bool ProcessSortModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return m_search.isEmpty() ||
           m_source->searchText(m_source->index(row, 0, parent)).contains(m_search);
}

}  // namespace ui
