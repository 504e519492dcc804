#pragma once

#include <optional>

#include "model/Health.h"
#include "ui/welcome/WelcomeChoices.h"
#include "ui/widgets/FittedDialog.h"

class QPushButton;
class QStackedWidget;

namespace ui {

class BaselineStep;
class EverydayStep;
class IntroStep;
class ModeStep;
class TextLabel;

/// The first run: what AlgoMonitor does and may do, mode and learning, what is here now, how it
/// reaches the person. Decides nothing by itself: `finished` carries what was chosen; closing it
/// leaves everything as it is.
class WelcomeDialog : public FittedDialog {
    Q_OBJECT

  public:
    explicit WelcomeDialog(QWidget* parent);

    void setHealth(const std::optional<model::Health>& health);
    /// As it is now; what is proposed to begin with.
    void setChoices(const WelcomeChoices& choices);
    WelcomeChoices choices() const;
    void setSurroundings(const Surroundings& surroundings);
    EverydayStep* everyday() const { return m_everyday; }
    /// From 0.
    void showStep(int step);

  Q_SIGNALS:
    void decided(const ui::WelcomeChoices& choices);

  private:
    QLayout* buttons();
    void next();

    QStackedWidget* m_steps;
    IntroStep* m_intro;
    ModeStep* m_mode;
    BaselineStep* m_baseline;
    EverydayStep* m_everyday;
    TextLabel* m_where;
    QPushButton* m_back;
    QPushButton* m_next;
};

}  // namespace ui
