#include "ui/widgets/RailButton.h"

#include <QEnterEvent>
#include <QFocusEvent>
#include <QPainter>

#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kHeight = 38;
constexpr int kIconSize = 20;
constexpr int kCountRoom = 40;

void paintCount(QPainter& painter, const QRect& row, int count, const QColor& fill,
                const QColor& ink) {
    const QString text = count > 99 ? QStringLiteral("99+") : QString::number(count);
    painter.setFont(scaledFont(painter.font(), 0.88, QFont::DemiBold));
    const int width = std::max(20, painter.fontMetrics().horizontalAdvance(text) + 12);
    const QRectF pill(row.right() - width - 8, row.center().y() - 9, width, 19);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, 9.5, 9.5);
    painter.setPen(ink);
    painter.drawText(pill, Qt::AlignCenter, text);
}

}  // namespace

RailButton::RailButton(const QString& icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RailButton::setCount(int count, bool urgent) {
    if (m_count == count && m_urgent == urgent)
        return;
    m_count = count;
    m_urgent = urgent;
    setAccessibleDescription(count > 0 ? tr("%1 to look at").arg(count) : QString());
    update();
}

QSize RailButton::sizeHint() const {
    const QFontMetrics bold(scaledFont(font(), 1, QFont::DemiBold));  // as the chosen one
    return {bold.horizontalAdvance(text()) + kIconSize + 24 + kCountRoom, kHeight};
}

void RailButton::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect row = rect().adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? mixed(theme.rail, theme.accent, theme.dark ? 0.26 : 0.14)
                                     : mixed(theme.rail, theme.text, 0.06));
        painter.drawRoundedRect(row, 7, 7);
    }
    if (hasFocus() && m_byKeyboard) {
        painter.setPen(QPen(theme.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(row), 7, 7);
    }
    const QColor ink = isChecked() ? theme.text : mixed(theme.text, theme.rail, 0.2);
    const QPixmap picture =
        symbolicPixmap(m_icon, isChecked() ? theme.accent : ink, kIconSize, devicePixelRatioF());
    painter.drawPixmap(row.left() + 10, row.center().y() - kIconSize / 2 + 1, picture);
    painter.setPen(ink);
    painter.setFont(scaledFont(font(), 1, isChecked() ? QFont::DemiBold : QFont::Normal));
    const int taken = m_count > 0 ? kCountRoom : 4;
    painter.drawText(row.adjusted(10 + kIconSize + 10, 0, -taken, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_count > 0)
        paintCount(painter, row, m_count, m_urgent ? theme.dangerFill : theme.attention,
                   m_urgent ? theme.onDanger : theme.card);
}

void RailButton::focusInEvent(QFocusEvent* event) {
    // A ring after a click would only be noise.
    m_byKeyboard =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void RailButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace ui
