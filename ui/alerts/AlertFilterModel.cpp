#include "ui/alerts/AlertFilterModel.h"

#include <algorithm>

#include "ui/alerts/AlertTableModel.h"
#include "ui/format/AlertText.h"

namespace ui {

AlertFilterModel::AlertFilterModel(AlertTableModel* source, QObject* parent)
    : QSortFilterProxyModel(parent), m_source(source) {
    setSourceModel(source);
}

void AlertFilterModel::setSearch(const QString& text) {
    const QStringList words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void AlertFilterModel::setOnlyUnresolved(bool only) {
    if (m_onlyUnresolved == only)
        return;
    m_onlyUnresolved = only;
    invalidateFilter();
}

const model::Alert* AlertFilterModel::alert(const QModelIndex& index) const {
    return m_source->alert(mapToSource(index));
}

bool AlertFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const model::Alert* alert = m_source->alert(m_source->index(row, 0, parent));
    if (m_onlyUnresolved && !needsAttention(*alert))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString& text = m_source->searchText(row);
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word); });
}

}  // namespace ui
