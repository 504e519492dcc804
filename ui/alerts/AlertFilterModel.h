#pragma once

#include <QSortFilterProxyModel>

#include "model/Alert.h"

namespace ui {

class AlertTableModel;

/// Search and "only what waits" over AlertTableModel; the order stays.
class AlertFilterModel : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit AlertFilterModel(AlertTableModel* source, QObject* parent = nullptr);

    /// Every word has to be found somewhere; case does not matter.
    void setSearch(const QString& text);
    void setOnlyUnresolved(bool only);
    const model::Alert* alert(const QModelIndex& index) const;

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    AlertTableModel* m_source;
    QStringList m_words;
    bool m_onlyUnresolved = false;
};

}  // namespace ui
