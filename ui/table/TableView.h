#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace ui {

class ColumnFit;
class TableModel;
class TableSortModel;

/// A list with columns, fitted to its width (ColumnFit).
class TableView : public QTreeView {
    Q_OBJECT

  public:
    TableView(const QString& accessibleName, const TableModel& columns, TableSortModel* sorted,
              QWidget* parent = nullptr);

    /// The chosen rows of the source model.
    QList<int> chosen() const;
    void choose(int sourceRow);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    TableSortModel* m_sorted;
    ColumnFit* m_fit;
};

/// Rows of one height, texts cut in the middle.
class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}  // namespace ui
