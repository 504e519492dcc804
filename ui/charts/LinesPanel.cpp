#include "ui/charts/LinesPanel.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/ChartColors.h"
#include "ui/charts/Legend.h"
#include "ui/charts/TimeChart.h"
#include "ui/format/Units.h"

namespace ui {

namespace {

using model::MachineSample;

constexpr std::size_t kMaxPoints = 200;
constexpr double kUsPerS = 1e6;
constexpr double kLeastRate = 64 * 1024;

/// A line for each value over the time of the samples.
std::vector<double> valuesOf(const std::vector<MachineSample>& samples,
                             double MachineSample::* value) {
    std::vector<double> values;
    for (const MachineSample& sample : samples)
        values.push_back(std::isfinite(sample.*value) ? std::max(0.0, sample.*value) : 0.0);
    return values;
}

}  // namespace

LinesPanel::LinesPanel(const QString& title, Unit unit, std::vector<Line> lines, QWidget* parent)
    : Card(title, parent),
      m_unit(unit),
      m_lines(std::move(lines)),
      m_legend(new Legend(true)),
      m_chart(new TimeChart) {
    m_chart->setCompact();
    m_chart->setAccessibleName(tr("%1 over time").arg(title));
    body()->addWidget(m_legend);
    body()->addWidget(m_chart, 1);
}

void LinesPanel::show(const SampleHistory& history, int seconds) {
    const auto samples = history.last(seconds, kMaxPoints);
    m_chart->setSeconds(seconds);
    if (samples.empty())
        return;
    ensureLayers();
    std::vector<double> x;
    for (const MachineSample& sample : samples)
        x.push_back(static_cast<double>(sample.atUs - samples.back().atUs) / kUsPerS);
    std::vector<std::vector<double>> tops;
    double highest = 0;
    for (const Line& line : m_lines) {
        tops.push_back(valuesOf(samples, line.value));
        highest = std::max(highest, std::ranges::max(tops.back()));
    }
    ensureAxis(highest);
    m_chart->setData(x, tops);
    showNow(samples.back());
}

QString LinesPanel::text(double value) const {
    if (m_unit == Unit::Percent)
        return percentText(value);
    return rateText(static_cast<std::uint64_t>(std::clamp(value, 0.0, 1e18)));
}

void LinesPanel::ensureLayers() {
    if (m_hasLayers)
        return;
    m_hasLayers = true;
    std::vector<TimeChart::Layer> layers;
    for (const Line& line : m_lines)
        layers.push_back({line.color(), false});
    m_chart->setLayers(layers);
}

void LinesPanel::ensureAxis(double highest) {
    const double end = axisEnd(m_unit, highest);
    if (m_axis == end)
        return;
    m_axis = end;
    std::vector<TimeChart::Tick> ticks;
    for (const double at : {0.0, end / 2, end})
        ticks.push_back({at, at == 0 ? QStringLiteral("0")
                                     : text(at).replace(QStringLiteral(".0"), QString())});
    m_chart->setValueAxis(end, ticks);
}

void LinesPanel::showNow(const MachineSample& now) {
    QVector<Legend::Entry> entries;
    QStringList words;
    for (const Line& line : m_lines) {
        entries.append({line.color(), line.name, text(now.*line.value)});
        words << tr("%1 %2").arg(line.name, text(now.*line.value));
    }
    m_legend->show(entries);
    m_chart->setAccessibleDescription(tr("Now %1").arg(words.join(QStringLiteral(", "))));
}

void LinesPanel::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_hasLayers = false;
}

LinesPanel* networkPanel() {
    return new LinesPanel(
        LinesPanel::tr("Network"), LinesPanel::Unit::BytesPerS,
        {{LinesPanel::tr("Received"), cpuColor, &MachineSample::receivedBytesPerS},
         {LinesPanel::tr("Sent"), swapColor, &MachineSample::sentBytesPerS}});
}

LinesPanel* diskPanel() {
    return new LinesPanel(
        LinesPanel::tr("Disks"), LinesPanel::Unit::BytesPerS,
        {{LinesPanel::tr("Read"), cpuColor, &MachineSample::readBytesPerS},
         {LinesPanel::tr("Written"), swapColor, &MachineSample::writtenBytesPerS}});
}

LinesPanel* pressurePanel() {
    auto* panel =
        new LinesPanel(LinesPanel::tr("Waiting for"), LinesPanel::Unit::Percent,
                       {{LinesPanel::tr("CPU"), cpuColor, &MachineSample::cpuPressure},
                        {LinesPanel::tr("Memory"), memoryUsedColor, &MachineSample::memoryPressure},
                        {LinesPanel::tr("Disks"), swapColor, &MachineSample::ioPressure}});
    panel->setToolTip(LinesPanel::tr("In how much of the time at least one program had to wait"));
    return panel;
}

double axisEnd(LinesPanel::Unit unit, double highest) {
    if (unit == LinesPanel::Unit::Percent) {
        for (const double end : {10.0, 20.0, 50.0})
            if (highest <= end)
                return end;
        return 100;
    }
    if (!(highest > kLeastRate))
        return kLeastRate;
    return std::exp2(std::ceil(std::log2(std::min(highest, 1e18))));
}

}  // namespace ui
