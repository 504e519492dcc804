#include "ui/alerts/AlertListDelegate.h"

#include <QDateTime>
#include <QPainter>
#include <algorithm>

#include "ui/alerts/AlertFilterModel.h"
#include "ui/alerts/AlertTableModel.h"
#include "ui/format/AlertText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kDayHeight = 32;
constexpr int kMargin = 10;
constexpr int kIconSize = 22;
constexpr int kLines = 2;
constexpr int kBetween = 2;  // boxes of neighbours

int rowHeight(const QFontMetrics& metrics) {
    return metrics.height() * (kLines + 1) + kMargin * 2 + 6;
}

QRect rowBox(const QStyleOptionViewItem& option) {
    const int height = rowHeight(option.fontMetrics);
    return QRect(option.rect.left(), option.rect.bottom() - height + 1, option.rect.width(), height)
        .adjusted(6, 2, -6, -2);
}

/// At most two lines; what does not fit is cut in the middle of the second.
QStringList inTwoLines(const QString& text, const QFontMetrics& metrics, int width) {
    if (metrics.horizontalAdvance(text) <= width)
        return {text};
    qsizetype cut = 0;
    for (qsizetype at = text.indexOf(QLatin1Char(' ')); at >= 0;
         at = text.indexOf(QLatin1Char(' '), at + 1)) {
        if (metrics.horizontalAdvance(text.left(at)) > width)
            break;
        cut = at;
    }
    if (cut == 0)
        cut = text.indexOf(QLatin1Char(' '));  // after a long path; what is said of it stands below
    if (cut <= 0)
        return {metrics.elidedText(text, Qt::ElideMiddle, width)};
    return {metrics.elidedText(text.left(cut), Qt::ElideMiddle, width),
            metrics.elidedText(text.mid(cut + 1), Qt::ElideMiddle, width)};
}

Badge::Tone toneOf(const model::Alert& alert) {
    if (isOpen(alert))
        return Badge::Tone::Danger;
    return Badge::toneOf(alert.resolved ? model::AlertState::Resolved : alert.state);
}

}  // namespace

AlertListDelegate::AlertListDelegate(AlertFilterModel* model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

bool AlertListDelegate::startsDay(const QModelIndex& index) const {
    if (index.row() == 0)
        return true;
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    return above.data(AlertTableModel::DayRole) != index.data(AlertTableModel::DayRole);
}

QSize AlertListDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const int day = startsDay(index) ? kDayHeight : 0;
    return {200, rowHeight(option.fontMetrics) + day};
}

void AlertListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const model::Alert* alert = m_model->alert(index);
    if (alert == nullptr)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (startsDay(index))
        paintDay(*painter, option.rect, index);
    const QRect box = rowBox(option);
    paintFrame(*painter, option, box);
    paintStory(*painter, box, index);
    painter->setFont(option.font);
    const QRect room = box.adjusted(kMargin * 2 + kIconSize, kMargin - 2, -kMargin, -kMargin + 2);
    const int top = paintTexts(*painter, room, *alert);
    const bool done = alert->resolved || alert->state == model::AlertState::Resolved;
    levelIcon(alert->finding.level)
        .paint(painter, QRect(box.left() + kMargin, top, kIconSize, kIconSize), Qt::AlignCenter,
               done ? QIcon::Disabled : QIcon::Normal);
    painter->restore();
}

void AlertListDelegate::paintDay(QPainter& painter, const QRect& rect,
                                 const QModelIndex& index) const {
    const QDate day = index.data(AlertTableModel::DayRole).toDate();
    painter.setPen(currentTheme().muted);
    painter.setFont(scaledFont(painter.font(), 0.9, QFont::DemiBold));
    painter.drawText(QRect(rect.left() + 14, rect.top() + 4, rect.width() - 28, kDayHeight - 4),
                     Qt::AlignVCenter | Qt::AlignLeft, dayText(day, QDate::currentDate()));
}

/// A line at the left ties together what stands next to each other and is one story.
void AlertListDelegate::paintStory(QPainter& painter, const QRect& box,
                                   const QModelIndex& index) const {
    const QVariant story = index.data(AlertTableModel::StoryRole);
    if (!story.isValid())
        return;
    const auto same = [&](int row) {
        return index.siblingAtRow(row).data(AlertTableModel::StoryRole) == story;
    };
    const bool above = !startsDay(index) && same(index.row() - 1);
    const QModelIndex next = index.siblingAtRow(index.row() + 1);
    const bool below = next.isValid() && !startsDay(next) && same(next.row());
    if (!above && !below)
        return;
    const int middle = box.center().y();
    const int top = above ? box.top() - kBetween : middle;
    const int bottom = below ? box.bottom() + kBetween : middle;
    painter.setPen(QPen(currentTheme().muted, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(box.left() + 3, top, box.left() + 3, bottom);
}

void AlertListDelegate::paintFrame(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QRect& box) const {
    const Theme& theme = currentTheme();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    const bool focused = selected && option.state.testFlag(QStyle::State_HasFocus);
    painter.setPen(focused ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
    painter.setBrush(selected ? theme.selected : theme.inset);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

/// Returns where the first line starts.
int AlertListDelegate::paintTexts(QPainter& painter, const QRect& room,
                                  const model::Alert& alert) const {
    const Theme& theme = currentTheme();
    const QFont normal = painter.font();
    painter.setFont(needsAttention(alert) ? scaledFont(normal, 1, QFont::DemiBold) : normal);
    painter.setPen(alert.resolved ? theme.muted : theme.text);
    QFontMetrics metrics = painter.fontMetrics();
    const QString state = stateOrCountdown(alert, QDateTime::currentMSecsSinceEpoch() * 1000);
    const QSize badge = Badge::sizeFor(state);
    const QStringList lines = inTwoLines(sentence(alert), metrics, room.width());
    const int height =
        static_cast<int>(lines.size()) * metrics.height() + kGap / 2 + badge.height();
    const int top = room.center().y() - height / 2;
    int y = top;
    for (const QString& line : lines) {
        painter.drawText(QRect(room.left(), y, room.width(), metrics.height()), Qt::AlignLeft,
                         line);
        y += metrics.height();
    }
    const int bottom = y + kGap / 2;
    Badge::paint(painter, QPoint(room.right() - badge.width(), bottom), state, toneOf(alert));
    painter.setFont(scaledFont(normal, 0.9));
    painter.setPen(theme.muted);
    metrics = painter.fontMetrics();
    QString facts = clockText(alert.raisedAtUs);
    if (const QString who = processTitle(alert.finding.process); !who.isEmpty())
        facts += QStringLiteral(" · ") + who;
    if (alert.count > 1)
        facts += QStringLiteral(" · ×") + countText(alert.count);
    const int width = room.width() - badge.width() - kMargin;
    painter.drawText(QRect(room.left(), bottom, width, badge.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(facts, Qt::ElideMiddle, width));
    return top;
}

QString stateOrCountdown(const model::Alert& alert, std::int64_t nowUs) {
    if (!isOpen(alert))
        return stateText(alert.resolved ? model::AlertState::Resolved : alert.state);
    constexpr std::int64_t kUsPerS = 1'000'000;
    return countdownText((*alert.deadlineUs - nowUs + kUsPerS - 1) / kUsPerS);
}

}  // namespace ui
