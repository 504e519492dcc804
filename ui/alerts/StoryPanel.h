#pragma once

#include <vector>

#include "model/Alert.h"
#include "ui/widgets/Card.h"

namespace ui {

class AlertLine;
class TextLabel;

/// What else belongs to the same story, each a click away. Hidden when there is nothing.
class StoryPanel : public Card {
    Q_OBJECT

  public:
    static constexpr std::size_t kLines = 6;

    explicit StoryPanel(QWidget* parent = nullptr);

    /// all: of the story, the one shown included.
    void show(const std::vector<const model::Alert*>& all, const model::Alert& shown);

  Q_SIGNALS:
    void alertClicked(const QString& id);

  private:
    std::vector<AlertLine*> m_lines;
    TextLabel* m_more;
};

}  // namespace ui
