#pragma once

#include <vector>

#include "model/Alert.h"
#include "ui/widgets/Card.h"

namespace ui {

class AlertLine;
class TextLabel;

/// The newest alerts, each a click away.
class LastAlertsPanel : public Card {
    Q_OBJECT

  public:
    static constexpr std::size_t kLines = 5;

    explicit LastAlertsPanel(QWidget* parent = nullptr);

    void show(const std::vector<const model::Alert*>& alerts, bool loaded);

  Q_SIGNALS:
    void allClicked();
    void alertClicked(const QString& id);

  private:
    std::vector<AlertLine*> m_lines;
    TextLabel* m_nothing;
};

}  // namespace ui
