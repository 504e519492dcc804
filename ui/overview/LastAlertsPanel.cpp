#include "ui/overview/LastAlertsPanel.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/alerts/AlertLine.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

LastAlertsPanel::LastAlertsPanel(QWidget* parent)
    : Card(tr("Last alerts"), parent), m_nothing(new TextLabel) {
    auto* all = new QToolButton;
    all->setProperty("kind", QStringLiteral("link"));
    all->setText(tr("All alerts"));
    connect(all, &QToolButton::clicked, this, &LastAlertsPanel::allClicked);
    addToHeader(all);
    body()->setSpacing(2);
    for (std::size_t i = 0; i < kLines; ++i) {
        auto* line = new AlertLine;
        connect(line, &AlertLine::clicked, this, [this, line] { Q_EMIT alertClicked(line->id()); });
        body()->addWidget(line);
        m_lines.push_back(line);
    }
    m_nothing->setTone(QStringLiteral("muted"));
    body()->addWidget(m_nothing);
    body()->addStretch(1);
    show({}, false);
}

void LastAlertsPanel::show(const std::vector<const model::Alert*>& alerts, bool loaded) {
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < alerts.size());
        if (i < alerts.size())
            m_lines[i]->show(*alerts[i]);
    }
    m_nothing->setText(loaded ? tr("None. Nothing dangerous has been seen.")
                              : tr("Reading the alerts…"));
    m_nothing->setVisible(alerts.empty());
}

}  // namespace ui
