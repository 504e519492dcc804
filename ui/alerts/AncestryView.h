#pragma once

#include <QTreeWidget>

#include "model/Finding.h"

namespace ui {

/// Who started whom, the session's start at the top, the subject at the bottom, each with its
/// executable, package and hash. As tall as it has rows: the page around it scrolls.
class AncestryView : public QTreeWidget {
    Q_OBJECT

  public:
    explicit AncestryView(QWidget* parent = nullptr);

    void show(const model::Finding& finding);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    void fitColumns();

    int m_rows = 0;
};

}  // namespace ui
