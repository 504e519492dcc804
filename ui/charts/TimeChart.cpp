#include "ui/charts/TimeChart.h"

#include <QApplication>
#include <QAreaSeries>
#include <QCategoryAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QScatterSeries>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/format/Units.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr double kMarkHeight = 0.965;  // of the axis
constexpr qreal kMarkSize = 9;
constexpr int kCompactHeight = 84;

void clear(QCategoryAxis* axis) {
    for (const QString& label : axis->categoriesLabels())
        axis->remove(label);
}

QList<QPointF> points(const std::vector<double>& x, const std::vector<double>& y) {
    QList<QPointF> list;
    list.reserve(static_cast<qsizetype>(x.size()));
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        list.append({x[i], std::isfinite(y[i]) ? y[i] : 0});
    return list;
}

/// Steps that are whole in the words used for them.
int tickSeconds(int seconds) {
    if (seconds <= 60)
        return 15;
    return seconds <= 600 ? 120 : 6 * 3600;
}

void prepare(QChart* chart) {
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    // Room for half a label at the ends of the axes.
    chart->setMargins(QMargins(0, 6, 14, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setAnimationOptions(QChart::NoAnimation);
}

}  // namespace

TimeChart::TimeChart(QWidget* parent)
    : QChartView(parent),
      m_time(new QCategoryAxis(this)),
      m_value(new QCategoryAxis(this)),
      m_marks(new QScatterSeries) {
    prepare(chart());
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(110);
    for (QCategoryAxis* axis : {m_time, m_value}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
    }
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    chart()->addSeries(m_marks);
    attach(m_marks);
    m_marks->setMarkerShape(QScatterSeries::MarkerShapeTriangle);
    m_marks->setMarkerSize(kMarkSize);
    setSeconds(60);
    applyTheme();
}

void TimeChart::setLayers(const std::vector<Layer>& layers) {
    for (const Drawn& drawn : m_drawn) {
        if (drawn.area != nullptr)
            chart()->removeSeries(drawn.area);
        chart()->removeSeries(drawn.edge);
        delete drawn.area;
        delete drawn.lower;
        delete drawn.upper;
        delete drawn.edge;
    }
    m_drawn.clear();
    m_dense = layers.size() > 3;
    for (const Layer& layer : layers)
        add(layer);
}

void TimeChart::add(const Layer& layer) {
    Drawn drawn{new QLineSeries, nullptr, nullptr, nullptr};
    if (layer.filled) {
        drawn.upper = new QLineSeries;
        drawn.lower = new QLineSeries;
        drawn.area = new QAreaSeries(drawn.upper, drawn.lower);
        QColor fill = layer.color;
        fill.setAlphaF(m_dense ? 0.6F : 0.26F);
        drawn.area->setBrush(fill);
        // A pen would draw the sides, too.
        drawn.area->setPen(Qt::NoPen);
        chart()->addSeries(drawn.area);
        attach(drawn.area);
    }
    drawn.edge->setPen(
        QPen(layer.color, m_dense ? 1.0 : 1.8, layer.dashed ? Qt::DashLine : Qt::SolidLine));
    chart()->addSeries(drawn.edge);
    attach(drawn.edge);
    m_drawn.push_back(drawn);
}

void TimeChart::attach(QAbstractSeries* series) {
    series->attachAxis(m_time);
    series->attachAxis(m_value);
}

void TimeChart::setValueAxis(double maximum, const std::vector<Tick>& ticks) {
    m_maximum = maximum > 0 ? maximum : 1;
    clear(m_value);
    m_value->setRange(0, m_maximum);
    for (const Tick& tick : ticks)
        m_value->append(tick.label, tick.at);
}

void TimeChart::setSeconds(int seconds) {
    clear(m_time);
    m_time->setStartValue(-seconds);
    m_time->setRange(-seconds, 0);
    const int step = m_compact ? seconds : tickSeconds(seconds);
    for (int before = seconds; before >= 0; before -= step) {
        m_time->append(before == 0 ? tr("now") : QChar(0x2212) + spanText(before), -before);
    }
}

void TimeChart::setCompact() {
    m_compact = true;
    setMinimumHeight(kCompactHeight);
}

void TimeChart::setData(const std::vector<double>& seconds,
                        const std::vector<std::vector<double>>& tops) {
    QList<QPointF> floor = points(seconds, std::vector<double>(seconds.size(), 0));
    for (std::size_t i = 0; i < std::min(m_drawn.size(), tops.size()); ++i) {
        const QList<QPointF> top = points(seconds, tops[i]);
        m_drawn[i].edge->replace(top);
        if (m_drawn[i].area == nullptr)
            continue;
        m_drawn[i].upper->replace(top);
        m_drawn[i].lower->replace(floor);
        floor = top;
    }
}

void TimeChart::setMarks(const std::vector<double>& seconds) {
    m_marks->replace(points(seconds, std::vector<double>(seconds.size(), m_maximum * kMarkHeight)));
}

void TimeChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

QSize TimeChart::sizeHint() const {
    return m_compact ? QSize{200, kCompactHeight} : QSize{320, 140};
}

void TimeChart::wheelEvent(QWheelEvent* event) {
    event->ignore();  // the page scrolls, the chart does not
}

void TimeChart::applyTheme() {
    const Theme& theme = currentTheme();
    const QFont font = scaledFont(QApplication::font(), 0.82);
    for (QCategoryAxis* axis : {m_time, m_value}) {
        axis->setLabelsColor(theme.muted);
        axis->setLabelsFont(font);
        axis->setGridLinePen(QPen(mixed(theme.card, theme.text, 0.09), 1));
        axis->setLinePen(QPen(theme.border, 1));
    }
    m_time->setGridLineVisible(false);
    m_value->setLineVisible(false);
    m_marks->setColor(theme.danger);
    m_marks->setBorderColor(theme.card);
}

std::vector<double> axisSteps(double maximum, int wanted) {
    std::vector<double> steps{0};
    if (!(maximum > 0) || !std::isfinite(maximum) || wanted < 1)
        return steps;
    const double rough = maximum / wanted;
    // Memory comes in powers of two: 1, 2, 4, 8 … and below one the halves.
    const double step = std::exp2(std::ceil(std::log2(rough) - 0.2));
    for (double at = step; at <= maximum * 1.0001; at += step)
        steps.push_back(at);
    return steps;
}

}  // namespace ui
