#include "ui/sessions/SessionsPage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/alerts/AlertTableModel.h"
#include "ui/format/Units.h"
#include "ui/sessions/FailuresPanel.h"
#include "ui/sessions/SessionTableModel.h"
#include "ui/sessions/SessionText.h"
#include "ui/table/TableSortModel.h"
#include "ui/table/TableView.h"
#include "ui/widgets/SegmentedControl.h"

namespace ui {

namespace {

constexpr std::size_t kLookedAt = 1000;

ListPage::Words words() {
    return {SessionsPage::tr("Sessions"),
            QStringLiteral("sessions"),
            SessionsPage::tr("Reading the sessions…"),
            SessionsPage::tr("No sessions"),
            SessionsPage::tr("No login has been seen yet. Sessions of others are shown with "
                             "“Everybody's”."),
            SessionsPage::tr("No sessions to show"),
            SessionsPage::tr("You may not see the sessions")};
}

}  // namespace

SessionsPage::SessionsPage(AlertTableModel* alerts, QWidget* parent)
    : SessionsPage(alerts, new SessionTableModel, parent) {}

SessionsPage::SessionsPage(AlertTableModel* alerts, SessionTableModel* model, QWidget* parent)
    : ListPage(model, words(), parent),
      m_alerts(alerts),
      m_model(model),
      m_kind(new SegmentedControl(tr("Which sessions"), {tr("All"), tr("Now")})),
      m_failures(new FailuresPanel) {
    model->setParent(this);
    tools()->addWidget(m_kind);
    tools()->addStretch(1);
    addActions();
    column()->insertWidget(2, m_failures);
    view()->sortByColumn(SessionTableModel::Started, Qt::DescendingOrder);
    connect(m_kind, &SegmentedControl::chosen, this, &SessionsPage::setKind);
    connect(m_failures, &FailuresPanel::alertWanted, this, &SessionsPage::alertWanted);
    connect(alerts, &QAbstractItemModel::modelReset, this, &SessionsPage::showFailures);
    connect(alerts, &QAbstractItemModel::rowsInserted, this, &SessionsPage::showFailures);
    connect(alerts, &QAbstractItemModel::dataChanged, this, &SessionsPage::showFailures);
    onChosen();
}

void SessionsPage::addActions() {
    m_copy = addTool(tr("Copy"), QStringLiteral("copy"), QKeySequence::Copy,
                     tr("Copy the chosen rows as text"));
    m_everybody = addTool(tr("Everybody's"), QStringLiteral("lock"), {},
                          tr("Show the sessions of others too; a password may be asked for"));
    m_everybody->setCheckable(true);
    addToolButton(m_everybody);
    connect(m_copy, &QAction::triggered, this, &SessionsPage::copy);
    connect(m_everybody, &QAction::toggled, this, &SessionsPage::everybodysWanted);
}

void SessionsPage::setSessions(const std::vector<model::Session>& sessions) {
    m_model->replace(sessions);
    refresh();
}

void SessionsPage::setKind(int kind) {
    m_kind->setCurrent(kind);
    if (kind == 0)
        sorted()->setChoice({});
    else
        sorted()->setChoice([this](int row) { return m_model->at(row).isOpen(); });
    refresh();
}

void SessionsPage::showOwnOnly() {
    const QSignalBlocker quiet(m_everybody);
    m_everybody->setChecked(false);
}

void SessionsPage::select(const std::string& id) {
    if (const int row = m_model->rowOf(id); row >= 0)
        view()->choose(row);
}

void SessionsPage::onChosen() {
    m_copy->setEnabled(!view()->chosen().isEmpty());
}

QString SessionsPage::figures() const {
    const auto& rows = m_model->rows();
    const auto open = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.isOpen(); }));
    const auto remote = static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [](const auto& row) { return row.isOpen() && isRemote(row); }));
    QStringList parts{countedText(rows.size(), tr("1 session"), tr("%1 sessions")),
                      countedText(open, tr("1 goes on"), tr("%1 go on"))};
    if (remote > 0)
        parts << tr("%1 from elsewhere").arg(countText(remote));
    return parts.join(QStringLiteral(" · "));
}

void SessionsPage::showEvent(QShowEvent* event) {
    ListPage::showEvent(event);
    showFailures();
}

void SessionsPage::showFailures() {
    if (isVisible())
        m_failures->show(m_alerts->newest(kLookedAt));
}

void SessionsPage::copy() const {
    QStringList lines;
    for (const int row : view()->chosen()) {
        QStringList cells;
        for (int column = 0; column < SessionTableModel::ColumnCount; ++column)
            cells << m_model->cell(row, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace ui
