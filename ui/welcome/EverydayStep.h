#pragma once

#include "ui/welcome/WelcomeStep.h"

class QCheckBox;

namespace ui {

/// How AlgoMonitor reaches the person from now on: started at login, its shield, its notifications.
class EverydayStep : public WelcomeStep {
    Q_OBJECT

  public:
    explicit EverydayStep(QWidget* parent = nullptr);

    bool autostart() const;
    void setAutostart(bool on);
    /// Whether there is a panel that shows the shield.
    void setTrayShown(bool shown);
    /// What came of testRequested; safe text.
    void setTestResult(const QString& text, bool ok);

  Q_SIGNALS:
    void testRequested();

  private:
    QCheckBox* m_autostart;
    TextLabel* m_tray;
    TextLabel* m_result;
};

}  // namespace ui
