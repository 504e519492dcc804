#pragma once

#include <QWidget>

#include "model/ProgramHours.h"

namespace ui {

class TextLabel;
class TimeChart;

/// What a program used in the last 24 hours, all its processes together: processor and memory side
/// by side, and the same in a sentence.
class ProgramHoursPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ProgramHoursPanel(QWidget* parent = nullptr);

    void show(const model::ProgramHours& hours, std::int64_t nowUs);

  private:
    TextLabel* m_sentence;
    TimeChart* m_cpu;
    TimeChart* m_memory;
};

/// Seconds before now, rising, and the values there. Where the program was not seen for a while it
/// used nothing.
struct ProgramCurve {
    std::vector<double> seconds;
    std::vector<double> cpuPercentCore;
    std::vector<double> memoryKiB;
};
ProgramCurve curveOf(const model::ProgramHours& hours, std::int64_t nowUs);

}  // namespace ui
