#pragma once

#include <QSortFilterProxyModel>

#include "model/ProcessRow.h"

namespace ui {

class ProcessTreeModel;

/// Order and search over ProcessTreeModel. Sorting is not dynamic: rows would jump once for every
/// changed row. `refresh` sorts once for all of them.
class ProcessSortModel : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit ProcessSortModel(ProcessTreeModel* source, QObject* parent = nullptr);

    /// Case does not matter; matching rows bring the rows above them along.
    void setSearch(const QString& text);
    const QString& search() const { return m_search; }
    void refresh();

    /// Marks the column that orders.
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const model::ProcessRow* row(const QModelIndex& index) const;
    QModelIndex indexOf(const model::ProcessKey& key) const;

  protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    ProcessTreeModel* m_source;
    QString m_search;
    bool m_fresh = false;  // sorted anew since the last refresh
};

}  // namespace ui
