#pragma once

#include <QObject>
#include <vector>

class QTreeView;

namespace ui {

/// How wide columns are in so much room. One takes what the others leave; where they leave it too
/// little to be read, they give way, down to three quarters of what they would like; then there is
/// a scroll bar.
std::vector<int> fittedWidths(const std::vector<int>& preferred, int stretched, int smallest,
                              int room);

/// Keeps a view's columns fitted to it; a width that a person drags is the preferred one from then
/// on.
class ColumnFit : public QObject {
    Q_OBJECT

  public:
    explicit ColumnFit(QTreeView* view);

    /// preferred: at the letters of kReferenceAdvance. smallest: of the one that stretches.
    void setUp(std::vector<int> preferred, int stretched, int smallest);
    void fit();

  private:
    void onResized(int column, int width);

    QTreeView* m_view;
    std::vector<int> m_preferred;
    int m_stretched = 0;
    int m_smallest = 0;
    bool m_fitting = false;
};

}  // namespace ui
