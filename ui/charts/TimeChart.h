#pragma once

#include <QChartView>
#include <QColor>
#include <QList>
#include <QString>
#include <vector>

class QAreaSeries;
class QCategoryAxis;
class QLineSeries;
class QScatterSeries;

namespace ui {

/// Layers over time, "now" at the right edge. Filled layers stand on the one before them. QChart
/// does not follow the palette by itself; this does.
class TimeChart : public QChartView {
    Q_OBJECT

  public:
    struct Layer {
        QColor color;
        bool filled = true;
        bool dashed = false;
    };
    struct Tick {
        double at;
        QString label;
    };

    explicit TimeChart(QWidget* parent = nullptr);

    /// Builds the series anew; data has to be set again.
    void setLayers(const std::vector<Layer>& layers);
    void setValueAxis(double maximum, const std::vector<Tick>& ticks);
    /// Labels for 60 s, 10 min and 24 h.
    void setSeconds(int seconds);
    /// Small: lower, with a label only at both ends of the time.
    void setCompact();
    /// seconds: before now (<= 0), rising. tops[layer][point]: where the layer's upper edge is.
    void setData(const std::vector<double>& seconds, const std::vector<std::vector<double>>& tops);
    /// Alerts: seconds before now (<= 0).
    void setMarks(const std::vector<double>& seconds);

    QSize sizeHint() const override;

  protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    struct Drawn {
        QLineSeries* edge;   // what is seen of the upper end
        QLineSeries* upper;  // of the area, null for a mere line
        QLineSeries* lower;
        QAreaSeries* area;
    };
    void applyTheme();
    void add(const Layer& layer);
    void attach(QAbstractSeries* series);

    QCategoryAxis* m_time;
    QCategoryAxis* m_value;
    QScatterSeries* m_marks;
    std::vector<Drawn> m_drawn;
    double m_maximum = 1;
    bool m_dense = false;  // many thin layers
    bool m_compact = false;
};

/// Values for an axis that ends at maximum: 0 and every `step` that fits.
std::vector<double> axisSteps(double maximum, int wanted);

}  // namespace ui
