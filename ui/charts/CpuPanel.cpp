#include "ui/charts/CpuPanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/ChartColors.h"
#include "ui/charts/TimeChart.h"
#include "ui/format/Units.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

constexpr std::size_t kMaxPoints = 300;
constexpr std::size_t kMaxGroups = 16;
constexpr double kUsPerS = 1e6;

std::vector<TimeChart::Tick> percentTicks() {
    std::vector<TimeChart::Tick> ticks;
    for (const int percent : {0, 25, 50, 75, 100})
        ticks.push_back({static_cast<double>(percent), percentText(percent)});
    return ticks;
}

}  // namespace

CpuPanel::CpuPanel(QWidget* parent)
    : Card(tr("Processor"), parent),
      m_figure(new TextLabel(QStringLiteral("–"), TextLabel::Size::Figure)),
      m_summary(new TextLabel(TextLabel::Size::Small)),
      m_layout(new SegmentedControl(tr("Processor chart"), {tr("Total"), tr("Cores")})),
      m_chart(new TimeChart) {
    m_summary->setTone(QStringLiteral("muted"));
    m_summary->setElided(true);
    addToHeader(m_layout);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_figure);
    row->addWidget(m_summary, 1, Qt::AlignBottom);
    body()->addLayout(row);
    body()->addWidget(m_chart, 1);
    m_chart->setValueAxis(100, percentTicks());
    m_chart->setAccessibleName(tr("Processor use over time"));
    connect(m_layout, &SegmentedControl::chosen, this, &CpuPanel::layoutChosen);
}

void CpuPanel::show(const SampleHistory& history, int seconds) {
    const auto samples = history.last(seconds, kMaxPoints);
    m_chart->setSeconds(seconds);
    if (samples.empty())
        return;
    const bool stacked = coresStacked() && !samples.back().corePercent.empty();
    ensureLayers(stacked ? std::min(kMaxGroups, samples.back().corePercent.size()) : 1);
    std::vector<double> x;
    std::vector<std::vector<double>> tops(m_layers);
    for (const model::MachineSample& sample : samples) {
        x.push_back(static_cast<double>(sample.atUs - samples.back().atUs) / kUsPerS);
        const auto layers =
            stacked ? stackedCores(sample, m_layers) : std::vector<double>{sample.cpuPercent};
        for (std::size_t i = 0; i < m_layers; ++i)
            tops[i].push_back(std::clamp(layers[i], 0.0, 100.0));
    }
    m_chart->setData(x, tops);
    showMarks(samples.back().atUs, seconds);
    showSummary(samples, seconds);
}

void CpuPanel::setMarks(const std::vector<std::int64_t>& atUs) {
    m_marks = atUs;
}

bool CpuPanel::coresStacked() const {
    return m_layout->current() == 1;
}

void CpuPanel::setCoresStacked(bool stacked) {
    m_layout->setCurrent(stacked ? 1 : 0);
}

void CpuPanel::ensureLayers(std::size_t count) {
    if (m_layers == count)
        return;
    m_layers = count;
    std::vector<TimeChart::Layer> layers;
    for (const QColor& color : count == 1 ? std::vector{cpuColor()} : coreColors(count))
        layers.push_back({color, true});
    m_chart->setLayers(layers);
}

void CpuPanel::showSummary(const std::vector<model::MachineSample>& samples, int seconds) {
    double sum = 0;
    double peak = 0;
    for (const model::MachineSample& sample : samples) {
        sum += sample.cpuPercent;
        peak = std::max(peak, sample.cpuPercent);
    }
    m_figure->setText(percentText(samples.back().cpuPercent));
    m_summary->setText(tr("average %1, peak %2 in the last %3")
                           .arg(percentText(sum / static_cast<double>(samples.size())),
                                percentText(peak), spanText(seconds)));
    m_chart->setAccessibleDescription(
        tr("Now %1, %2").arg(m_figure->fullText(), m_summary->fullText()));
}

void CpuPanel::showMarks(std::int64_t nowUs, int seconds) {
    std::vector<double> marks;
    for (const std::int64_t at : m_marks) {
        const double before = static_cast<double>(at - nowUs) / kUsPerS;
        if (before <= 0 && before >= -seconds)
            marks.push_back(before);
    }
    m_chart->setMarks(marks);
}

void CpuPanel::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_layers = 0;  // other colours at the next show
}

std::vector<double> stackedCores(const model::MachineSample& sample, std::size_t groups) {
    std::vector<double> tops(groups, 0);
    const std::size_t cores = sample.corePercent.size();
    if (groups == 0 || cores == 0)
        return tops;
    for (std::size_t core = 0; core < cores; ++core)
        tops[core * groups / cores] += sample.corePercent[core] / static_cast<double>(cores);
    for (std::size_t i = 1; i < groups; ++i)
        tops[i] += tops[i - 1];
    return tops;
}

}  // namespace ui
