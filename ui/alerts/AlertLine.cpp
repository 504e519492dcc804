#include "ui/alerts/AlertLine.h"

#include <QDateTime>
#include <QEnterEvent>
#include <QPainter>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kIconSize = 18;
constexpr int kMargin = 8;
constexpr std::int64_t kUsPerS = 1'000'000;

}  // namespace

AlertLine::AlertLine(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AlertLine::show(const model::Alert& alert) {
    m_id = QString::fromStdString(alert.id);
    m_level = alert.finding.level;
    m_alertState = alert.resolved ? model::AlertState::Resolved : alert.state;
    m_raisedAtUs = alert.raisedAtUs;
    m_state = stateText(m_alertState);
    setText(sentence(alert));
    setToolTip(plainToolTip(text()));
    setAccessibleName(QStringList{levelText(m_level), text(), m_state,
                                  momentText(m_raisedAtUs, QDate::currentDate())}
                          .join(QStringLiteral(", ")));
    update();
}

QSize AlertLine::sizeHint() const {
    return {260, fontMetrics().height() + 14};
}

void AlertLine::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(theme.inset);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const QRect room = rect().adjusted(kMargin, 0, -kMargin, 0);
    levelIcon(m_level).paint(
        &painter, QRect(room.left(), room.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize));
    const QSize badge = Badge::sizeFor(m_state);
    Badge::paint(painter,
                 QPoint(room.right() - badge.width(), room.center().y() - badge.height() / 2 + 1),
                 m_state, Badge::toneOf(m_alertState));
    painter.setPen(theme.muted);
    painter.setFont(scaledFont(font(), 0.9));
    const QString age = ageText(QDateTime::currentSecsSinceEpoch() - m_raisedAtUs / kUsPerS);
    const int when = painter.fontMetrics().horizontalAdvance(age);
    const int right = room.right() - badge.width() - 10;
    painter.drawText(QRect(right - when, room.top(), when + 1, room.height()), Qt::AlignVCenter,
                     age);
    painter.setFont(font());
    painter.setPen(theme.text);
    const int left = room.left() + kIconSize + 10;
    const int width = right - when - 12 - left;
    painter.drawText(QRect(left, room.top(), width, room.height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, width));
}

void AlertLine::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void AlertLine::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace ui
