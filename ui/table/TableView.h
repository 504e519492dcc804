#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace ui {

class TableModel;
class TableSortModel;

/// A list with columns: one takes what the others leave, but never so little that it could not be
/// read; then there is a scroll bar.
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
    void fit();

    TableSortModel* m_sorted;
    int m_stretched = 0;  // the column that does
    int m_smallest = 0;   // its width
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
