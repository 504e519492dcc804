#include "ui/welcome/WelcomeStep.h"

#include <QVBoxLayout>

#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

WelcomeStep::WelcomeStep(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(title, TextLabel::Size::Title)),
      m_column(new QVBoxLayout(this)) {
    m_title->setWordWrap(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_column->addWidget(m_title);
    addText(sentence, QStringLiteral("muted"));
    m_column->addSpacing(kGap / 2);
}

QString WelcomeStep::title() const {
    return m_title->fullText();
}

TextLabel* WelcomeStep::addText(const QString& text, const QString& tone) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    if (!tone.isEmpty())
        label->setTone(tone);
    m_column->addWidget(label);
    return label;
}

}  // namespace ui
