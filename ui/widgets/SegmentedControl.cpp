#include "ui/widgets/SegmentedControl.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace ui {

SegmentedControl::SegmentedControl(const QString& accessibleName, const QStringList& choices,
                                   QWidget* parent)
    : QFrame(parent), m_buttons(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("segments"));
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new QToolButton;
        button->setProperty("kind", QStringLiteral("segment"));
        button->setText(choices.at(i));
        button->setAccessibleName(accessibleName + QStringLiteral(": ") + choices.at(i));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_buttons->addButton(button, i);
        row->addWidget(button);
    }
    setCurrent(0);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

int SegmentedControl::current() const {
    return m_buttons->checkedId();
}

void SegmentedControl::setCurrent(int choice) {
    if (QAbstractButton* button = m_buttons->button(choice))
        button->setChecked(true);
}

}  // namespace ui
