#include "ui/widgets/NavigationRail.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/RailButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kRailWidth = 172;
constexpr int kHeaderItems = 2;  // the brand and the gap below it
constexpr int kMarkSize = 26;

QLayout* brand() {
    auto* mark = new QLabel;
    mark->setPixmap(
        applicationIcon().pixmap(QSize(kMarkSize, kMarkSize), mark->devicePixelRatio()));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(9, 4, 0, 0);
    row->setSpacing(8);
    row->addWidget(mark);
    row->addWidget(new TextLabel(QStringLiteral("AlgoMonitor"), TextLabel::Size::Strong), 1);
    return row;
}

}  // namespace

NavigationRail::NavigationRail(QWidget* parent)
    : QFrame(parent), m_footnote(new TextLabel(TextLabel::Size::Small)) {
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setFixedWidth(kRailWidth);
    m_footnote->setTone(QStringLiteral("muted"));
    m_footnote->setElided(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 14, 10, 12);
    column->setSpacing(4);
    column->addLayout(brand());
    column->addSpacing(14);
    column->addStretch(1);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(10, 0, 0, 0);
    bottom->addWidget(m_footnote);
    column->addLayout(bottom);
}

void NavigationRail::addPage(const QString& name, const QString& icon, const QString& title) {
    auto* button = new RailButton(icon, title);
    button->setToolTip(plainToolTip(tr("%1 (Ctrl+%2)").arg(title).arg(m_entries.size() + 1)));
    connect(button, &RailButton::clicked, this, [this, name] { Q_EMIT chosen(name); });
    static_cast<QVBoxLayout*>(layout())->insertWidget(
        kHeaderItems + static_cast<int>(m_entries.size()), button);
    m_entries.append({name, button});
}

void NavigationRail::setCurrent(const QString& name) {
    for (const Entry& entry : m_entries) {
        if (entry.name == name)
            entry.button->setChecked(true);
    }
}

void NavigationRail::setCount(const QString& name, int count, bool urgent) {
    for (const Entry& entry : m_entries) {
        if (entry.name == name)
            entry.button->setCount(count, urgent);
    }
}

void NavigationRail::setFootnote(const QString& safe) {
    m_footnote->setText(safe);
}

}  // namespace ui
