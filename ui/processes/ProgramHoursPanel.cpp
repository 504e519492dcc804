#include "ui/processes/ProgramHoursPanel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/ChartColors.h"
#include "ui/charts/TimeChart.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr double kUsPerS = 1e6;
constexpr double kKiBPerMiB = 1024;
constexpr int kHours = 24 * 3600;
constexpr double kMinuteS = 60;
constexpr double kGapS = 600;  // samples are at most 300 s apart
constexpr int kAxisSteps = 3;
constexpr int kHeight = 120;

QWidget* titled(const QString& title, TimeChart* chart) {
    auto* label = new TextLabel(title, TextLabel::Size::Small);
    label->setTone(QStringLiteral("muted"));
    chart->setSeconds(kHours);
    chart->setFixedHeight(kHeight);
    chart->setAccessibleName(title);
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(label);
    column->addWidget(chart);
    return holder;
}

double highest(const std::vector<double>& values) {
    return values.empty() ? 0 : std::ranges::max(values);
}

/// Percentages are read in 5, 10, 25, 50, 100, 200, 400 …
std::vector<double> percentSteps(double top) {
    double step = 5;
    for (const double next : {10.0, 25.0, 50.0, 100.0})
        step = top / step > kAxisSteps + 1 ? next : step;
    while (top / step > kAxisSteps + 1)
        step *= 2;
    std::vector<double> steps;
    for (double at = 0; at <= top; at += step)
        steps.push_back(at);
    return steps;
}

QString sizeTick(double kib) {
    return kib == 0
               ? QStringLiteral("0")
               : sizeText(static_cast<std::uint64_t>(kib)).replace(QStringLiteral(".0"), QString());
}

void draw(TimeChart* chart, const ProgramCurve& curve, const std::vector<double>& values,
          const QColor& color, double top, const std::vector<TimeChart::Tick>& ticks) {
    chart->setLayers({{color, true}});
    chart->setValueAxis(top, ticks);
    chart->setData(curve.seconds, {values});
}

}  // namespace

ProgramCurve curveOf(const model::ProgramHours& hours, std::int64_t nowUs) {
    ProgramCurve curve;
    const auto add = [&curve](double second, double cpu, double memory) {
        curve.seconds.push_back(std::min(0.0, second));
        curve.cpuPercentCore.push_back(cpu);
        curve.memoryKiB.push_back(memory);
    };
    double before = -kHours - kGapS;
    for (const model::ProgramMinute& minute : hours.minutes) {
        const double at = static_cast<double>(minute.atUs - nowUs) / kUsPerS;
        if (at < -kHours || at <= before)
            continue;  // too old, or of a clock that was set
        const bool first = curve.seconds.empty();
        if (!first && at - before > kGapS)
            add(before + kMinuteS, 0, 0);
        if (at - before > kGapS)
            add(at, 0, 0);
        add(at, minute.cpuPercentCore, static_cast<double>(minute.memoryKiB));
        before = at;
    }
    if (!curve.seconds.empty() && -before > kGapS)
        add(before + kMinuteS, 0, 0);
    return curve;
}

ProgramHoursPanel::ProgramHoursPanel(QWidget* parent)
    : QWidget(parent),
      m_sentence(new TextLabel(TextLabel::Size::Small)),
      m_cpu(new TimeChart),
      m_memory(new TimeChart) {
    m_sentence->setTone(QStringLiteral("muted"));
    m_sentence->setElided(true);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(kPadding);
    charts->addWidget(titled(tr("Processor, % of a core"), m_cpu));
    charts->addWidget(titled(tr("Memory"), m_memory));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap / 2);
    column->addLayout(charts);
    column->addWidget(m_sentence);
    hide();
}

void ProgramHoursPanel::show(const model::ProgramHours& hours, std::int64_t nowUs) {
    const ProgramCurve curve = curveOf(hours, nowUs);
    const bool any = !curve.seconds.empty();
    for (TimeChart* chart : {m_cpu, m_memory})
        chart->parentWidget()->setVisible(any);
    const QString program = safeText(hours.program, 200);
    m_sentence->setText(
        any ? tr("All processes of %1 in the last 24 hours: at most %2 of a core and %3.")
                  .arg(program, percentText(highest(curve.cpuPercentCore)),
                       sizeText(static_cast<std::uint64_t>(highest(curve.memoryKiB))))
            : tr("%1 has used little since the helper was started: its hours are not kept.")
                  .arg(program));
    const double cpuTop = std::max(10.0, highest(curve.cpuPercentCore) * 1.05);
    std::vector<TimeChart::Tick> ticks;
    for (const double step : percentSteps(cpuTop))
        ticks.push_back({step, QString::number(step)});
    draw(m_cpu, curve, curve.cpuPercentCore, cpuColor(), cpuTop, ticks);
    const double memoryTop = std::max(kKiBPerMiB, highest(curve.memoryKiB) * 1.05);
    ticks.clear();
    for (const double step : axisSteps(memoryTop, kAxisSteps))
        ticks.push_back({step, sizeTick(step)});
    draw(m_memory, curve, curve.memoryKiB, memoryUsedColor(), memoryTop, ticks);
    for (TimeChart* chart : {m_cpu, m_memory})
        chart->setAccessibleDescription(m_sentence->fullText());
    QWidget::show();
}

}  // namespace ui
