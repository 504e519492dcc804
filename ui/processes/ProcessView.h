#pragma once

#include <QTreeView>

namespace ui {

class ColumnFit;

/// The tree; the name takes what the other columns leave (ColumnFit).
class ProcessView : public QTreeView {
    Q_OBJECT

  public:
    explicit ProcessView(QWidget* parent = nullptr);

    /// Once the model is set.
    void setUpColumns();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    ColumnFit* m_fit;
};

}  // namespace ui
