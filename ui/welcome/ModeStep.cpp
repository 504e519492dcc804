#include "ui/welcome/ModeStep.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "model/SettingsSchema.h"
#include "ui/format/AlertText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kUsualDays = 7;
constexpr int kIndent = 28;  // below the text of a radio button or check box

TextLabel* explanation(const QString& text) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    label->setTone(QStringLiteral("muted"));
    label->setContentsMargins(kIndent, 0, 0, 0);
    return label;
}

}  // namespace

ModeStep::ModeStep(QWidget* parent)
    : WelcomeStep(tr("What happens on danger"),
                  tr("This can be changed at any time, in the window's upper right corner or in "
                     "the menu of the shield."),
                  parent),
      m_modes(new QButtonGroup(this)),
      m_learn(new QCheckBox(tr("Learn first what is usual here"))),
      m_days(new QSpinBox) {
    addModes();
    addLearning();
    column()->addStretch(1);
    setMode(model::Mode::Ask);
    setLearningDays(kUsualDays);
}

void ModeStep::addModes() {
    auto* card = new Card;
    card->body()->setSpacing(4);
    for (const model::Mode mode : {model::Mode::Ask, model::Mode::Observe, model::Mode::Enforce}) {
        const QString name = modeText(mode);
        auto* choice =
            new QRadioButton(mode == model::Mode::Ask ? tr("%1 (proposed)").arg(name) : name);
        choice->setAccessibleName(name);
        choice->setAccessibleDescription(modeHelp(mode));
        m_modes->addButton(choice, static_cast<int>(mode));
        card->body()->addWidget(choice);
        card->body()->addWidget(explanation(modeHelp(mode)));
    }
    column()->addWidget(card);
}

void ModeStep::addLearning() {
    const model::SettingRow* row = model::findSetting("learning.days");
    m_days->setRange(1, static_cast<int>(row->maximum));
    m_days->setAccessibleName(tr("Days of learning"));
    m_days->setSuffix(tr(" days"));
    m_days->setButtonSymbols(QAbstractSpinBox::NoButtons);  // arrow keys and wheel move it
    m_days->setFixedWidth(100);
    connect(m_learn, &QCheckBox::toggled, m_days, &QWidget::setEnabled);
    auto* line = new QHBoxLayout;
    line->addWidget(m_learn);
    line->addWidget(m_days);
    line->addStretch(1);
    auto* card = new Card;
    card->body()->addLayout(line);
    card->body()->addWidget(
        explanation(tr("Programs, listeners and places that are new are collected without a word; "
                       "at the end there is a report. Dangerous behaviour is told from the first "
                       "minute on.")));
    column()->addWidget(card);
}

model::Mode ModeStep::mode() const {
    return static_cast<model::Mode>(m_modes->checkedId());
}

void ModeStep::setMode(model::Mode mode) {
    m_modes->button(static_cast<int>(mode))->setChecked(true);
}

int ModeStep::learningDays() const {
    return m_learn->isChecked() ? m_days->value() : 0;
}

void ModeStep::setLearningDays(int days) {
    m_learn->setChecked(days > 0);
    m_days->setEnabled(days > 0);
    m_days->setValue(days > 0 ? days : kUsualDays);
}

}  // namespace ui
