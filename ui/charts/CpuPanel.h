#pragma once

#include <vector>

#include "ui/charts/SampleHistory.h"
#include "ui/widgets/Card.h"

namespace ui {

class Legend;
class SegmentedControl;
class TextLabel;
class TimeChart;

/// Processor use, as one area or the cores stacked, with alerts as marks and a summary in words.
class CpuPanel : public Card {
    Q_OBJECT

  public:
    explicit CpuPanel(QWidget* parent = nullptr);

    void show(const SampleHistory& history, int seconds);
    /// When alerts were raised, microseconds since the epoch.
    void setMarks(const std::vector<std::int64_t>& atUs);
    bool coresStacked() const;
    void setCoresStacked(bool stacked);

  Q_SIGNALS:
    void layoutChosen();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void ensureLayers(std::size_t count);
    void showSummary(const std::vector<model::MachineSample>& samples, int seconds);
    void showMarks(std::int64_t nowUs, int seconds);

    TextLabel* m_figure;
    TextLabel* m_summary;
    SegmentedControl* m_layout;
    TimeChart* m_chart;
    std::vector<std::int64_t> m_marks;
    std::size_t m_layers = 0;
};

/// Cores summed in at most `groups` groups; the last of the stack is the machine's percentage.
std::vector<double> stackedCores(const model::MachineSample& sample, std::size_t groups);

}  // namespace ui
