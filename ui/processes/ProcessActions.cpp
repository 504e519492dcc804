#include "ui/processes/ProcessActions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

ProcessActions::ProcessActions(QWidget* owner)
    : QObject(owner), m_owner(owner), m_menu(new QMenu(owner)) {
    m_details = add(tr("Details…"), QStringLiteral("details"), Qt::Key_Return,
                    tr("Descriptors, sockets, maps and environment"));
    m_copy = add(tr("Copy"), QStringLiteral("copy"), QKeySequence::Copy,
                 tr("Copy the chosen rows as text"));
    m_menu->addSeparator();
    m_suspend = add(tr("Suspend"), QStringLiteral("suspend"), {},
                    tr("Stop it where it is; it can go on later"));
    m_resume = add(tr("Resume"), QStringLiteral("resume"), {}, tr("Let it run again"));
    m_dump = add(tr("Save memory…"), QStringLiteral("dump"), QKeySequence(Qt::CTRL | Qt::Key_D),
                 tr("Save what it holds in memory, to look into it later"));
    m_menu->addSeparator();
    m_terminate = add(tr("Terminate…"), QStringLiteral("terminate"), Qt::Key_Delete,
                      tr("Ask it to end, kill it if it does not"));
    m_killTree =
        add(tr("Kill tree…"), QStringLiteral("kill-tree"), QKeySequence(Qt::SHIFT | Qt::Key_Delete),
            tr("End it and everything below it"));
    m_toggle = new QAction(tr("Suspend"), this);
    m_toggle->setData(QStringLiteral("suspend"));
    m_toggle->setShortcut(Qt::Key_Space);
    m_toggle->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    owner->addAction(m_toggle);
    m_toolbar = {m_terminate, m_killTree, m_toggle, m_dump, m_details};
    connect(m_terminate, &QAction::triggered, this, &ProcessActions::terminate);
    connect(m_killTree, &QAction::triggered, this, &ProcessActions::killTree);
    connect(m_suspend, &QAction::triggered, this, [this] { suspend(true); });
    connect(m_resume, &QAction::triggered, this, [this] { suspend(false); });
    connect(m_toggle, &QAction::triggered, this, &ProcessActions::toggleSuspended);
    connect(m_copy, &QAction::triggered, this, &ProcessActions::copy);
    connect(m_details, &QAction::triggered, this, [this] {
        if (!m_rows.empty())
            Q_EMIT detailsRequested(m_rows.front());
    });
    connect(m_dump, &QAction::triggered, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dumpRequested(m_rows.front());
    });
    applyTheme();
    updateEnabled();
}

QAction* ProcessActions::add(const QString& text, const QString& icon, const QKeySequence& key,
                             const QString& toolTip) {
    auto* action = new QAction(text, this);
    action->setData(icon);
    action->setIconText(QLatin1Char(' ') + text);  // away from the picture, in the toolbar
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString keys = key.toString(QKeySequence::NativeText);
    action->setToolTip(
        plainToolTip(keys.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, keys)));
    m_owner->addAction(action);
    m_menu->addAction(action);
    return action;
}

void ProcessActions::applyTheme() {
    const Theme& theme = currentTheme();
    for (QAction* action :
         {m_terminate, m_killTree, m_suspend, m_resume, m_toggle, m_dump, m_copy, m_details}) {
        const bool dangerous = action == m_terminate || action == m_killTree;
        action->setIcon(
            symbolicIcon(action->data().toString(), dangerous ? theme.danger : theme.text));
    }
}

bool ProcessActions::wantsText(const QAction* action) const {
    return action == m_terminate || action == m_killTree || action == m_toggle;
}

void ProcessActions::setRows(std::vector<model::ProcessRow> rows) {
    m_rows = std::move(rows);
    updateEnabled();
}

void ProcessActions::setBelow(std::vector<model::ProcessRow> below) {
    m_below = std::move(below);
}

void ProcessActions::updateEnabled() {
    const bool any = !m_rows.empty();
    const auto stopped = std::count_if(m_rows.begin(), m_rows.end(), isStopped);
    for (QAction* action : {m_terminate, m_killTree, m_copy, m_toggle})
        action->setEnabled(any);
    m_suspend->setEnabled(any && stopped < static_cast<std::ptrdiff_t>(m_rows.size()));
    m_resume->setEnabled(stopped > 0);
    m_details->setEnabled(m_rows.size() == 1);
    m_dump->setEnabled(m_rows.size() == 1);
    const bool resumes = any && stopped == static_cast<std::ptrdiff_t>(m_rows.size());
    const QAction* like = resumes ? m_resume : m_suspend;
    m_toggle->setText(like->text());
    m_toggle->setIconText(like->iconText());
    m_toggle->setIcon(like->icon());
    m_toggle->setToolTip(plainToolTip(resumes
                                          ? tr("Let it run again (Space)")
                                          : tr("Stop it where it is; it can go on later (Space)")));
}

void ProcessActions::terminate() {
    ask(false);
}

void ProcessActions::killTree() {
    Q_EMIT belowWanted();
    ask(true);
}

void ProcessActions::ask(bool tree) {
    if (m_rows.empty())
        return;
    const bool one = m_rows.size() == 1;
    const QString who =
        one ? processRowTitle(m_rows.front()) : tr("%1 processes").arg(m_rows.size());
    ConfirmDialog::Question question;
    question.icon = tree ? QStringLiteral("kill-tree") : QStringLiteral("terminate");
    question.subjects = titles(m_rows);
    question.lost = tr("What these programs have not saved is lost. This cannot be undone.");
    if (tree) {
        question.subjects += titles(m_below);
        question.title = tr("Kill %1 and everything below?").arg(who);
        question.happens = tr("%1 processes are asked to end, and killed if they do not within the "
                              "grace period. New children are found and ended too.")
                               .arg(question.subjects.size());
        question.button = tr("Kill tree");
    } else {
        question.title = tr("Terminate %1?").arg(who);
        question.happens =
            one ? tr("It is asked to end, and killed if it does not within the grace "
                     "period. Processes below it go on running.")
                : tr("Each is asked to end, and killed if it does not within the "
                     "grace period. Processes below them go on running.");
        question.button = tr("Terminate");
    }
    std::vector<model::ProcessKey> keys;
    for (const model::ProcessRow& row : m_rows)
        keys.push_back(row.key);
    ConfirmDialog::ask(question, m_owner, [this, keys, tree] {
        for (const model::ProcessKey& key : keys)
            Q_EMIT terminateRequested(key, tree);
    });
}

void ProcessActions::toggleSuspended() {
    suspend(!std::all_of(m_rows.begin(), m_rows.end(), isStopped));
}

void ProcessActions::suspend(bool stop) {
    const auto rows = m_rows;  // whoever answers may change them
    for (const model::ProcessRow& row : rows) {
        if (isStopped(row) == stop)
            continue;
        if (stop)
            Q_EMIT suspendRequested(row.key);
        else
            Q_EMIT resumeRequested(row.key);
    }
}

void ProcessActions::copy() const {
    QStringList lines;
    for (const model::ProcessRow& row : m_rows) {
        QStringList cells;
        for (int column = 0; column < kProcessColumns; ++column)
            cells << cellText(row, static_cast<ProcessColumn>(column));
        cells << safeText(row.commandLine);
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

QStringList ProcessActions::titles(const std::vector<model::ProcessRow>& rows) const {
    QStringList list;
    for (const model::ProcessRow& row : rows) {
        const QString command = safeText(row.commandLine, 300);
        list << (command.isEmpty() ? processRowTitle(row)
                                   : processRowTitle(row) + QStringLiteral("  ") + command);
    }
    return list;
}

}  // namespace ui
