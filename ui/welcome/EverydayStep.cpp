#include "ui/welcome/EverydayStep.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/Card.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

TextLabel* wrapped() {
    auto* label = new TextLabel;
    label->setWordWrap(true);
    label->setTone(QStringLiteral("muted"));
    return label;
}

}  // namespace

EverydayStep::EverydayStep(QWidget* parent)
    : WelcomeStep(tr("Every day"),
                  tr("The helper watches whether you are logged in or not. This is about how it "
                     "reaches you."),
                  parent),
      m_autostart(new QCheckBox(tr("Start the shield when I log in"))),
      m_tray(wrapped()),
      m_result(wrapped()) {
    auto* start = new Card;
    start->body()->addWidget(m_autostart);
    start->body()->addWidget(m_tray);
    column()->addWidget(start);
    auto* test = new QPushButton(tr("Show a notification"));
    connect(test, &QPushButton::clicked, this, &EverydayStep::testRequested);
    auto* bubbles = new Card;
    bubbles->body()->addWidget(test, 0, Qt::AlignLeft);
    bubbles->body()->addWidget(m_result);
    column()->addWidget(bubbles);
    column()->addStretch(1);
    m_autostart->setChecked(true);
    m_result->setText(
        tr("Warnings come together every ten seconds, danger at once. Each can be "
           "silenced for a while."));
    setTrayShown(true);
}

bool EverydayStep::autostart() const {
    return m_autostart->isChecked();
}

void EverydayStep::setAutostart(bool on) {
    m_autostart->setChecked(on);
}

void EverydayStep::setTrayShown(bool shown) {
    m_tray->setText(
        shown ? tr("Left click opens the window, middle click the processes, right click the menu.")
              : tr("No panel shows icons here (GNOME needs an extension for it): AlgoMonitor lives "
                   "in the background then, notifications stay until they are answered, and the "
                   "launcher opens the window."));
}

void EverydayStep::setTestResult(const QString& text, bool ok) {
    m_result->setText(text);
    m_result->setTone(ok ? QStringLiteral("calm") : QStringLiteral("attention"));
}

}  // namespace ui
