#include "ui/welcome/BaselineStep.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QRadioButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/network/ConnectionText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kListHeight = 220;
constexpr qsizetype kMostLines = 200;  // of each kind; the rest is a number

enum Choice { TakeAsUsual, OneByOne };

QStringList programLines(const std::vector<model::ProcessRow>& rows) {
    QStringList lines;
    for (const model::ProcessRow& row : rows)
        lines << QStringLiteral("%1  %2").arg(safeText(row.name, 40),
                                              safeText(row.executable, 160));
    lines.removeDuplicates();
    return lines;
}

}  // namespace

BaselineStep::BaselineStep(QWidget* parent)
    : WelcomeStep(tr("What is here now"),
                  tr("This was running before AlgoMonitor knew the computer. Is it all yours?"),
                  parent),
      m_list(new QTreeWidget),
      m_choice(new QButtonGroup(this)) {
    m_list->setAccessibleName(tr("What is here now"));
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFixedHeight(kListHeight);
    auto* card = new Card;
    card->body()->setContentsMargins(4, 4, 4, 4);
    card->body()->addWidget(m_list);
    column()->addWidget(card);
    const auto add = [this](Choice choice, const QString& text) {
        auto* button = new QRadioButton(text);
        button->setChecked(choice == TakeAsUsual);
        m_choice->addButton(button, choice);
        column()->addWidget(button);
    };
    add(TakeAsUsual, tr("Take it as usual"));
    add(OneByOne, tr("Look at the listeners one by one afterwards"));
    column()->addStretch(1);
    show({});
}

void BaselineStep::show(const Surroundings& surroundings) {
    m_list->clear();
    const QString unread = tr("could not be read");
    addGroup(tr("Waiting for callers"),
             surroundings.listeners ? listenerLines(*surroundings.listeners) : QStringList(),
             surroundings.listeners ? tr("nobody") : unread);
    addGroup(tr("Your programs of no package"),
             surroundings.unknown ? programLines(*surroundings.unknown) : QStringList(),
             surroundings.unknown ? tr("none") : unread);
    QStringList names;
    for (const QString& name : surroundings.autostart)
        names << safeText(name, 120);
    addGroup(tr("Started by themselves at login"), names, tr("none"));
}

QStringList BaselineStep::listenerLines(const std::vector<model::ConnectionRow>& rows) const {
    QStringList lines;
    for (const model::ConnectionRow& row : rows)
        lines << tr("%1 at %2, reached by: %3")
                     .arg(ownerText(row),
                          endText(row.connection.localAddress, row.connection.localPort),
                          reachText(row.reach));
    lines.removeDuplicates();
    return lines;
}

void BaselineStep::addGroup(const QString& title, const QStringList& lines, const QString& none) {
    const QString count =
        lines.isEmpty() ? none : countText(static_cast<std::uint64_t>(lines.size()));
    auto* group = new QTreeWidgetItem(m_list, {tr("%1: %2").arg(title, count)});
    for (const QString& line : lines.mid(0, kMostLines))
        new QTreeWidgetItem(group, {line});
    if (lines.size() > kMostLines)
        new QTreeWidgetItem(group, {tr("and %1 more").arg(lines.size() - kMostLines)});
    group->setExpanded(true);
}

bool BaselineStep::lookOneByOne() const {
    return m_choice->checkedId() == OneByOne;
}

}  // namespace ui
