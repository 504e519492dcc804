#include "ui/network/BlockPanel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr std::size_t kMostRows = 4;

}  // namespace

BlockPanel::BlockPanel(QWidget* parent) : Card(tr("Blocked addresses"), parent) {
    body()->setSpacing(2);
    QWidget::hide();
}

void BlockPanel::show(const std::vector<model::BlockRow>& blocks) {
    if (blocks != m_shown) {
        m_shown = blocks;
        clear();
        for (std::size_t i = 0; i < std::min(blocks.size(), kMostRows); ++i)
            addRow(blocks[i]);
        if (blocks.size() > kMostRows)
            addNote(blocks.size() - kMostRows);
    }
    setVisible(!blocks.empty());
}

void BlockPanel::clear() {
    for (QWidget* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
}

void BlockPanel::addRow(const model::BlockRow& block) {
    const QString address = safeText(block.address, 64);
    auto* name = new TextLabel(address, TextLabel::Size::Mono);
    auto* left = new TextLabel(tr("%1 left").arg(durationText(block.secondsLeft)));
    left->setTone(QStringLiteral("muted"));
    auto* why = new TextLabel(safeText(block.reason, 120));
    why->setTone(QStringLiteral("muted"));
    why->setElided(true);
    auto* unblock = new QToolButton;
    unblock->setText(tr("Unblock"));
    unblock->setProperty("kind", QStringLiteral("link"));
    unblock->setAccessibleName(tr("Unblock %1").arg(address));
    unblock->setFocusPolicy(Qt::StrongFocus);
    connect(unblock, &QToolButton::clicked, this,
            [this, to = QString::fromStdString(block.address)] { Q_EMIT unblockRequested(to); });
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kPadding);
    line->addWidget(name);
    line->addWidget(left);
    line->addWidget(why, 1);
    line->addWidget(unblock);
    body()->addWidget(row);
    m_rows << row;
}

void BlockPanel::addNote(std::size_t more) {
    auto* note = new TextLabel(tr("and %1 more; algomonitorctl blocks lists them all").arg(more));
    note->setTone(QStringLiteral("muted"));
    body()->addWidget(note);
    m_rows << note;
}

}  // namespace ui
