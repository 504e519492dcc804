#include "ui/processes/ProcessDetailsDialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/processes/JsonView.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProgramHoursPanel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

ProcessDetailsDialog::ProcessDetailsDialog(const model::ProcessRow& row, QWidget* parent)
    : QDialog(parent),
      m_key(row.key),
      m_stack(new QStackedWidget),
      m_state(new StatePanel),
      m_view(new JsonView),
      m_hours(new ProgramHoursPanel) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Details of %1").arg(processRowTitle(row)));
    resize(760, 660);
    auto* title = new TextLabel(processRowTitle(row), TextLabel::Size::Title);
    title->setElided(true);
    auto* command = new TextLabel(safeText(row.commandLine), TextLabel::Size::Mono);
    command->setTone(QStringLiteral("muted"));
    command->setElided(true);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_view);
    m_state->show(StatePanel::Kind::Loading, QStringLiteral("clock"), tr("Asking the helper…"), {});
    auto* copy = new QPushButton(tr("Copy as JSON"));
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_json); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, kPadding, 20, kPadding);
    column->setSpacing(kGap);
    column->addWidget(title);
    column->addWidget(command);
    column->addWidget(m_hours);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
}

void ProcessDetailsDialog::setDetails(const QString& json) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (!document.isObject()) {
        setProblem(tr("The answer cannot be read: %1").arg(error.errorString()), false);
        return;
    }
    m_json = json;
    m_view->show(document.object());
    m_stack->setCurrentWidget(m_view);
}

void ProcessDetailsDialog::setHours(const model::ProgramHours& hours) {
    m_hours->show(hours, QDateTime::currentMSecsSinceEpoch() * 1000);
}

void ProcessDetailsDialog::setProblem(const QString& text, bool noPermission) {
    m_state->show(noPermission ? StatePanel::Kind::NoPermission : StatePanel::Kind::Problem,
                  noPermission ? QStringLiteral("lock") : QStringLiteral("level-error"),
                  noPermission ? tr("You may not see this") : tr("No details"),
                  safeText(text, 400));
    m_stack->setCurrentWidget(m_state);
}

}  // namespace ui
