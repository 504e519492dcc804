#include "ui/alerts/AlertPage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/alerts/AlertDetails.h"
#include "ui/alerts/AlertExportButton.h"
#include "ui/alerts/AlertFilterModel.h"
#include "ui/alerts/AlertListDelegate.h"
#include "ui/alerts/AlertTableModel.h"
#include "ui/alerts/AlwaysAllowDialog.h"
#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kTickMs = 500;
constexpr int kListWidth = 340;
constexpr int kSearchPauseMs = 200;

/// Of several words the one that finds least; the others are looked for in what it finds.
QString longestWord(const QString& text) {
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto longest = std::max_element(
        words.begin(), words.end(),
        [](const QString& one, const QString& other) { return one.size() < other.size(); });
    return longest == words.end() ? QString() : *longest;
}

}  // namespace

AlertPage::AlertPage(AlertTableModel* model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_filtered(new AlertFilterModel(model, this)),
      m_search(new QLineEdit),
      m_filter(new SegmentedControl(tr("Which alerts"), {tr("All"), tr("To look at")})),
      m_list(new QListView),
      m_details(new AlertDetails),
      m_pages(new QStackedWidget),
      m_right(new QStackedWidget),
      m_state(new StatePanel),
      m_nothing(new StatePanel) {
    setObjectName(QStringLiteral("page"));
    setFocusProxy(m_list);
    buildList();
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kListWidth, 1000});
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->addWidget(m_pages);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &AlertPage::tick);
    connectDetails();
    connectModel();
    updateState();
}

QWidget* AlertPage::buildLeft() {
    auto* left = new QWidget;
    left->setMinimumWidth(260);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search alerts"));
    m_search->setClearButtonEnabled(true);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(kGap);
    tools->addWidget(m_search, 1);
    tools->addWidget(m_filter);
    auto* save =
        new AlertExportButton([this] { return exported(); }, [this] { return m_selected; });
    tools->addWidget(save);
    connect(save, &AlertExportButton::exportRequested, this, &AlertPage::exportRequested);
    auto* card = new Card;
    card->body()->setContentsMargins(3, 4, 3, 4);
    card->body()->addWidget(m_list);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(tools);
    column->addWidget(card, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered->setSearch(text);
        selectSomething();
        m_searchPause.start();
    });
    m_searchPause.setSingleShot(true);
    m_searchPause.setInterval(kSearchPauseMs);
    connect(&m_searchPause, &QTimer::timeout, this,
            [this] { Q_EMIT searchWanted(longestWord(m_search->text())); });
    connect(m_filter, &SegmentedControl::chosen, this, [this](int choice) {
        m_filtered->setOnlyUnresolved(choice == 1);
        selectSomething();
    });
    return left;
}

QWidget* AlertPage::buildRight() {
    m_right->addWidget(m_details);
    m_right->addWidget(m_nothing);
    return m_right;
}

void AlertPage::buildList() {
    m_list->setModel(m_filtered);
    m_list->setItemDelegate(new AlertListDelegate(m_filtered, m_list));
    m_list->setAccessibleName(tr("Alerts"));
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(500);
    m_list->setResizeMode(QListView::Adjust);
    auto* kill = new QAction(tr("Kill"), this);
    kill->setShortcut(Qt::Key_Delete);
    kill->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(kill);
    connect(kill, &QAction::triggered, this, [this] {
        const model::Alert* alert = m_filtered->alert(m_list->currentIndex());
        if (alert != nullptr && choicesFor(*alert).kill)
            this->kill(QString::fromStdString(alert->id));
    });
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (const model::Alert* alert = m_filtered->alert(current))
                    m_selected = QString::fromStdString(alert->id);
                updateDetails();
            });
}

/// A press or a key in the list: from now on the selection is the person's.
bool AlertPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress)
        m_byPerson = true;
    return QWidget::eventFilter(watched, event);
}

void AlertPage::connectDetails() {
    // Whoever acts on an alert wants to see what comes of it.
    const auto mine = [this] { m_byPerson = true; };
    connect(m_details, &AlertDetails::killRequested, this, mine);
    connect(m_details, &AlertDetails::allowRequested, this, mine);
    connect(m_details, &AlertDetails::alwaysAllowRequested, this, mine);
    connect(m_details, &AlertDetails::resolveRequested, this, mine);
    connect(m_details, &AlertDetails::undoRequested, this, mine);
    connect(m_details, &AlertDetails::killRequested, this, &AlertPage::kill);
    connect(m_details, &AlertDetails::allowRequested, this, &AlertPage::allowRequested);
    connect(m_details, &AlertDetails::alwaysAllowRequested, this, &AlertPage::alwaysAllow);
    connect(m_details, &AlertDetails::resolveRequested, this, &AlertPage::resolveRequested);
    connect(m_details, &AlertDetails::undoRequested, this, &AlertPage::undoRequested);
    connect(m_details, &AlertDetails::alertWanted, this, &AlertPage::showAlert);
    connect(m_details, &AlertDetails::revealRequested, this, mine);
    connect(m_details, &AlertDetails::revealRequested, this, &AlertPage::revealRequested);
    connect(m_details, &AlertDetails::dumpRequested, this, &AlertPage::dumpRequested);
    connect(m_details, &AlertDetails::silenceRequested, this, &AlertPage::silenceRequested);
}

void AlertPage::connectModel() {
    const auto arrived = [this] {
        if (!m_wanted.isEmpty())
            showAlert(m_wanted);
        selectSomething();
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, arrived);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, arrived);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &AlertPage::selectSomething);
}

void AlertPage::showAlert(const QString& id) {
    const QModelIndex source = m_model->indexOf(id);
    m_wanted = source.isValid() ? QString() : id;
    if (!source.isValid())
        return;
    if (!m_filtered->mapFromSource(source).isValid()) {
        m_search->clear();
        m_filter->setCurrent(0);
        m_filtered->setOnlyUnresolved(false);
    }
    const QModelIndex index = m_filtered->mapFromSource(source);
    m_byPerson = true;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    updateState();
}

void AlertPage::selectSomething() {
    const QModelIndex wanted = somethingToSelect();
    if (wanted.isValid() && wanted != m_list->currentIndex()) {
        m_list->setCurrentIndex(wanted);
        m_list->scrollTo(wanted);
    }
    updateState();
    updateDetails();
}

/// What a person selected, as long as it is in sight; else what waits for an answer, before a mere
/// note about the same process; else what is selected already; else the newest.
QModelIndex AlertPage::somethingToSelect() const {
    const QModelIndex selected = m_filtered->mapFromSource(m_model->indexOf(m_selected));
    if (m_byPerson && selected.isValid())
        return selected;
    const model::Alert* now = m_filtered->alert(selected);
    if (now != nullptr && now->state == model::AlertState::Suspended)
        return selected;
    if (const QModelIndex question = firstQuestion(); question.isValid())
        return question;
    if (selected.isValid())
        return selected;
    const QModelIndex open = firstToLookAt();
    return open.isValid() ? open : m_filtered->index(0, 0);
}

QModelIndex AlertPage::firstToLookAt() const {
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const QModelIndex index = m_filtered->index(row, 0);
        if (needsAttention(*m_filtered->alert(index)))
            return index;
    }
    return {};
}

QModelIndex AlertPage::firstQuestion() const {
    if (m_model->openQuestions() == 0)
        return {};
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const QModelIndex index = m_filtered->index(row, 0);
        if (m_filtered->alert(index)->state == model::AlertState::Suspended)
            return index;
    }
    return {};
}

void AlertPage::updateDetails() {
    const model::Alert* alert = m_filtered->alert(m_list->currentIndex());
    if (alert != nullptr) {
        m_details->show(*alert);
        m_details->showSameStory(m_model->story(QString::fromStdString(alert->id)), *alert);
        m_right->setCurrentWidget(m_details);
        return;
    }
    m_nothing->show(StatePanel::Kind::Loading, QStringLiteral("search"), tr("Nothing found"),
                    tr("No alert matches. Search looks in the sentence, the program, its command, "
                       "package, user and peer."));
    m_right->setCurrentWidget(m_nothing);
}

void AlertPage::updateState() {
    if (!m_problem.isEmpty()) {
        m_state->show(m_noPermission ? StatePanel::Kind::NoPermission : StatePanel::Kind::Problem,
                      m_noPermission ? QStringLiteral("lock") : QStringLiteral("plug"),
                      m_noPermission ? tr("You may not see the alerts") : tr("No alerts to show"),
                      safeText(m_problem, 400));
    } else if (!m_model->isLoaded()) {
        m_state->show(StatePanel::Kind::Loading, QStringLiteral("clock"), tr("Reading the alerts…"),
                      {});
    } else if (m_model->rowCount() == 0) {
        m_state->show(
            StatePanel::Kind::Empty, QStringLiteral("allow"), tr("No alerts"),
            tr("Nothing dangerous has been seen. What is found will stand here, with what "
               "was done about it."));
    } else {
        m_pages->setCurrentIndex(0);
        return;
    }
    m_pages->setCurrentWidget(m_state);
}

void AlertPage::setProblem(const QString& text, bool noPermission) {
    m_problem = text;
    m_noPermission = noPermission;
    updateState();
}

/// Several chosen ones, else everything the list shows.
QStringList AlertPage::exported() const {
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    if (rows.size() < 2) {
        rows.clear();
        for (int row = 0; row < m_filtered->rowCount(); ++row)
            rows << m_filtered->index(row, 0);
    }
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex& row : rows)
        ids << row.data(AlertTableModel::IdRole).toString();
    return ids;
}

void AlertPage::setSilences(const Silences& silences) {
    m_details->setSilences(silences);
}

void AlertPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void AlertPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_timer.start();
    if (!m_byPerson)
        m_selected.clear();  // what came meanwhile is looked at first
    selectSomething();
}

void AlertPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_timer.stop();
    m_byPerson = false;  // a choice holds for one visit
}

void AlertPage::tick() {
    // Only the countdowns move by themselves.
    if (m_model->openQuestions() > 0)
        m_list->viewport()->update();
}

void AlertPage::kill(const QString& id) {
    const model::Alert* alert = m_model->alert(id);
    if (alert == nullptr)
        return;
    if (alert->state == model::AlertState::Suspended) {
        Q_EMIT killRequested(id);  // it stands still already: one click is enough
        return;
    }
    const QString who = processTitle(alert->finding.process);
    ConfirmDialog::ask({QStringLiteral("terminate"),
                        tr("Kill %1?").arg(who),
                        tr("The evidence is saved, then the process and everything below it is "
                           "killed."),
                        tr("What these programs have not saved is lost. This cannot be undone."),
                        {who + QStringLiteral("  ") + commandLine(alert->finding.process)},
                        tr("Kill"),
                        true},
                       this, [this, id] { Q_EMIT killRequested(id); });
}

void AlertPage::alwaysAllow(const QString& id) {
    const model::Alert* alert = m_model->alert(id);
    if (alert == nullptr)
        return;
    auto* dialog = new AlwaysAllowDialog(*alert, this);
    connect(dialog->preview(), &TrustPreviewLabel::previewWanted, this, &AlertPage::previewWanted);
    connect(dialog, &QDialog::accepted, this,
            [this, id, dialog] { Q_EMIT allowAlwaysRequested(id, dialog->match()); });
    dialog->open();
}

}  // namespace ui
