#include "ui/processes/ProcessPage.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/processes/ProcessActions.h"
#include "ui/processes/ProcessDetailsDialog.h"
#include "ui/processes/ProcessSortModel.h"
#include "ui/processes/ProcessTreeModel.h"
#include "ui/processes/ProcessView.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

ProcessPage::ProcessPage(ProcessTreeModel* model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_sorted(new ProcessSortModel(model, this)),
      m_search(new QLineEdit),
      m_layout(new SegmentedControl(tr("Arrangement"), {tr("Tree"), tr("Flat")})),
      m_view(new ProcessView),
      m_stack(new QStackedWidget),
      m_state(new StatePanel),
      m_summary(new TextLabel(TextLabel::Size::Small)),
      m_actions(new ProcessActions(this)) {
    setObjectName(QStringLiteral("page"));
    setFocusProxy(m_view);
    buildView();
    auto* card = new Card;
    card->body()->setContentsMargins(4, 4, 4, 4);
    card->body()->addWidget(m_view);
    m_stack->addWidget(card);
    m_stack->addWidget(m_state);
    m_summary->setTone(QStringLiteral("muted"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, 10);
    column->setSpacing(10);
    column->addWidget(buildToolbar());
    column->addWidget(m_stack, 1);
    column->addWidget(m_summary);
    connectActions();
    updateState();
}

QWidget* ProcessPage::buildToolbar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search processes"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(90);
    m_search->setMaximumWidth(340);
    row->addWidget(m_search, 1);
    row->addSpacing(kGap);
    row->addWidget(m_layout);
    row->addStretch(1);
    for (QAction* action : m_actions->toolbar()) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setIconSize(QSize(18, 18));
        if (m_actions->wantsText(action))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setSearch(text);
        m_sorted->refresh();
        m_view->expandAll();
        updateState();
    });
    connect(m_layout, &SegmentedControl::chosen, this, [this](int c) { setFlat(c == 1); });
    return bar;
}

void ProcessPage::buildView() {
    m_view->setModel(m_sorted);
    m_view->setUpColumns();
    connect(m_model, &ProcessTreeModel::becameParents, this, &ProcessPage::expand);
    connect(m_sorted, &QAbstractItemModel::modelReset, m_view, &QTreeView::expandAll);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ProcessPage::updateSelection);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_view->indexAt(at).isValid())
            m_actions->menu()->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const model::ProcessRow* row = m_sorted->row(index))
            openDetails(*row);
    });
}

void ProcessPage::connectActions() {
    connect(m_actions, &ProcessActions::terminateRequested, this, &ProcessPage::terminateRequested);
    connect(m_actions, &ProcessActions::suspendRequested, this, &ProcessPage::suspendRequested);
    connect(m_actions, &ProcessActions::resumeRequested, this, &ProcessPage::resumeRequested);
    connect(m_actions, &ProcessActions::dumpRequested, this, &ProcessPage::dumpRequested);
    connect(m_actions, &ProcessActions::detailsRequested, this, &ProcessPage::openDetails);
    connect(m_actions, &ProcessActions::belowWanted, this,
            [this] { m_actions->setBelow(belowChosen()); });
}

void ProcessPage::refresh() {
    // Rows that move away under a pressed button or an open menu would be the wrong ones.
    if (!isBusyWithMouse())
        m_sorted->refresh();
    if (!m_search->text().isEmpty())
        m_view->expandAll();  // what is found from now on, too
    updateSelection();
    updateState();
}

bool ProcessPage::isBusyWithMouse() const {
    return QApplication::activePopupWidget() != nullptr ||
           (QApplication::mouseButtons() != Qt::NoButton && m_view->underMouse());
}

void ProcessPage::expand(const QModelIndexList& parents) {
    for (const QModelIndex& parent : parents)
        m_view->expand(m_sorted->mapFromSource(parent));
}

void ProcessPage::setProblem(const QString& text, bool noPermission) {
    m_problem = text;
    m_noPermission = noPermission;
    for (auto* dialog : findChildren<ProcessDetailsDialog*>()) {
        if (!text.isEmpty())
            dialog->setProblem(text, noPermission);
    }
    updateState();
}

void ProcessPage::setDetails(const model::ProcessKey& key, const QString& json) {
    for (auto* dialog : findChildren<ProcessDetailsDialog*>()) {
        if (dialog->key() == key)
            dialog->setDetails(json);
    }
}

void ProcessPage::setHours(const model::ProcessKey& key, const model::ProgramHours& hours) {
    for (auto* dialog : findChildren<ProcessDetailsDialog*>()) {
        if (dialog->key() == key)
            dialog->setHours(hours);
    }
}

void ProcessPage::setDetailsProblem(const model::ProcessKey& key, const QString& text,
                                    bool noPermission) {
    for (auto* dialog : findChildren<ProcessDetailsDialog*>()) {
        if (dialog->key() == key)
            dialog->setProblem(text, noPermission);
    }
}

void ProcessPage::openDetails(const model::ProcessRow& row) {
    const model::ProcessKey key = row.key;
    auto* dialog = new ProcessDetailsDialog(row, this);
    dialog->open();
    Q_EMIT detailsRequested(key);
}

void ProcessPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ProcessPage::setFlat(bool flat) {
    const std::vector<model::ProcessRow> kept = chosen();
    m_layout->setCurrent(flat ? 1 : 0);
    m_view->setRootIsDecorated(!flat);
    m_model->setFlat(flat);
    m_sorted->refresh();
    for (const model::ProcessRow& row : kept)
        select(row.key);
}

void ProcessPage::select(const model::ProcessKey& key) {
    const QModelIndex index = m_sorted->indexOf(key);
    if (!index.isValid())
        return;
    m_view->selectionModel()->select(index,
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_view->scrollTo(index);
}

std::vector<model::ProcessRow> ProcessPage::chosen() const {
    std::vector<model::ProcessRow> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        if (const model::ProcessRow* row = m_sorted->row(index))
            rows.push_back(*row);
    }
    return rows;
}

std::vector<model::ProcessRow> ProcessPage::belowChosen() const {
    std::vector<model::ProcessRow> rows;
    std::unordered_map<model::ProcessKey, bool> seen;
    const std::vector<model::ProcessRow> tops = chosen();
    for (const model::ProcessRow& top : tops)
        seen[top.key] = true;
    for (const model::ProcessRow& top : tops) {
        for (const model::ProcessRow* row : m_model->descendants(top.key)) {
            if (!std::exchange(seen[row->key], true))
                rows.push_back(*row);
        }
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return isOlder(a.key, b.key); });
    return rows;
}

void ProcessPage::updateSelection() {
    m_actions->setRows(chosen());
    const auto selected = m_view->selectionModel()->selectedRows().size();
    QString text = countedText(m_model->size(), tr("1 process"), tr("%1 processes"));
    if (selected > 0)
        text += QStringLiteral(" · ") + tr("%1 chosen").arg(selected);
    m_summary->setText(text);
}

void ProcessPage::updateState() {
    const bool nothingFound = m_model->size() > 0 && m_sorted->rowCount() == 0;
    m_summary->setVisible(m_problem.isEmpty() && m_model->isLoaded());
    if (!m_problem.isEmpty()) {
        m_state->show(
            m_noPermission ? StatePanel::Kind::NoPermission : StatePanel::Kind::Problem,
            m_noPermission ? QStringLiteral("lock") : QStringLiteral("plug"),
            m_noPermission ? tr("You may not see the processes") : tr("No processes to show"),
            safeText(m_problem, 400));
    } else if (!m_model->isLoaded()) {
        m_state->show(StatePanel::Kind::Loading, QStringLiteral("clock"),
                      tr("Reading the processes…"), {});
    } else if (nothingFound) {
        m_state->show(StatePanel::Kind::Loading, QStringLiteral("search"), tr("Nothing found"),
                      tr("No process matches “%1”.").arg(safeText(m_search->text(), 60)));
    } else if (m_model->size() == 0) {
        m_state->show(StatePanel::Kind::Loading, QStringLiteral("processes"), tr("No processes"),
                      tr("The helper sees none in its scope."));
    } else {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentWidget(m_state);
}

void ProcessPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_actions->applyTheme();
}

}  // namespace ui
