#pragma once

#include "model/IntegrityStatus.h"
#include "ui/widgets/Card.h"

class QProgressBar;
class QPushButton;

namespace ui {

class Badge;
class TextLabel;

/// How the watch over files stands: what is protected, when it was checked, a check that runs.
class IntegrityPanel : public Card {
    Q_OBJECT

  public:
    explicit IntegrityPanel(QWidget* parent = nullptr);

    void show(const model::IntegrityStatus& status);

  Q_SIGNALS:
    void verifyClicked();
    void cancelClicked();

  private:
    Badge* m_state;
    TextLabel* m_roots;
    TextLabel* m_figures;
    TextLabel* m_why;
    QProgressBar* m_progress;
    QPushButton* m_verify;
    QPushButton* m_cancel;
};

}  // namespace ui
