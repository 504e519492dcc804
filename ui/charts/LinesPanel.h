#pragma once

#include <vector>

#include "ui/charts/SampleHistory.h"
#include "ui/widgets/Card.h"

namespace ui {

class Legend;
class TimeChart;

/// A few figures of the machine as lines in a small chart, with what they are now in words.
class LinesPanel : public Card {
    Q_OBJECT

  public:
    enum class Unit { BytesPerS, Percent };
    struct Line {
        QString name;
        QColor (*color)();  // in the theme in force
        double model::MachineSample::* value;
    };

    LinesPanel(const QString& title, Unit unit, std::vector<Line> lines, QWidget* parent = nullptr);

    void show(const SampleHistory& history, int seconds);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QString text(double value) const;
    void ensureLayers();
    void ensureAxis(double highest);
    void showNow(const model::MachineSample& now);

    Unit m_unit;
    std::vector<Line> m_lines;
    Legend* m_legend;
    TimeChart* m_chart;
    double m_axis = 0;
    bool m_hasLayers = false;
};

/// What moves through the machine and what it waits for.
LinesPanel* networkPanel();
LinesPanel* diskPanel();
LinesPanel* pressurePanel();

/// The end of an axis that holds `highest`: 64 KiB/s, 128 KiB/s, … or 10, 20, 50, 100 %.
double axisEnd(LinesPanel::Unit unit, double highest);

}  // namespace ui
