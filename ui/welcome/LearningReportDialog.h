#pragma once

#include "model/Learning.h"
#include "ui/widgets/FittedDialog.h"

class QHBoxLayout;

namespace ui {

/// The end of the learning period: what was new meanwhile, and what is told from now on.
class LearningReportDialog : public FittedDialog {
    Q_OBJECT

  public:
    LearningReportDialog(const model::Learning& learning, QWidget* parent);

  Q_SIGNALS:
    /// "network", "processes".
    void pageWanted(const QString& page);

  private:
    QHBoxLayout* figures(const model::Learning& learning);
    QHBoxLayout* buttons();
    void leaveFor(const QString& page);
};

}  // namespace ui
