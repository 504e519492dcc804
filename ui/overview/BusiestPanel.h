#pragma once

#include <vector>

#include "model/ProcessRow.h"
#include "ui/widgets/Card.h"

namespace ui {

class TextLabel;

/// Who uses the processor most, a handful.
class BusiestPanel : public Card {
    Q_OBJECT

  public:
    explicit BusiestPanel(QWidget* parent = nullptr);

    void show(const std::vector<const model::ProcessRow*>& rows);

  Q_SIGNALS:
    void allClicked();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Line {
        QWidget* row;
        TextLabel* name;
        TextLabel* cpu;
        TextLabel* memory;
        double share = 0;
    };
    Line newLine();

    std::vector<Line> m_lines;
    TextLabel* m_nothing;
};

/// The `count` with the most processor time, idle ones left out.
std::vector<const model::ProcessRow*> busiest(std::vector<const model::ProcessRow*> rows,
                                              std::size_t count);

}  // namespace ui
