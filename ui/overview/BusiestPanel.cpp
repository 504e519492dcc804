#include "ui/overview/BusiestPanel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/ChartColors.h"
#include "ui/format/Units.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr std::size_t kLines = 5;
constexpr double kIdlePercent = 0.05;
constexpr int kFigureWidth = 78;

TextLabel* figure(const QString& tone) {
    auto* label = new TextLabel;
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setMinimumWidth(kFigureWidth);
    label->setTone(tone);
    return label;
}

}  // namespace

BusiestPanel::BusiestPanel(QWidget* parent)
    : Card(tr("Busiest now"), parent), m_nothing(new TextLabel(tr("Everything is idle."))) {
    auto* all = new QToolButton;
    all->setProperty("kind", QStringLiteral("link"));
    all->setText(tr("All processes"));
    connect(all, &QToolButton::clicked, this, &BusiestPanel::allClicked);
    addToHeader(all);
    body()->setSpacing(4);
    for (std::size_t i = 0; i < kLines; ++i)
        m_lines.push_back(newLine());
    m_nothing->setTone(QStringLiteral("muted"));
    body()->addWidget(m_nothing);
    body()->addStretch(1);
    show({});
}

BusiestPanel::Line BusiestPanel::newLine() {
    Line line{new QWidget, new TextLabel, figure({}), figure(QStringLiteral("muted"))};
    line.name->setElided(true);
    auto* layout = new QHBoxLayout(line.row);
    layout->setContentsMargins(kGap, 4, kGap, 4);
    layout->setSpacing(kGap);
    layout->addWidget(line.name, 1);
    layout->addWidget(line.cpu);
    layout->addWidget(line.memory);
    body()->addWidget(line.row);
    return line;
}

void BusiestPanel::show(const std::vector<const model::ProcessRow*>& rows) {
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line& line = m_lines[i];
        line.row->setVisible(i < rows.size());
        line.share = 0;
        if (i >= rows.size())
            continue;
        const model::ProcessRow& row = *rows[i];
        line.name->setText(processRowTitle(row));
        line.cpu->setText(percentText(row.cpuPercent));
        line.memory->setText(sizeText(row.memoryKiB));
        line.share = std::clamp(row.cpuPercent / 100, 0.0, 1.0);
    }
    m_nothing->setVisible(rows.empty());
    update();
}

void BusiestPanel::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(currentTheme().card, cpuColor(), 0.18));
    for (const Line& line : m_lines) {
        if (!line.row->isVisible() || line.share <= 0)
            continue;
        QRectF bar = line.row->geometry();
        bar.setWidth(std::max(4.0, bar.width() * line.share));
        painter.drawRoundedRect(bar, 5, 5);
    }
}

std::vector<const model::ProcessRow*> busiest(std::vector<const model::ProcessRow*> rows,
                                              std::size_t count) {
    std::erase_if(rows, [](const auto* row) { return !(row->cpuPercent >= kIdlePercent); });
    const std::size_t kept = std::min(count, rows.size());
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end(),
                      [](const auto* a, const auto* b) {
                          return a->cpuPercent != b->cpuPercent ? a->cpuPercent > b->cpuPercent
                                                                : a->key < b->key;
                      });
    rows.resize(kept);
    return rows;
}

}  // namespace ui
