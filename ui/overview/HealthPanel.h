#pragma once

#include <vector>

#include "model/Health.h"
#include "ui/widgets/Card.h"

class QToolButton;

namespace ui {

class Badge;
class TextLabel;

/// How well the helper sees: where its events come from, what was lost, what limits it.
class HealthPanel : public Card {
    Q_OBJECT

  public:
    explicit HealthPanel(QWidget* parent = nullptr);

    void show(const model::Health& health);
    void showUnknown(const QString& sentence);

  Q_SIGNALS:
    /// Of the learning period that is over.
    void reportClicked();

  private:
    void showLimits(const model::Health& health);

    Badge* m_badge;
    TextLabel* m_line;
    TextLabel* m_sources;
    TextLabel* m_limits;
    TextLabel* m_learning;
    QToolButton* m_report;
};

/// "exec, fork, exit" of those in this state, empty if there is none.
QString sourcesIn(const model::Health& health, model::SourceHealth::State state);

}  // namespace ui
