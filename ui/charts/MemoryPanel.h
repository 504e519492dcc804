#pragma once

#include "ui/charts/SampleHistory.h"
#include "ui/widgets/Card.h"

namespace ui {

class Legend;
class TextLabel;
class TimeChart;

/// Memory: what programs use, what the kernel caches on top of it, and swap as a line.
class MemoryPanel : public Card {
    Q_OBJECT

  public:
    explicit MemoryPanel(QWidget* parent = nullptr);

    void show(const SampleHistory& history, int seconds);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void ensureLayers();
    void ensureAxis(const model::MachineSample& newest);
    void showNow(const model::MachineSample& now);

    TextLabel* m_figure;
    TextLabel* m_total;
    Legend* m_legend;
    TimeChart* m_chart;
    std::uint64_t m_axisKiB = 0;
    bool m_hasLayers = false;
};

}  // namespace ui
