#pragma once

#include "model/Severity.h"
#include "ui/welcome/WelcomeStep.h"

class QButtonGroup;
class QCheckBox;
class QSpinBox;

namespace ui {

/// How AlgoMonitor answers danger, and how long it first learns what is usual here.
class ModeStep : public WelcomeStep {
    Q_OBJECT

  public:
    explicit ModeStep(QWidget* parent = nullptr);

    model::Mode mode() const;
    void setMode(model::Mode mode);
    /// 0: no learning.
    int learningDays() const;
    void setLearningDays(int days);

  private:
    void addModes();
    void addLearning();

    QButtonGroup* m_modes;
    QCheckBox* m_learn;
    QSpinBox* m_days;
};

}  // namespace ui
