#include "ui/table/TableSortModel.h"

#include <algorithm>
#include <utility>

#include "ui/table/TableModel.h"

namespace ui {

TableSortModel::TableSortModel(TableModel* source, QObject* parent)
    : QSortFilterProxyModel(parent), m_source(source) {
    setDynamicSortFilter(false);
    setSourceModel(source);
}

void TableSortModel::setSearch(const QString& text) {
    const QStringList words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void TableSortModel::setChoice(std::function<bool(int)> choice) {
    m_choice = std::move(choice);
    invalidateFilter();
}

void TableSortModel::refresh() {
    if (!m_words.isEmpty() || m_choice)
        invalidateFilter();
    sort(std::max(0, sortColumn()), sortOrder());
}

QVariant TableSortModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const QVariant value = m_source->headerData(section, orientation, role);
    if (role != Qt::DisplayRole || section != sortColumn())
        return value;
    const QChar arrow(sortOrder() == Qt::AscendingOrder ? 0x25B4 : 0x25BE);
    return QString(value.toString() + QLatin1Char(' ') + arrow);
}

void TableSortModel::sort(int column, Qt::SortOrder order) {
    const bool other = column != sortColumn() || order != sortOrder();
    QSortFilterProxyModel::sort(column, order);
    if (other)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

bool TableSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const int order = m_source->compare(left.row(), right.row(), left.column());
    // Equal ones keep one order, or they would dance.
    return order != 0 ? order < 0 : left.row() < right.row();
}

bool TableSortModel::filterAcceptsRow(int row, const QModelIndex&) const {
    if (m_choice && !m_choice(row))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = m_source->searchText(row);
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word); });
}

}  // namespace ui
