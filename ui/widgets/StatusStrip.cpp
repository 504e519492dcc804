#include "ui/widgets/StatusStrip.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kHeight = 56;
constexpr int kShieldSize = 28;
constexpr model::Mode kModes[] = {model::Mode::Observe, model::Mode::Ask, model::Mode::Enforce};

QString degradedText(const model::Health& health) {
    QStringList lines{healthLine(health)};
    for (const std::string& line : health.degraded)
        lines << QStringLiteral("• ") + safeText(line, 300);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QFrame(parent),
      m_shield(new QLabel),
      m_sentence(new TextLabel(TextLabel::Size::Strong)),
      m_mode(new QComboBox),
      m_pause(new QToolButton),
      m_health(new QToolButton) {
    setObjectName(QStringLiteral("strip"));
    setFixedHeight(kHeight);
    m_sentence->setElided(true);
    m_sentence->setObjectName(QStringLiteral("statusSentence"));
    buildMode();
    buildPause();
    m_health->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_health->setIconSize(QSize(18, 18));
    connect(m_health, &QToolButton::clicked, this, &StatusStrip::healthClicked);
    auto* modeLabel = new TextLabel(tr("Mode"));
    modeLabel->setTone(QStringLiteral("muted"));
    modeLabel->setBuddy(m_mode);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->setSpacing(10);
    row->addWidget(m_shield);
    row->addWidget(m_sentence, 1);
    row->addSpacing(kGap);
    row->addWidget(m_health);
    row->addWidget(modeLabel);
    row->addWidget(m_mode);
    row->addWidget(m_pause);
    show(Situation{});
}

void StatusStrip::buildMode() {
    m_mode->setAccessibleName(tr("Mode"));
    for (const model::Mode mode : kModes) {
        m_mode->addItem(modeText(mode));
        m_mode->setItemData(m_mode->count() - 1, plainToolTip(modeHelp(mode)), Qt::ToolTipRole);
    }
    connect(m_mode, &QComboBox::activated, this, [this](int index) {
        const model::Mode wanted = kModes[index];
        showMode();
        if (wanted != m_inForce)
            Q_EMIT modeRequested(wanted);
    });
}

void StatusStrip::buildPause() {
    struct Choice {
        QString text;
        int seconds;
    };
    const QString name = tr("Pause responses");
    m_pause->setAccessibleName(name);
    m_pause->setToolTip(
        plainToolTip(tr("Pause responses: watch on, but stop nothing for a while")));
    m_pause->setPopupMode(QToolButton::InstantPopup);
    m_pause->setIconSize(QSize(18, 18));
    auto* menu = new QMenu(name, m_pause);
    for (const Choice& choice :
         {Choice{tr("Pause responses for 15 minutes"), 15 * 60},
          Choice{tr("Pause responses for 1 hour"), 60 * 60}, Choice{tr("End the pause"), 0}})
        menu->addAction(choice.text, this,
                        [this, seconds = choice.seconds] { Q_EMIT pauseRequested(seconds); });
    m_pause->setMenu(menu);
}

void StatusStrip::show(const Situation& situation) {
    m_status = statusOf(situation);
    m_sentence->setText(m_status.sentence);
    const bool live = situation.reachable && situation.health.has_value();
    m_mode->setEnabled(live);
    m_pause->setEnabled(live);
    if (situation.health)
        m_inForce = situation.health->mode;
    showMode();
    showShield();
    showHealth(situation);
}

void StatusStrip::showShield() {
    m_shield->setPixmap(
        shieldIcon(m_status.state).pixmap(QSize(kShieldSize, kShieldSize), devicePixelRatioF()));
    m_shield->setAccessibleDescription(m_status.sentence);
    m_pause->setIcon(symbolicIcon(QStringLiteral("pause"), currentTheme().text));
}

void StatusStrip::showMode() {
    const QSignalBlocker quiet(m_mode);
    m_mode->setCurrentIndex(static_cast<int>(m_inForce));
    m_mode->setToolTip(plainToolTip(modeHelp(m_inForce)));
}

void StatusStrip::showHealth(const Situation& situation) {
    const Theme& theme = currentTheme();
    const bool well = situation.reachable && situation.health &&
                      situation.health->degraded.empty() && lostEvents(*situation.health) == 0;
    const QColor color = !situation.reachable ? theme.danger
                         : !situation.health  ? theme.muted
                         : well               ? theme.calm
                                              : theme.attention;
    const QString word = healthWord(situation);
    m_health->setIcon(symbolicIcon(QStringLiteral("health"), color));
    m_health->setText(QLatin1Char(' ') + withoutMnemonic(word));
    m_health->setAccessibleName(tr("Health: %1").arg(word));
    m_health->setToolTip(situation.health && situation.reachable
                             ? plainToolTip(degradedText(*situation.health))
                             : plainToolTip(m_status.sentence));
}

void StatusStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showShield();
}

}  // namespace ui
