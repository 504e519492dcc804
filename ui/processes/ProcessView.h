#pragma once

#include <QTreeView>

namespace ui {

/// The tree with the widths of its columns: the name takes what the others leave, but never so
/// little that it could not be read; then there is a scroll bar.
class ProcessView : public QTreeView {
    Q_OBJECT

  public:
    explicit ProcessView(QWidget* parent = nullptr);

    /// Once the model is set.
    void setUpColumns();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fitName();
};

}  // namespace ui
