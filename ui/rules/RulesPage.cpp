#include "ui/rules/RulesPage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/alerts/AlertTableModel.h"
#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/rules/RuleDetails.h"
#include "ui/rules/RuleTableModel.h"
#include "ui/rules/RuleTestBox.h"
#include "ui/rules/RuleText.h"
#include "ui/table/TableSortModel.h"
#include "ui/table/TableView.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/SegmentedControl.h"

namespace ui {

namespace {

constexpr int kSideWidth = 316;
constexpr std::size_t kPastEvents = 15;

ListPage::Words words() {
    return {RulesPage::tr("Rules"),
            QStringLiteral("rules"),
            RulesPage::tr("Reading the rules…"),
            RulesPage::tr("No rules"),
            RulesPage::tr("The helper looks for nothing. Its rule files may be missing."),
            RulesPage::tr("No rules to show"),
            RulesPage::tr("You may not see the rules")};
}

/// Newest first; the same command line once.
std::vector<RuleTestBox::Past> pastEvents(const AlertTableModel& alerts) {
    std::vector<RuleTestBox::Past> list;
    QStringList seen;
    for (const model::Alert* alert : alerts.newest(200)) {
        const model::Process& process = alert->finding.process;
        RuleTest test;
        test.commandLine = commandLine(process);
        test.image = QString::fromStdString(process.executable);
        if (!alert->finding.ancestry.empty())
            test.parent = QString::fromStdString(alert->finding.ancestry.front().executable);
        if (process.arguments.empty() || seen.contains(test.commandLine))
            continue;
        seen << test.commandLine;
        list.push_back({clockText(alert->raisedAtUs) + QStringLiteral("  ") +
                            cutInTheMiddle(test.commandLine, 70),
                        test});
        if (list.size() >= kPastEvents)
            break;
    }
    return list;
}

}  // namespace

RulesPage::RulesPage(AlertTableModel* alerts, QWidget* parent)
    : RulesPage(alerts, new RuleTableModel, parent) {}

RulesPage::RulesPage(AlertTableModel* alerts, RuleTableModel* model, QWidget* parent)
    : ListPage(model, words(), parent),
      m_alerts(alerts),
      m_model(model),
      m_kind(new SegmentedControl(tr("Which rules"),
                                  {tr("All"), tr("Built in"), tr("Sigma"), tr("Off")})),
      m_details(new RuleDetails),
      m_test(new RuleTestBox) {
    model->setParent(this);
    tools()->addWidget(m_kind);
    tools()->addStretch(1);
    addActions();
    addSide();
    view()->setSelectionMode(QAbstractItemView::SingleSelection);
    view()->sortByColumn(RuleTableModel::Title, Qt::AscendingOrder);
    connect(m_kind, &SegmentedControl::chosen, this, &RulesPage::setKind);
    onChosen();
}

void RulesPage::addActions() {
    m_toggle = addTool(tr("Switch off"), QStringLiteral("pause"), Qt::Key_Space,
                       tr("Look for this, or no longer"));
    m_reload = addTool(tr("Read files again"), QStringLiteral("refresh"), {},
                       tr("Read the rule files again; those that cannot be used are named"));
    addToolButton(m_toggle);
    addToolButton(m_reload);
    connect(m_toggle, &QAction::triggered, this, &RulesPage::toggle);
    connect(m_reload, &QAction::triggered, this, &RulesPage::reloadRequested);
}

void RulesPage::addSide() {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_details);
    scroll->setFixedWidth(kSideWidth);
    m_test->setFixedWidth(kSideWidth);
    auto* side = new QVBoxLayout;
    side->setSpacing(12);
    side->addWidget(scroll, 1);
    side->addWidget(m_test);
    middle()->addLayout(side);
    connect(m_details, &RuleDetails::switchRequested, this, &RulesPage::switchRequested);
    connect(m_details, &RuleDetails::responseRequested, this, &RulesPage::requestResponse);
    connect(m_details, &RuleDetails::silenceRequested, this, &RulesPage::silenceRequested);
    connect(m_test, &RuleTestBox::testRequested, this, &RulesPage::testRequested);
    connect(m_test, &RuleTestBox::ruleWanted, this, &RulesPage::select);
    m_test->setPast([this] { return pastEvents(*m_alerts); });
}

void RulesPage::setRules(const std::vector<model::RuleRow>& rules) {
    m_model->replace(rules);
    refresh();
    if (view()->chosen().isEmpty() && sorted()->rowCount() > 0)
        view()->choose(sorted()->mapToSource(sorted()->index(0, 0)).row());
}

void RulesPage::setSilences(const Silences& silences) {
    m_details->setSilences(silences);
}

void RulesPage::setTestResult(const RuleTestResult& result) {
    m_test->showResult(result, [this](const QString& id) {
        const model::RuleRow* rule = m_model->find(id.toStdString());
        return rule == nullptr ? safeText(id, 128) : ruleTitle(*rule);
    });
}

void RulesPage::select(const QString& id) {
    const int row = m_model->rowOf(id.toStdString());
    if (row < 0)
        return;
    if (!sorted()->mapFromSource(m_model->index(row, 0)).isValid()) {
        search()->clear();
        setKind(0);
    }
    view()->choose(row);
}

void RulesPage::setKind(int kind) {
    m_kind->setCurrent(kind);
    if (kind == 0)
        sorted()->setChoice({});
    else
        sorted()->setChoice([this, kind](int row) {
            const model::RuleRow& rule = m_model->at(row);
            return kind == 3 ? !rule.enabled : (rule.ruleset == "builtin") == (kind == 1);
        });
    refresh();
}

void RulesPage::onChosen() {
    const QList<int> rows = view()->chosen();
    m_toggle->setEnabled(!rows.isEmpty());
    if (rows.isEmpty())
        return m_details->showNothing();
    const model::RuleRow& rule = m_model->at(rows.front());
    const QString words = rule.enabled ? tr("Switch off") : tr("Switch on");
    m_toggle->setText(words);
    m_toggle->setIconText(QLatin1Char(' ') + words);
    m_details->show(rule);
}

QString RulesPage::figures() const {
    const auto& rules = m_model->rows();
    const auto off = static_cast<std::size_t>(
        std::count_if(rules.begin(), rules.end(), [](const auto& rule) { return !rule.enabled; }));
    const QString all = countedText(rules.size(), tr("1 rule"), tr("%1 rules"));
    return off == 0 ? all : all + QStringLiteral(" · ") + tr("%1 off").arg(countText(off));
}

void RulesPage::toggle() {
    const QList<int> rows = view()->chosen();
    if (rows.isEmpty())
        return;
    const model::RuleRow& rule = m_model->at(rows.front());
    Q_EMIT switchRequested(QString::fromStdString(rule.id), !rule.enabled);
}

/// What stops programs by itself is asked about; what only tells is not.
void RulesPage::requestResponse(const QString& id, const QString& response) {
    const model::RuleRow* rule = m_model->find(id.toStdString());
    const bool kills = response.startsWith(QLatin1String("kill"));
    if (rule == nullptr || !kills || rule->response == response.toStdString()) {
        Q_EMIT responseRequested(id, response);
        return;
    }
    ConfirmDialog::ask(
        {QStringLiteral("terminate"),
         tr("Kill programs by this rule?"),
         tr("Whatever this rule is certain of is killed: after a question in the mode Ask, at once "
            "in the mode Enforce. A rule that is wrong then kills what you need."),
         {},
         {ruleTitle(*rule)},
         tr("Kill from now on"),
         true},
        this, [this, id, response] { Q_EMIT responseRequested(id, response); });
}

}  // namespace ui
