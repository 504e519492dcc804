#include "ui/welcome/WelcomeDialog.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <initializer_list>

#include "ui/welcome/BaselineStep.h"
#include "ui/welcome/EverydayStep.h"
#include "ui/welcome/IntroStep.h"
#include "ui/welcome/ModeStep.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kWidth = 660;

}  // namespace

WelcomeDialog::WelcomeDialog(QWidget* parent)
    : FittedDialog(kWidth, parent),
      m_steps(new QStackedWidget),
      m_intro(new IntroStep),
      m_mode(new ModeStep),
      m_baseline(new BaselineStep),
      m_everyday(new EverydayStep),
      m_where(new TextLabel),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("First steps with AlgoMonitor"));
    for (QWidget* step : std::initializer_list<QWidget*>{m_intro, m_mode, m_baseline, m_everyday})
        m_steps->addWidget(step);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, kPadding);
    column->setSpacing(kPadding);
    column->addWidget(m_steps, 1);
    column->addLayout(buttons());
    showStep(0);
    m_next->setFocus();
}

QLayout* WelcomeDialog::buttons() {
    auto* later = new QPushButton(tr("Not now"));
    m_where->setTone(QStringLiteral("muted"));
    m_next->setProperty("kind", QStringLiteral("primary"));
    m_next->setDefault(true);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_steps->currentIndex() - 1); });
    connect(m_next, &QPushButton::clicked, this, &WelcomeDialog::next);
    auto* row = new QHBoxLayout;
    row->addWidget(later);
    row->addStretch(1);
    row->addWidget(m_where);
    row->addSpacing(kGap);
    row->addWidget(m_back);
    row->addWidget(m_next);
    return row;
}

void WelcomeDialog::showStep(int step) {
    const int last = m_steps->count() - 1;
    m_steps->setCurrentIndex(qBound(0, step, last));
    const int now = m_steps->currentIndex();
    m_where->setText(tr("Step %1 of %2").arg(now + 1).arg(last + 1));
    m_back->setEnabled(now > 0);
    m_next->setText(now == last ? tr("Finish") : tr("Continue"));
    const auto* shown = qobject_cast<const WelcomeStep*>(m_steps->currentWidget());
    setAccessibleDescription(shown->title());  // for those who hear where they are
}

void WelcomeDialog::next() {
    if (m_steps->currentIndex() + 1 < m_steps->count())
        return showStep(m_steps->currentIndex() + 1);
    Q_EMIT decided(choices());
    accept();
}

void WelcomeDialog::setHealth(const std::optional<model::Health>& health) {
    m_intro->show(health);
}

void WelcomeDialog::setChoices(const WelcomeChoices& choices) {
    m_mode->setMode(choices.mode);
    m_mode->setLearningDays(choices.learningDays);
    m_everyday->setAutostart(choices.autostart);
}

WelcomeChoices WelcomeDialog::choices() const {
    return {m_mode->mode(), m_mode->learningDays(), m_everyday->autostart(),
            m_baseline->lookOneByOne()};
}

void WelcomeDialog::setSurroundings(const Surroundings& surroundings) {
    m_baseline->show(surroundings);
}

}  // namespace ui
