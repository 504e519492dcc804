#include "ui/alerts/StoryPanel.h"

#include <QVBoxLayout>

#include "ui/alerts/AlertLine.h"
#include "ui/format/Units.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

StoryPanel::StoryPanel(QWidget* parent)
    : Card(tr("The same story"), parent), m_more(new TextLabel) {
    body()->setSpacing(2);
    for (std::size_t i = 0; i < kLines; ++i) {
        auto* line = new AlertLine;
        connect(line, &AlertLine::clicked, this, [this, line] { Q_EMIT alertClicked(line->id()); });
        body()->addWidget(line);
        m_lines.push_back(line);
    }
    m_more->setTone(QStringLiteral("muted"));
    body()->addWidget(m_more);
}

void StoryPanel::show(const std::vector<const model::Alert*>& all, const model::Alert& shown) {
    std::size_t used = 0;
    std::size_t more = 0;
    for (const model::Alert* each : all) {
        if (each->id == shown.id)
            continue;
        if (used < m_lines.size())
            m_lines[used++]->show(*each);
        else
            ++more;
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setVisible(i < used);
    m_more->setText(tr("and %1 more").arg(countText(more)));
    m_more->setVisible(more > 0);
    setVisible(used > 0);
}

}  // namespace ui
