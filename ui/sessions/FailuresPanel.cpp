#include "ui/sessions/FailuresPanel.h"

#include <QVBoxLayout>

#include "ui/alerts/AlertLine.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

constexpr int kLines = 4;

}  // namespace

FailuresPanel::FailuresPanel(QWidget* parent)
    : Card(tr("Refused logins"), parent), m_nothing(new TextLabel(tr("None was raised."))) {
    m_nothing->setTone(QStringLiteral("muted"));
    body()->setSpacing(2);
    body()->addWidget(m_nothing);
    for (int i = 0; i < kLines; ++i) {
        auto* line = new AlertLine;
        line->hide();
        connect(line, &AlertLine::clicked, this, [this, line] { Q_EMIT alertWanted(line->id()); });
        body()->addWidget(line);
        m_lines.push_back(line);
    }
}

void FailuresPanel::show(const std::vector<const model::Alert*>& alerts) {
    std::size_t shown = 0;
    for (const model::Alert* alert : alerts) {
        if (shown == m_lines.size())
            break;
        if (!isAboutFailedLogins(*alert))
            continue;
        m_lines[shown]->show(*alert);
        m_lines[shown++]->setVisible(true);
    }
    for (std::size_t i = shown; i < m_lines.size(); ++i)
        m_lines[i]->hide();
    m_nothing->setVisible(shown == 0);
}

bool isAboutFailedLogins(const model::Alert& alert) {
    return alert.finding.ruleId == "failed-login" || alert.finding.ruleId == "brute-force";
}

}  // namespace ui
