#pragma once

#include <optional>

#include "model/Health.h"
#include "ui/welcome/WelcomeStep.h"

namespace ui {

/// What AlgoMonitor watches, what it may do, and how well it sees here.
class IntroStep : public WelcomeStep {
    Q_OBJECT

  public:
    explicit IntroStep(QWidget* parent = nullptr);

    /// Nothing: the helper is not there.
    void show(const std::optional<model::Health>& health);

  private:
    void addPoint(const QString& icon, const QString& title, const QString& text);

    TextLabel* m_now;
};

}  // namespace ui
