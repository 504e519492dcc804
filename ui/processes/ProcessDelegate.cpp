#include "ui/processes/ProcessDelegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/processes/ProcessTreeModel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kMeterHeight = 3;
constexpr double kSmallestShare = 0.01;

constexpr double kTrendTopPercent = 10;  // a small one stays small
constexpr float kTrendOpacity = 0.22F;   // the figure above it stays readable

/// The last minute as a pale area behind the figure; its height is the most it was.
void paintTrend(QPainter* painter, const QRect& cell, const QList<double>& percents) {
    if (percents.size() < 2)
        return;
    const double top = std::max(kTrendTopPercent, std::ranges::max(percents));
    const QRectF room = QRectF(cell).adjusted(6, 4, -6, -2);
    QPolygonF area{room.bottomLeft()};
    for (qsizetype i = 0; i < percents.size(); ++i) {
        const double share = std::clamp(percents[i] / top, 0.0, 1.0);
        const double across = static_cast<double>(i) / static_cast<double>(percents.size() - 1);
        area << QPointF(room.left() + room.width() * across, room.bottom() - room.height() * share);
    }
    area << room.bottomRight();
    QColor fill = currentTheme().accent;
    fill.setAlphaF(kTrendOpacity);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawPolygon(area);
    painter->restore();
}

QColor meterColor(double share) {
    const Theme& theme = currentTheme();
    return share >= 0.8 ? theme.danger : share >= 0.4 ? theme.attention : theme.accent;
}

}  // namespace

void ProcessDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    paintTrend(painter, option.rect,
               index.data(ProcessTreeModel::TrendRole).value<QList<double>>());
    const double share = std::min(1.0, index.data(ProcessTreeModel::MeterRole).toDouble());
    if (!(share >= kSmallestShare))
        return;
    const QRectF room = QRectF(option.rect).adjusted(6, 0, -6, -3);
    const qreal width = std::max(2.0, room.width() * share);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(meterColor(share));
    painter->drawRoundedRect(
        QRectF(room.right() - width, room.bottom() - kMeterHeight + 1, width, kMeterHeight), 1.5,
        1.5);
    painter->restore();
}

QSize ProcessDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(kRowHeight, option.fontMetrics.height() + 10));
    return size;
}

void ProcessDelegate::initStyleOption(QStyleOptionViewItem* option,
                                      const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    option->decorationSize = QSize(16, 16);
}

}  // namespace ui
