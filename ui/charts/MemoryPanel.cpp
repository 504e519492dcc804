#include "ui/charts/MemoryPanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/charts/ChartColors.h"
#include "ui/charts/Legend.h"
#include "ui/charts/TimeChart.h"
#include "ui/format/Units.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

constexpr std::size_t kMaxPoints = 300;
constexpr int kAxisSteps = 4;
constexpr double kKiBPerGiB = 1024.0 * 1024.0;
constexpr double kUsPerS = 1e6;

}  // namespace

MemoryPanel::MemoryPanel(QWidget* parent)
    : Card(tr("Memory"), parent),
      m_figure(new TextLabel(QStringLiteral("–"), TextLabel::Size::Figure)),
      m_total(new TextLabel(TextLabel::Size::Small)),
      m_legend(new Legend),
      m_chart(new TimeChart) {
    m_total->setTone(QStringLiteral("muted"));
    addToHeader(m_legend);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_figure);
    row->addWidget(m_total, 1, Qt::AlignBottom);
    body()->addLayout(row);
    body()->addWidget(m_chart, 1);
    m_chart->setAccessibleName(tr("Memory over time"));
}

void MemoryPanel::show(const SampleHistory& history, int seconds) {
    const auto samples = history.last(seconds, kMaxPoints);
    m_chart->setSeconds(seconds);
    if (samples.empty())
        return;
    ensureLayers();
    ensureAxis(samples.back());
    std::vector<double> x;
    std::vector<std::vector<double>> tops(3);
    for (const model::MachineSample& sample : samples) {
        x.push_back(static_cast<double>(sample.atUs - samples.back().atUs) / kUsPerS);
        const double used = static_cast<double>(sample.memoryUsedKiB) / kKiBPerGiB;
        tops[0].push_back(used);
        tops[1].push_back(used + static_cast<double>(sample.memoryCacheKiB) / kKiBPerGiB);
        tops[2].push_back(static_cast<double>(sample.swapUsedKiB) / kKiBPerGiB);
    }
    m_chart->setData(x, tops);
    showNow(samples.back());
}

void MemoryPanel::ensureLayers() {
    if (m_hasLayers)
        return;
    m_hasLayers = true;
    m_chart->setLayers(
        {{memoryUsedColor(), true}, {memoryCacheColor(), true}, {swapColor(), false, true}});
}

void MemoryPanel::ensureAxis(const model::MachineSample& newest) {
    if (m_axisKiB == newest.memoryTotalKiB)
        return;
    m_axisKiB = newest.memoryTotalKiB;
    const double total = static_cast<double>(m_axisKiB) / kKiBPerGiB;
    std::vector<TimeChart::Tick> ticks;
    std::vector<double> steps = axisSteps(total, kAxisSteps);
    if (steps.size() > 1 && total - steps.back() > (steps[1] - steps[0]) / 2)
        steps.push_back(total);
    for (const double step : steps)
        ticks.push_back({step, step == 0 ? QStringLiteral("0")
                                         : sizeText(static_cast<std::uint64_t>(step * kKiBPerGiB))
                                               .replace(QStringLiteral(".0"), QString())});
    m_chart->setValueAxis(total, ticks);
}

void MemoryPanel::showNow(const model::MachineSample& now) {
    m_figure->setText(sizeText(now.memoryUsedKiB));
    m_total->setText(tr("of %1 used").arg(sizeText(now.memoryTotalKiB)));
    m_legend->show({{memoryUsedColor(), tr("Used"), {}},
                    {memoryCacheColor(), tr("Cache"), sizeText(now.memoryCacheKiB)},
                    {swapColor(), tr("Swap"), sizeText(now.swapUsedKiB)}});
    m_chart->setAccessibleDescription(tr("Now %1 %2, cache %3, swap %4")
                                          .arg(m_figure->fullText(), m_total->fullText(),
                                               sizeText(now.memoryCacheKiB),
                                               sizeText(now.swapUsedKiB)));
}

void MemoryPanel::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_hasLayers = false;
}

}  // namespace ui
