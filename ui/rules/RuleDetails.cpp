#include "ui/rules/RuleDetails.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/rules/RuleText.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/FactsGrid.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

QString joined(const std::vector<std::string>& texts, const QString& between) {
    QStringList list;
    for (const std::string& text : texts)
        list << safeText(text, 300);
    return list.join(between);
}

}  // namespace

RuleDetails::RuleDetails(QWidget* parent)
    : Card({}, parent),
      m_title(new TextLabel(TextLabel::Size::Heading)),
      m_level(new Badge),
      m_set(new Badge),
      m_description(new TextLabel),
      m_on(new QCheckBox(tr("Look for this"))),
      m_responseTitle(new TextLabel(tr("When it is certain"), TextLabel::Size::Small)),
      m_response(new QComboBox),
      m_facts(new FactsGrid),
      m_silence(new SilenceButton) {
    m_title->setWordWrap(true);
    m_description->setWordWrap(true);
    m_responseTitle->setTone(QStringLiteral("muted"));
    m_response->setAccessibleName(tr("Response"));
    auto* badges = new QHBoxLayout;
    badges->setSpacing(6);
    badges->addWidget(m_level);
    badges->addWidget(m_set);
    badges->addStretch(1);
    body()->addWidget(m_title);
    body()->addLayout(badges);
    body()->addWidget(m_description);
    body()->addWidget(m_on);
    body()->addWidget(m_responseTitle);
    body()->addWidget(m_response);
    body()->addWidget(m_silence, 0, Qt::AlignLeft);
    body()->addWidget(m_facts);
    connect(m_silence, &SilenceButton::chosen, this,
            [this](qint64 untilUs) { Q_EMIT silenceRequested(m_id, untilUs); });
    body()->addStretch(1);
    for (const char* response : ruleResponses())
        m_response->addItem(ruleResponseText(response), QLatin1String(response));
    connect(m_on, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT switchRequested(m_id, on);
        if (m_rule)
            show(model::RuleRow(*m_rule));
    });
    connect(m_response, &QComboBox::activated, this, [this](int at) {
        Q_EMIT responseRequested(m_id, m_response->itemData(at).toString());
        if (m_rule)
            show(model::RuleRow(*m_rule));
    });
    showNothing();
}

void RuleDetails::show(const model::RuleRow& rule) {
    m_rule = rule;
    m_id = QString::fromStdString(rule.id);
    m_title->setText(ruleTitle(rule));
    m_level->show(ruleLevelText(rule.level), ruleLevelTone(rule.level));
    m_set->show(rulesetText(rule.ruleset), Badge::Tone::Neutral);
    // A block of YAML ends with a new line, and breaks where its file does.
    m_description->setText(safeText(QString::fromStdString(rule.description).simplified(), 1200));
    m_description->setVisible(!rule.description.empty());
    const QSignalBlocker quiet(m_on);
    m_on->setChecked(rule.enabled);
    showResponse(rule);
    showFacts(rule);
    m_silence->setUntil(m_silences.value(m_id));
    for (QWidget* part : partsOfARule())
        part->show();
}

QList<QWidget*> RuleDetails::partsOfARule() const {
    return {m_level, m_set, m_on, m_responseTitle, m_response, m_facts, m_silence};
}

void RuleDetails::setSilences(const Silences& silences) {
    m_silences = silences;
    m_silence->setUntil(m_silences.value(m_id));
}

void RuleDetails::showResponse(const model::RuleRow& rule) {
    const QSignalBlocker quiet(m_response);
    m_response->setCurrentIndex(m_response->findData(QString::fromStdString(rule.response)));
    m_response->setEnabled(rule.enabled);
}

void RuleDetails::showFacts(const model::RuleRow& rule) {
    m_facts->show({{tr("Techniques"), joined(rule.techniques, QStringLiteral(", "))},
                   {tr("Looks at"), safeText(rule.category, 64)},
                   {tr("May also be"), joined(rule.falsePositives, QStringLiteral("; "))},
                   {tr("File"), safeText(rule.path, 400), true},
                   {tr("Id"), safeText(rule.id, 128), true}});
}

void RuleDetails::showNothing() {
    m_rule.reset();
    m_id.clear();
    m_title->setText(tr("No rule chosen"));
    m_description->setText(tr("Choose a rule to see what it means and what is done then."));
    m_description->show();
    for (QWidget* part : partsOfARule())
        part->hide();
}

}  // namespace ui
