#include "ui/welcome/IntroStep.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/format/Status.h"
#include "ui/format/Units.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kPictureSize = 26;

}  // namespace

IntroStep::IntroStep(QWidget* parent)
    : WelcomeStep(tr("What AlgoMonitor does"),
                  tr("It watches this computer and speaks up when something dangerous happens. On "
                     "a quiet day the shield in the panel is all you see."),
                  parent) {
    addPoint(QStringLiteral("processes"), tr("Watches"),
             tr("Programs as they start, who speaks with whom on the network, protected files, "
                "logins, and what eats memory and processor time. Nothing of it leaves this "
                "computer unless you set that up."));
    addPoint(QStringLiteral("suspend"), tr("Stops"),
             tr("A remote shell or a cryptominer is held still and you are asked, before anything "
                "is lost. Everything else is only told."));
    addPoint(QStringLiteral("lock"), tr("Asks for the password"),
             tr("Whatever weakens the protection needs the administrator's password: allowing, "
                "trusting, settings. Ending your own programs does not."));
    m_now = addText({}, QStringLiteral("muted"));
    column()->addStretch(1);
    show(std::nullopt);
}

void IntroStep::addPoint(const QString& icon, const QString& title, const QString& text) {
    auto* picture = new QLabel;
    picture->setPixmap(
        symbolicPixmap(icon, currentTheme().accent, kPictureSize, devicePixelRatioF()));
    auto* words = new TextLabel(text);
    words->setWordWrap(true);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(new TextLabel(title, TextLabel::Size::Strong));
    lines->addWidget(words);
    auto* row = new QHBoxLayout;
    row->setSpacing(kPadding);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    column()->addLayout(row);
}

void IntroStep::show(const std::optional<model::Health>& health) {
    if (!health) {
        m_now->setText(tr("The helper is not running: nothing is watched yet."));
        m_now->setTone(QStringLiteral("attention"));
        return;
    }
    const bool limited = !health->degraded.empty();
    const QString watched = tr("Watching %1 processes and %2 connections now.")
                                .arg(countText(health->processes), countText(health->connections));
    m_now->setText(limited ? watched + QLatin1Char(' ') +
                                 tr("Some things cannot be seen here: the Overview says which.")
                           : watched);
    m_now->setTone(limited ? QStringLiteral("attention") : QStringLiteral("calm"));
}

}  // namespace ui
