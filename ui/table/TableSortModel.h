#pragma once

#include <QSortFilterProxyModel>
#include <functional>

namespace ui {

class TableModel;

/// Order, search and choice over a TableModel. Nothing moves by itself: `refresh` sorts once for
/// all the rows that changed.
class TableSortModel : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit TableSortModel(TableModel* source, QObject* parent = nullptr);

    /// Every word has to be found somewhere; case does not matter.
    void setSearch(const QString& text);
    /// Which of the source's rows are wanted; nothing: all.
    void setChoice(std::function<bool(int row)> choice);
    void refresh();

    /// Marks the column that orders.
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

  protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    TableModel* m_source;
    QStringList m_words;
    std::function<bool(int)> m_choice;
};

}  // namespace ui
