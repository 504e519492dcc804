#include "ui/overview/OverviewPage.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/alerts/AlertTableModel.h"
#include "ui/charts/CpuPanel.h"
#include "ui/charts/LinesPanel.h"
#include "ui/charts/MemoryPanel.h"
#include "ui/format/SafeText.h"
#include "ui/overview/BusiestPanel.h"
#include "ui/overview/HealthPanel.h"
#include "ui/overview/LastAlertsPanel.h"
#include "ui/processes/ProcessTreeModel.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kRanges[] = {60, 600, 24 * 3600};
constexpr std::size_t kBusiest = 5;
constexpr std::size_t kMarks = 200;

}  // namespace

OverviewPage::OverviewPage(ProcessTreeModel* processes, AlertTableModel* alerts, QWidget* parent)
    : QWidget(parent),
      m_processes(processes),
      m_alerts(alerts),
      m_range(new SegmentedControl(tr("Time range"), {tr("60 s"), tr("10 min"), tr("24 h")})),
      m_cpu(new CpuPanel),
      m_memory(new MemoryPanel),
      m_lines{networkPanel(), diskPanel(), pressurePanel()},
      m_busiest(new BusiestPanel),
      m_last(new LastAlertsPanel),
      m_health(new HealthPanel),
      m_stack(new QStackedWidget),
      m_state(new StatePanel) {
    setObjectName(QStringLiteral("page"));
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(buildContent());
    m_stack->addWidget(area);
    m_stack->addWidget(m_state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connectPanels();
    showAlerts();
}

QWidget* OverviewPage::buildContent() {
    auto* content = new QWidget;
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Overview"), TextLabel::Size::Title));
    head->addStretch(1);
    head->addWidget(m_range);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    grid->addWidget(m_cpu, 0, 0);
    grid->addWidget(m_memory, 0, 1);
    auto* lines = new QHBoxLayout;
    lines->setSpacing(12);
    for (LinesPanel* panel : m_lines)
        lines->addWidget(panel, 1);
    grid->addLayout(lines, 1, 0, 1, 2);
    grid->addWidget(m_busiest, 2, 0);
    grid->addWidget(m_last, 2, 1);
    grid->addWidget(m_health, 3, 0, 1, 2);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPadding, kPadding - 4, kPadding, kPadding);
    column->setSpacing(10);
    column->addLayout(head);
    column->addLayout(grid, 1);
    return content;
}

void OverviewPage::connectPanels() {
    connect(m_health, &HealthPanel::reportClicked, this, &OverviewPage::learningReportWanted);
    connect(m_range, &SegmentedControl::chosen, this, &OverviewPage::setRange);
    connect(m_cpu, &CpuPanel::layoutChosen, this, &OverviewPage::drawCharts);
    connect(m_busiest, &BusiestPanel::allClicked, this,
            [this] { Q_EMIT pageWanted(QStringLiteral("processes")); });
    connect(m_last, &LastAlertsPanel::allClicked, this,
            [this] { Q_EMIT pageWanted(QStringLiteral("alerts")); });
    connect(m_last, &LastAlertsPanel::alertClicked, this, &OverviewPage::alertWanted);
    connect(m_alerts, &QAbstractItemModel::modelReset, this, &OverviewPage::showAlerts);
    connect(m_alerts, &QAbstractItemModel::rowsInserted, this, &OverviewPage::showAlerts);
    connect(m_alerts, &QAbstractItemModel::dataChanged, this, &OverviewPage::showAlerts);
}

void OverviewPage::addSamples(const QList<model::MachineSample>& samples) {
    m_history.add(samples);
    drawCharts();
}

void OverviewPage::drawCharts() {
    // Nobody looks: the history is enough.
    if (!isVisible())
        return;
    m_cpu->show(m_history, seconds());
    m_memory->show(m_history, seconds());
    for (LinesPanel* panel : m_lines)
        panel->show(m_history, seconds());
}

void OverviewPage::showProcesses() {
    if (!isVisible())
        return;
    m_busiest->show(busiest(m_processes->all(), kBusiest));
    for (QWidget* line : m_last->findChildren<QWidget*>())
        line->update();  // ages grow
}

void OverviewPage::showAlerts() {
    m_last->show(m_alerts->newest(LastAlertsPanel::kLines), m_alerts->isLoaded());
    std::vector<std::int64_t> marks;
    for (const model::Alert* alert : m_alerts->newest(kMarks)) {
        if (alert->finding.level >= model::Level::Warning)
            marks.push_back(alert->raisedAtUs);
    }
    m_cpu->setMarks(marks);
}

void OverviewPage::show(const Situation& situation) {
    m_situation = situation;
    if (situation.health)
        m_health->show(*situation.health);
    if (!situation.reachable)
        m_health->showUnknown(statusOf(situation).sentence);
    showState(situation);
}

void OverviewPage::showState(const Situation& situation) {
    // Old charts beside "not running" would look like now.
    if (!situation.reachable) {
        const QString why = safeText(situation.why, 400);
        m_state->show(StatePanel::Kind::Problem, QStringLiteral("plug"),
                      tr("Nothing is being watched"),
                      why.isEmpty() ? tr("The helper does not answer.") : why);
        m_stack->setCurrentWidget(m_state);
    } else if (!m_problem.isEmpty()) {
        m_state->show(m_noPermission ? StatePanel::Kind::NoPermission : StatePanel::Kind::Problem,
                      m_noPermission ? QStringLiteral("lock") : QStringLiteral("plug"),
                      m_noPermission ? tr("You may not see this") : tr("Nothing to show"),
                      safeText(m_problem, 400));
        m_stack->setCurrentWidget(m_state);
    } else if (!situation.health) {
        m_state->show(StatePanel::Kind::Loading, QStringLiteral("clock"),
                      tr("Connecting to the helper…"), {});
        m_stack->setCurrentWidget(m_state);
    } else {
        m_stack->setCurrentIndex(0);
    }
}

void OverviewPage::setProblem(const QString& text, bool noPermission) {
    m_problem = text;
    m_noPermission = noPermission;
    showState(m_situation);
}

void OverviewPage::setRange(int choice) {
    m_range->setCurrent(choice);
    drawCharts();
    Q_EMIT historyRequested(seconds());
}

void OverviewPage::setCoresStacked(bool stacked) {
    m_cpu->setCoresStacked(stacked);
    drawCharts();
}

int OverviewPage::seconds() const {
    return kRanges[m_range->current()];
}

void OverviewPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // The panels have taken the new palette in by the time this is delivered.
    if (event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &OverviewPage::drawCharts, Qt::QueuedConnection);
}

void OverviewPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    drawCharts();
    showProcesses();
}

}  // namespace ui
