#pragma once

#include <QObject>
#include <vector>

class QTreeView;

namespace ui {

/// A column's wish. Figures are of no use when they are cut: they keep their width.
struct ColumnWish {
    int width;
    bool figures = false;
    int spare = 0;  // in a narrow window the one with the highest number goes first; 0: stays
};

/// Which columns there is room for, as narrow as they can be; the spare ones give way.
std::vector<bool> columnsFor(const std::vector<ColumnWish>& wishes, int stretched, int smallest,
                             int room);

/// How wide columns are in so much room. One takes what the others leave; where they leave it too
/// little to be read, the texts give way, down to three quarters of what they would like; then
/// there is a scroll bar.
std::vector<int> fittedWidths(const std::vector<ColumnWish>& wishes, int stretched, int smallest,
                              int room);

/// Keeps a view's columns fitted to it; a width that a person drags is the preferred one from then
/// on.
class ColumnFit : public QObject {
    Q_OBJECT

  public:
    explicit ColumnFit(QTreeView* view);

    /// wishes: at the letters of kReferenceAdvance; no title is cut. smallest: of the one that
    /// stretches.
    void setUp(std::vector<ColumnWish> wishes, int stretched, int smallest);
    void fit();

  private:
    void onResized(int column, int width);

    QTreeView* m_view;
    std::vector<ColumnWish> m_wishes;
    int m_stretched = 0;
    int m_smallest = 0;
    bool m_fitting = false;
};

}  // namespace ui
