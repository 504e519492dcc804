#include "ui/table/ListPage.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/table/TableModel.h"
#include "ui/table/TableSortModel.h"
#include "ui/table/TableView.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr char kIconProperty[] = "symbolic";
constexpr char kDangerProperty[] = "dangerous";

}  // namespace

ListPage::ListPage(TableModel* model, const Words& words, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_words(words),
      m_sorted(new TableSortModel(model, this)),
      m_view(new TableView(words.listName, *model, m_sorted)),
      m_search(new QLineEdit),
      m_tools(new QHBoxLayout),
      m_middle(new QHBoxLayout),
      m_column(new QVBoxLayout(this)),
      m_stack(new QStackedWidget),
      m_state(new StatePanel),
      m_figures(new TextLabel(TextLabel::Size::Small)),
      m_menu(new QMenu(this)) {
    setObjectName(QStringLiteral("page"));
    setFocusProxy(m_view);
    buildTools();
    buildContent();
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        onChosen();
        m_figures->setText(figures());
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_view->indexAt(at).isValid() && !m_menu->isEmpty())
            m_menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    showStateOf();
}

void ListPage::buildTools() {
    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(4);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search: %1").arg(m_words.listName));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(80);
    m_search->setMaximumWidth(340);
    m_tools->addWidget(m_search, 1);
    m_tools->addSpacing(kGap);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setSearch(text);
        refresh();
    });
}

void ListPage::buildContent() {
    auto* card = new Card;
    card->body()->setContentsMargins(4, 4, 4, 4);
    card->body()->addWidget(m_view);
    m_stack->addWidget(card);
    m_stack->addWidget(m_state);
    m_figures->setTone(QStringLiteral("muted"));
    m_middle->setSpacing(12);
    m_middle->addWidget(m_stack, 1);
    m_column->setContentsMargins(kPadding, kPadding, kPadding, 10);
    m_column->setSpacing(10);
    m_column->addLayout(m_tools);
    m_column->addLayout(m_middle, 1);
    m_column->addWidget(m_figures);
}

QAction* ListPage::addTool(const QString& text, const QString& icon, const QKeySequence& key,
                           const QString& toolTip, bool dangerous) {
    auto* action = new QAction(text, this);
    action->setProperty(kIconProperty, icon);
    action->setProperty(kDangerProperty, dangerous);
    action->setIconText(QLatin1Char(' ') + text);  // away from the picture, in the toolbar
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString keys = key.toString(QKeySequence::NativeText);
    action->setToolTip(
        plainToolTip(keys.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, keys)));
    addAction(action);
    m_menu->addAction(action);
    m_actions << action;
    applyTheme();
    return action;
}

void ListPage::addToolButton(QAction* action, Qt::ToolButtonStyle style) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAccessibleName(action->text());
    button->setIconSize(QSize(18, 18));
    button->setToolButtonStyle(style);
    if (action->menu() != nullptr)
        button->setPopupMode(QToolButton::InstantPopup);
    m_tools->addWidget(button);
}

void ListPage::applyTheme() {
    const Theme& theme = currentTheme();
    for (QAction* action : m_actions)
        action->setIcon(
            symbolicIcon(action->property(kIconProperty).toString(),
                         action->property(kDangerProperty).toBool() ? theme.danger : theme.text));
}

void ListPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void ListPage::setProblem(const QString& text, bool noPermission) {
    m_problem = text;
    m_noPermission = noPermission;
    updateState();
    onState();
}

void ListPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ListPage::refresh() {
    // Rows that move away under a pressed button or an open menu would be the wrong ones.
    if (!isBusyWithMouse())
        m_sorted->refresh();
    onChosen();
    updateState();
}

bool ListPage::isBusyWithMouse() const {
    return QApplication::activePopupWidget() != nullptr ||
           (QApplication::mouseButtons() != Qt::NoButton && m_view->underMouse());
}

void ListPage::updateState() {
    showStateOf();
    m_figures->setText(figures());
    m_figures->setVisible(m_problem.isEmpty() && m_model->isLoaded() &&
                          !m_figures->fullText().isEmpty());
}

void ListPage::showStateOf() {
    using Kind = StatePanel::Kind;
    if (!m_problem.isEmpty())
        m_state->show(m_noPermission ? Kind::NoPermission : Kind::Problem,
                      m_noPermission ? QStringLiteral("lock") : QStringLiteral("plug"),
                      m_noPermission ? m_words.noPermission : m_words.problem,
                      safeText(m_problem, 400));
    else if (!m_model->isLoaded())
        m_state->show(Kind::Loading, QStringLiteral("clock"), m_words.loading, {});
    else if (m_model->rowCount() == 0)
        m_state->show(Kind::Empty, m_words.icon, m_words.empty, m_words.emptyWhy);
    else if (m_sorted->rowCount() == 0)
        m_state->show(Kind::Loading, QStringLiteral("search"), tr("Nothing found"),
                      m_search->text().isEmpty()
                          ? tr("Nothing of this kind is there now.")
                          : tr("Nothing matches “%1”.").arg(safeText(m_search->text(), 60)));
    else
        return m_stack->setCurrentIndex(0);
    m_stack->setCurrentWidget(m_state);
}

}  // namespace ui
