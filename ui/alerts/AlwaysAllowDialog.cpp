#include "ui/alerts/AlwaysAllowDialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/trust/TrustKeys.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kWidth = 560;

TextLabel* wrapped(const QString& text, const QString& tone) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    label->setTone(tone);
    return label;
}

}  // namespace

AlwaysAllowDialog::AlwaysAllowDialog(const model::Alert& alert, QWidget* parent)
    : FittedDialog(kWidth, parent),
      m_rule(alert.finding.ruleId),
      m_behaviour(isBehaviouralRule(m_rule)),
      m_conditions(trustConditions(alert)),
      m_problem(new TextLabel),
      m_preview(new TrustPreviewLabel),
      m_allow(new QPushButton(tr("Always allow"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    const QString rule = safeText(
        alert.finding.ruleName.empty() ? alert.finding.ruleId : alert.finding.ruleName, 80);
    setWindowTitle(tr("Always allow"));
    auto* title = new TextLabel(tr("Always allow exactly this?"), TextLabel::Size::Heading);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, kPadding);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(wrapped(tr("The rule “%1” stays silent when all the chosen conditions hold. "
                                 "The more are chosen, the less can hide behind them.")
                                  .arg(rule),
                              QStringLiteral("muted")));
    addConditions(column);
    m_problem->setTone(QStringLiteral("attention"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addWidget(m_preview);
    connect(m_preview, &TrustPreviewLabel::changed, this, [this] { fit(); });
    column->addWidget(wrapped(tr("Your password is asked for. The entry can be taken back at any "
                                 "time."),
                              QStringLiteral("muted")));
    auto* cancel = new QPushButton(tr("Cancel"));
    m_allow->setProperty("kind", QStringLiteral("primary"));
    m_allow->setAutoDefault(false);
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_allow, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_allow);
    column->addSpacing(kGap);
    column->addLayout(buttons);
    update();
}

void AlwaysAllowDialog::addConditions(QVBoxLayout* column) {
    auto* card = new Card;
    for (qsizetype at = 0; at < m_conditions.size(); ++at) {
        auto* value = new TextLabel(safeText(m_conditions.at(at).value), TextLabel::Size::Mono);
        value->setElided(true);
        value->setContentsMargins(26, 0, 0, 0);
        card->body()->addWidget(addCondition(at));
        card->body()->addWidget(value);
    }
    column->addWidget(card);
}

QCheckBox* AlwaysAllowDialog::addCondition(qsizetype at) {
    const TrustCondition& condition = m_conditions.at(at);
    auto* box = new QCheckBox(condition.title);
    box->setChecked(condition.chosen);
    box->setAccessibleDescription(safeText(condition.value));
    connect(box, &QCheckBox::toggled, this, [this, at](bool on) {
        m_conditions[at].chosen = on;
        update();
    });
    return box;
}

void AlwaysAllowDialog::update() {
    const QString problem = trustProblem(m_conditions, m_behaviour);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_allow->setEnabled(problem.isEmpty());
    if (problem.isEmpty())
        m_preview->ask(entry());
    else
        m_preview->askNothing();
    fit();
}

model::TrustEntry AlwaysAllowDialog::entry() const {
    model::TrustEntry entry;
    for (const TrustCondition& condition : m_conditions)
        if (condition.chosen)
            entry.match[condition.key.toStdString()] = condition.value.toStdString();
    entry.rules = {m_rule};
    return entry;
}

QMap<QString, QString> AlwaysAllowDialog::match() const {
    return trustMatch(m_conditions);
}

}  // namespace ui
