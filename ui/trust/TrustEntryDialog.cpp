#include "ui/trust/TrustEntryDialog.h"

#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/trust/TrustKeys.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kWidth = 640;
constexpr int kLongestValue = 4096;
constexpr int kLongestNote = 1000;
constexpr std::int64_t kUsPerDay = 86'400'000'000;

TextLabel* wrapped(const QString& text, const QString& tone) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    label->setTone(tone);
    return label;
}

}  // namespace

TrustEntryDialog::TrustEntryDialog(const model::TrustEntry& proposal, const Alerts& alerts,
                                   QWidget* parent)
    : FittedDialog(kWidth, parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Trust"));
    build();
    addRules(proposal.rules, alerts);
    m_note->setText(QString::fromStdString(proposal.note));
    for (const TrustKind& kind : trustKinds()) {
        const auto found = proposal.match.find(kind.key);
        if (found != proposal.match.end())
            addCondition(kind.key, found->second);
    }
    if (m_conditions.isEmpty())
        addCondition("path", {});
    update();
}

void TrustEntryDialog::build() {
    auto* card = new Card;
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(6);
    m_add = new QToolButton;
    m_add->setText(tr("+ Another condition"));
    m_add->setProperty("kind", QStringLiteral("link"));
    m_add->setFocusPolicy(Qt::StrongFocus);
    connect(m_add, &QToolButton::clicked, this, [this] {
        addCondition(unusedKey(), {});
        update();
        m_conditions.back().value->setFocus();
    });
    card->body()->addLayout(m_rows);
    card->body()->addWidget(m_add, 0, Qt::AlignLeft);
    m_problem = wrapped({}, QStringLiteral("attention"));
    m_preview = new TrustPreviewLabel;
    connect(m_preview, &TrustPreviewLabel::changed, this, [this] { fit(); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, kPadding);
    column->setSpacing(10);
    column->addWidget(new TextLabel(tr("Trust exactly this?"), TextLabel::Size::Heading));
    column->addWidget(wrapped(tr("The rules stay silent when all conditions hold. The more there "
                                 "are, the less can hide behind them."),
                              QStringLiteral("muted")));
    column->addWidget(card);
    column->addWidget(buildOptions());
    column->addWidget(m_problem);
    column->addWidget(m_preview);
    column->addSpacing(kGap);
    column->addLayout(buildButtons());
}

QWidget* TrustEntryDialog::buildOptions() {
    m_rules = new QComboBox;
    m_rules->setAccessibleName(tr("Rules"));
    m_until = new QComboBox;
    m_until->setAccessibleName(tr("Until"));
    for (const auto& [title, days] : {std::pair{tr("From now on"), 0},
                                      {tr("For a day"), 1},
                                      {tr("For a week"), 7},
                                      {tr("For 30 days"), 30},
                                      {tr("For a year"), 365}})
        m_until->addItem(title, days);
    m_note = new QLineEdit;
    m_note->setAccessibleName(tr("Note"));
    m_note->setMaxLength(kLongestNote);
    m_note->setPlaceholderText(tr("Why, for whoever reads this later"));
    auto* options = new QWidget;
    auto* grid = new QGridLayout(options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [title, widget] : {std::pair{tr("Rules"), static_cast<QWidget*>(m_rules)},
                                        {tr("Until"), static_cast<QWidget*>(m_until)},
                                        {tr("Note"), static_cast<QWidget*>(m_note)}}) {
        grid->addWidget(new TextLabel(title), row, 0);
        grid->addWidget(widget, row++, 1);
    }
    connect(m_rules, &QComboBox::currentIndexChanged, this, &TrustEntryDialog::update);
    return options;
}

QLayout* TrustEntryDialog::buildButtons() {
    auto* cancel = new QPushButton(tr("Cancel"));
    m_trust = new QPushButton(tr("Trust"));
    m_trust->setProperty("kind", QStringLiteral("primary"));
    m_trust->setAutoDefault(false);
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_trust, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->addWidget(wrapped(tr("Your password is asked for."), QStringLiteral("muted")), 1);
    row->addWidget(cancel);
    row->addWidget(m_trust);
    return row;
}

/// The rules that raised something lately can be named; those of the proposal in any case.
void TrustEntryDialog::addRules(const std::vector<std::string>& chosen, const Alerts& alerts) {
    m_rules->addItem(tr("All but those about behaviour"));
    QSet<QString> known;
    const auto add = [&](const std::string& id, const QString& title) {
        const QString rule = QString::fromStdString(id);
        if (id.empty() || known.contains(rule))
            return;
        known.insert(rule);
        m_rules->addItem(tr("Only: %1").arg(title), rule);
    };
    for (const std::string& id : chosen)
        add(id, safeText(id, 64));
    for (const model::Alert* alert : alerts)
        add(alert->finding.ruleId,
            safeText(
                alert->finding.ruleName.empty() ? alert->finding.ruleId : alert->finding.ruleName,
                80));
    m_rules->setCurrentIndex(chosen.empty() ? 0 : 1);
}

void TrustEntryDialog::addCondition(const std::string& key, const std::string& value) {
    Condition condition{new QWidget, new QComboBox, new QLineEdit};
    for (const TrustKind& kind : trustKinds())
        condition.kind->addItem(trustKindTitle(kind.key), QLatin1String(kind.key));
    condition.kind->setCurrentIndex(condition.kind->findData(QString::fromStdString(key)));
    condition.kind->setAccessibleName(tr("Condition"));
    condition.kind->setFixedWidth(230);
    condition.value->setText(QString::fromStdString(value));
    condition.value->setMaxLength(kLongestValue);
    condition.value->setAccessibleName(tr("Value of the condition"));
    auto* remove = new QToolButton;
    remove->setIcon(symbolicIcon(QStringLiteral("close"), currentTheme().muted));
    remove->setAccessibleName(tr("Remove the condition"));
    remove->setFocusPolicy(Qt::StrongFocus);
    auto* line = new QHBoxLayout(condition.row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(condition.kind);
    line->addWidget(condition.value, 1);
    line->addWidget(remove);
    m_rows->addWidget(condition.row);
    m_conditions << condition;
    connect(condition.kind, &QComboBox::currentIndexChanged, this, &TrustEntryDialog::update);
    connect(condition.value, &QLineEdit::textChanged, this, &TrustEntryDialog::update);
    connect(remove, &QToolButton::clicked, this,
            [this, row = condition.row] { removeCondition(row); });
}

void TrustEntryDialog::removeCondition(QWidget* row) {
    m_conditions.removeIf([row](const Condition& each) { return each.row == row; });
    m_rows->removeWidget(row);
    row->hide();
    row->deleteLater();
    update();
}

std::string TrustEntryDialog::unusedKey() const {
    QSet<QString> used;
    for (const Condition& each : m_conditions)
        used.insert(each.kind->currentData().toString());
    for (const char* wanted : {"path", "package", "user", "domain", "port", "parent"}) {
        if (!used.contains(QLatin1String(wanted)))
            return wanted;
    }
    return "name";
}

model::TrustEntry TrustEntryDialog::entry(std::int64_t nowUs) const {
    model::TrustEntry entry;
    for (const Condition& each : m_conditions)
        entry.match[each.kind->currentData().toString().toStdString()] =
            each.value->text().trimmed().toStdString();
    if (const QString rule = m_rules->currentData().toString(); !rule.isEmpty())
        entry.rules = {rule.toStdString()};
    if (const int days = m_until->currentData().toInt(); days > 0)
        entry.untilUs = nowUs + days * kUsPerDay;
    entry.note = m_note->text().trimmed().toStdString();
    return entry;
}

void TrustEntryDialog::update() {
    for (const Condition& each : m_conditions)
        each.value->setPlaceholderText(
            trustKindExample(each.kind->currentData().toString().toStdString()));
    const std::int64_t nowUs = QDateTime::currentMSecsSinceEpoch() * 1000;
    const model::TrustEntry now = entry(nowUs);
    QString problem = trustEntryProblem(now);
    if (problem.isEmpty() && now.match.size() < static_cast<std::size_t>(m_conditions.size()))
        problem = tr("The same kind of condition stands there twice.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (problem.isEmpty())
        m_preview->ask(now);
    else
        m_preview->askNothing();
    m_trust->setEnabled(problem.isEmpty());
    fit();
}

}  // namespace ui
