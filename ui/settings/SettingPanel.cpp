#include "ui/settings/SettingPanel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/settings/SettingEditor.h"
#include "ui/settings/SettingText.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

SettingPanel::SettingPanel(const model::SettingRow& row, QWidget* parent)
    : QWidget(parent),
      m_row(row),
      m_editor(SettingEditor::create(row)),
      m_hint(new TextLabel(TextLabel::Size::Small)),
      m_live(new TextLabel(TextLabel::Size::Small)),
      m_save(button(tr("Save"), tr("Save %1").arg(settingTitle(row)), &SettingPanel::save)),
      m_discard(button(tr("Discard"), tr("Discard the change of %1").arg(settingTitle(row)),
                       &SettingPanel::discard)),
      m_reset(button(tr("Reset"), tr("Reset %1 to its default").arg(settingTitle(row)),
                     &SettingPanel::reset)) {
    m_live->setTone(QStringLiteral("info"));
    m_hint->setWordWrap(true);
    auto* help = new TextLabel(settingHelp(row), TextLabel::Size::Small);
    help->setTone(QStringLiteral("muted"));
    help->setWordWrap(true);
    m_editor->setAccessibleDescription(settingHelp(row));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(3);
    column->addLayout(buildHead());
    column->addWidget(help);
    column->addWidget(m_editor);
    column->addLayout(buildFoot());
    connect(m_editor, &SettingEditor::edited, this, &SettingPanel::update);
    connect(m_editor, &SettingEditor::confirmed, this, &SettingPanel::save);
    update();
}

QLayout* SettingPanel::buildHead() {
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(settingTitle(m_row), TextLabel::Size::Strong));
    head->addStretch(1);
    for (QToolButton* each : {m_save, m_discard, m_reset})
        head->addWidget(each);
    return head;
}

QLayout* SettingPanel::buildFoot() {
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_live);
    return foot;
}

QToolButton* SettingPanel::button(const QString& text, const QString& accessible,
                                  void (SettingPanel::*act)()) {
    auto* made = new QToolButton;
    made->setText(text);
    made->setAccessibleName(accessible);
    made->setProperty("kind", QStringLiteral("link"));
    made->setFocusPolicy(Qt::StrongFocus);
    connect(made, &QToolButton::clicked, this, act);
    return made;
}

void SettingPanel::setValue(const QJsonValue& value) {
    const bool busy = m_known && isChanged();
    m_value = value;
    m_known = true;
    if (!busy)
        m_editor->show(value);
    update();
}

void SettingPanel::setLive(const QString& text) {
    m_live->setText(text);
    m_live->setVisible(!text.isEmpty());
}

bool SettingPanel::isChanged() const {
    return m_known && m_editor->value() != m_value;
}

QString SettingPanel::problem() const {
    return isChanged() ? settingProblem(m_row, m_editor->value()) : QString();
}

QString SettingPanel::searchText() const {
    return (settingTitle(m_row) + QLatin1Char('\n') + settingHelp(m_row) + QLatin1Char('\n') +
            QString::fromUtf8(m_row.key.data(), static_cast<qsizetype>(m_row.key.size())))
        .toLower();
}

void SettingPanel::save() {
    if (isChanged() && problem().isEmpty())
        Q_EMIT saveRequested(
            QString::fromUtf8(m_row.key.data(), static_cast<qsizetype>(m_row.key.size())),
            settingJson(m_editor->value()));
}

void SettingPanel::discard() {
    m_editor->show(m_value);
    update();
}

/// Puts the default into the editor; saving it is the person's.
void SettingPanel::reset() {
    m_editor->show(defaultOf(m_row));
    update();
}

void SettingPanel::update() {
    const bool changed = isChanged();
    const QString wrong = problem();
    m_save->setVisible(changed && wrong.isEmpty());
    m_discard->setVisible(changed);
    m_reset->setVisible(!m_row.fileOnly && m_known && m_editor->value() != defaultOf(m_row));
    m_live->setVisible(!m_live->fullText().isEmpty());
    const bool number = m_row.type == model::SettingType::Integer;
    m_hint->setTone(wrong.isEmpty() ? QStringLiteral("muted") : QStringLiteral("danger"));
    m_hint->setText(
        !wrong.isEmpty() ? wrong
        : m_row.fileOnly ? tr("Only in the configuration file, by an administrator.")
        : number
            ? tr("%1; usually %2").arg(allowedHint(m_row), settingLine(m_row, defaultOf(m_row)))
            : QString());
    m_hint->setVisible(!m_hint->fullText().isEmpty());
}

}  // namespace ui
