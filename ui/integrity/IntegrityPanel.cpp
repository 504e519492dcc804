#include "ui/integrity/IntegrityPanel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/integrity/FileText.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr std::size_t kShownRoots = 12;

}  // namespace

IntegrityPanel::IntegrityPanel(QWidget* parent)
    : Card({}, parent),
      m_state(new Badge),
      m_roots(new TextLabel(TextLabel::Size::Strong)),
      m_figures(new TextLabel),
      m_why(new TextLabel),
      m_progress(new QProgressBar),
      m_verify(new QPushButton(tr("Check now"))),
      m_cancel(new QPushButton(tr("Stop the check"))) {
    m_roots->setElided(true);
    m_figures->setTone(QStringLiteral("muted"));
    m_why->setTone(QStringLiteral("attention"));
    m_why->setWordWrap(true);
    m_progress->setAccessibleName(tr("Progress of the check"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap);
    head->addWidget(m_state);
    head->addWidget(m_roots, 1);
    head->addWidget(m_cancel);
    head->addWidget(m_verify);
    body()->addLayout(head);
    body()->addWidget(m_progress);
    body()->addWidget(m_figures);
    body()->addWidget(m_why);
    connect(m_verify, &QPushButton::clicked, this, &IntegrityPanel::verifyClicked);
    connect(m_cancel, &QPushButton::clicked, this, &IntegrityPanel::cancelClicked);
    show({});
}

void IntegrityPanel::show(const model::IntegrityStatus& status) {
    QStringList roots;
    for (const std::string& root : status.roots) {
        if (roots.size() == static_cast<qsizetype>(kShownRoots))
            break;
        roots << safeText(root, 120);
    }
    const int percent = sweepPercent(status);
    const bool runs = percent >= 0;
    m_state->show(integrityStateText(status), integrityTone(status));
    m_roots->setText(roots.isEmpty() ? tr("Protected files") : roots.join(QStringLiteral("  ")));
    m_progress->setVisible(runs);
    m_progress->setRange(0, status.files == 0 ? 0 : 100);  // 0 of 0: busy, without a figure
    m_progress->setValue(std::max(0, percent));
    QString figures = integrityFigures(status, QDateTime::currentMSecsSinceEpoch() * 1000);
    if (runs && status.files > 0)
        figures = tr("%1 % done").arg(percent) + QStringLiteral(" · ") + figures;
    m_figures->setText(figures);
    m_why->setText(safeText(status.why, 300));
    m_why->setVisible(!status.why.empty());
    m_verify->setVisible(!runs);
    m_verify->setEnabled(status.state == "watching" || status.state == "error");
    m_cancel->setVisible(runs);
}

}  // namespace ui
