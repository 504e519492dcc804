#include "ui/alerts/AlertHeader.h"

#include <QDate>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/CountdownBar.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/SilenceButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/WrappedText.h"

namespace ui {

namespace {

constexpr int kMaxTechniques = 6;
constexpr int kIconSize = 18;

QString techniquesText(const model::Finding& finding) {
    QStringList ids;
    for (const std::string& id : finding.techniques) {
        if (ids.size() < kMaxTechniques)
            ids << safeText(id, 16);
    }
    return ids.isEmpty() ? QString() : QStringLiteral("ATT&CK ") + ids.join(QStringLiteral(", "));
}

QString factsText(const model::Alert& alert) {
    const QDate today = QDate::currentDate();
    const QString day = dayText(localTime(alert.raisedAtUs).date(), today);
    QStringList facts{
        day + QLatin1Char(' ') + clockText(alert.raisedAtUs),
        safeText(alert.finding.ruleName.empty() ? alert.finding.ruleId : alert.finding.ruleName,
                 80),
        processTitle(alert.finding.process), userText(alert)};
    facts.removeAll(QString());
    if (alert.count > 1)
        facts << AlertHeader::tr("%1 times").arg(countText(alert.count));
    return facts.join(QStringLiteral(" · "));
}

}  // namespace

AlertHeader::AlertHeader(QWidget* parent)
    : Card({}, parent),
      m_level(new Badge),
      m_state(new Badge),
      m_certainty(new TextLabel(TextLabel::Size::Small)),
      m_techniques(new TextLabel(TextLabel::Size::Small)),
      m_sentence(new WrappedText(WrappedText::Look::Heading)),
      m_facts(new TextLabel(TextLabel::Size::Small)),
      m_countdown(new CountdownBar),
      m_waiting(new TextLabel) {
    m_sentence->setObjectName(QStringLiteral("alertSentence"));
    m_facts->setWordWrap(true);
    m_facts->setTone(QStringLiteral("muted"));
    m_waiting->setWordWrap(true);
    m_waiting->setTone(QStringLiteral("attention"));
    body()->setSpacing(10);
    body()->addLayout(badges());
    body()->addWidget(m_sentence);
    body()->addWidget(m_facts);
    body()->addWidget(m_countdown);
    body()->addWidget(m_waiting);
    body()->addLayout(buttons());
    applyTheme();
}

QLayout* AlertHeader::badges() {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    m_certainty->setTone(QStringLiteral("muted"));
    m_techniques->setTone(QStringLiteral("muted"));
    row->addWidget(m_level);
    row->addWidget(m_state);
    row->addWidget(m_certainty);
    row->addStretch(1);
    row->addWidget(m_techniques);
    return row;
}

QLayout* AlertHeader::buttons() {
    auto* row = new FlowLayout(kGap);
    m_kill = button(tr("Kill"), QStringLiteral("terminate"), QStringLiteral("danger"),
                    &AlertHeader::killClicked);
    m_allow = button(tr("Allow once"), QStringLiteral("allow"), {}, &AlertHeader::allowClicked);
    m_always =
        button(tr("Always allow…"), QStringLiteral("always"), {}, &AlertHeader::alwaysAllowClicked);
    m_resolve = button(tr("Resolve"), QStringLiteral("check"), {}, &AlertHeader::resolveClicked);
    m_undo = button(tr("Undo"), QStringLiteral("undo"), {}, &AlertHeader::undoClicked);
    m_dump = button(tr("Save memory…"), QStringLiteral("dump"), {}, &AlertHeader::dumpClicked);
    m_silence = new SilenceButton;
    m_silence->setProperty("picture", QStringLiteral("silence"));
    m_silence->setIconSize(QSize(kIconSize, kIconSize));
    connect(m_silence, &SilenceButton::chosen, this, &AlertHeader::silenceChosen);
    for (QPushButton* each : all())
        row->addWidget(each);
    return row;
}

QPushButton* AlertHeader::button(const QString& text, const QString& icon, const QString& kind,
                                 void (AlertHeader::*clicked)()) {
    auto* result = new QPushButton(QLatin1Char(' ') + text);  // away from the picture
    result->setAccessibleName(text);
    result->setProperty("kind", kind);
    result->setProperty("picture", icon);
    result->setIconSize(QSize(kIconSize, kIconSize));
    connect(result, &QPushButton::clicked, this, clicked);
    return result;
}

void AlertHeader::show(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    m_level->show(levelText(finding.level), Badge::toneOf(finding.level));
    const model::AlertState state = alert.resolved ? model::AlertState::Resolved : alert.state;
    m_state->show(stateText(state), Badge::toneOf(state));
    m_certainty->setText(certaintyText(finding.certainty));
    m_techniques->setText(techniquesText(finding));
    m_sentence->setText(sentence(alert));
    m_facts->setText(factsText(alert));
    showQuestion(alert);
    const AlertChoices choices = choicesFor(alert);
    m_kill->setVisible(choices.kill);
    m_allow->setVisible(choices.allow);
    m_always->setVisible(choices.always);
    m_resolve->setVisible(choices.resolve);
    m_undo->setVisible(choices.undo);
    m_dump->setVisible(choices.kill && !alert.outline);
}

void AlertHeader::showQuestion(const model::Alert& alert) {
    const bool open = isOpen(alert);
    const bool kept = alert.state == model::AlertState::Suspended && !open;
    m_countdown->setVisible(open);
    m_waiting->setVisible(kept);
    m_waiting->setText(kept ? tr("Suspended until you decide.") : QString());
    if (!open) {
        m_countdown->stop();
        return;
    }
    std::int64_t askedAtUs = alert.raisedAtUs;
    for (const model::ResponseRecord& record : alert.responses) {
        if (record.action == "suspend" && record.atUs > askedAtUs)
            askedAtUs = record.atUs;
    }
    m_countdown->start(askedAtUs, *alert.deadlineUs,
                       alert.plannedAction.empty() ? QString() : plannedText(alert.plannedAction));
}

void AlertHeader::setSilentUntil(qint64 untilUs) {
    m_silence->setUntil(untilUs);
}

QList<QPushButton*> AlertHeader::all() const {
    return {m_kill, m_allow, m_always, m_resolve, m_undo, m_dump, m_silence};
}

void AlertHeader::applyTheme() {
    const Theme& theme = currentTheme();
    for (QPushButton* each : all())
        each->setIcon(symbolicIcon(each->property("picture").toString(),
                                   each == m_kill ? theme.onDanger : theme.text));
}

void AlertHeader::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_silence != nullptr)
        applyTheme();
}

}  // namespace ui
