#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <span>

namespace ui {

/// What a column is called, says, and how wide it starts. Texts are marked for translation.
struct TableColumn {
    const char* title;
    const char* toolTip;
    int width;
    bool number = false;   // to the right
    bool stretch = false;  // takes what the others leave; nobody's: the first
};

/// The columns of a list and what each of its rows says. Whoever derives holds the rows; the order
/// of rows means nothing, TableSortModel sorts.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    /// context: of the columns' translations; both live as long as the program.
    TableModel(const char* context, std::span<const TableColumn> columns,
               QObject* parent = nullptr);

    std::span<const TableColumn> columns() const { return m_columns; }
    /// The first rows have come, be they none.
    bool isLoaded() const { return m_loaded; }
    /// Three-way: <0, 0, >0.
    virtual int compare(int a, int b, int column) const = 0;
    /// Lower-case text that a search looks in.
    virtual QString searchText(int row) const;
    /// Safe text of the cell.
    virtual QString cell(int row, int column) const = 0;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

  protected:
    virtual QString toolTip(int row, int column) const { return cell(row, column); }
    /// Of the first column; empty = none.
    virtual QString iconName(int row) const;
    virtual QColor ink(int row, int column) const;
    void setLoaded() { m_loaded = true; }

  private:
    const char* m_context;
    std::span<const TableColumn> m_columns;
    bool m_loaded = false;
};

/// For compare().
template <typename T>
int threeWay(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace ui
