#include "ui/widgets/Badge.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

#include "ui/widgets/Theme.h"

namespace ui {

namespace {

QFont badgeFont() {
    return scaledFont(QApplication::font(), 0.85, QFont::DemiBold);
}

}  // namespace

Badge::Badge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::show(const QString& safe, Tone tone) {
    m_text = safe;
    m_tone = tone;
    setAccessibleName(safe);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const {
    return sizeFor(m_text);
}

Badge::Tone Badge::toneOf(model::Level level) {
    switch (level) {
        case model::Level::Info:
            return Tone::Info;
        case model::Level::Warning:
            return Tone::Attention;
        case model::Level::Alert:
            return Tone::Danger;
        case model::Level::Error:
            break;
    }
    return Tone::Fault;
}

Badge::Tone Badge::toneOf(model::AlertState state) {
    switch (state) {
        case model::AlertState::Raised:
            return Tone::Info;
        case model::AlertState::Suspended:
            return Tone::Attention;
        case model::AlertState::Allowed:
        case model::AlertState::Resumed:
            return Tone::Calm;
        default:
            return Tone::Neutral;
    }
}

Badge::Tone Badge::toneOf(model::Outcome outcome) {
    switch (outcome) {
        case model::Outcome::Done:
            return Tone::Calm;
        case model::Outcome::Failed:
        case model::Outcome::Refused:
            return Tone::Danger;
        default:
            return Tone::Neutral;
    }
}

QColor Badge::colorOf(Tone tone) {
    const Theme& theme = currentTheme();
    switch (tone) {
        case Tone::Calm:
            return theme.calm;
        case Tone::Info:
            return theme.info;
        case Tone::Attention:
            return theme.attention;
        case Tone::Danger:
            return theme.danger;
        case Tone::Fault:
            return theme.fault;
        case Tone::Neutral:
            break;
    }
    return theme.muted;
}

QSize Badge::sizeFor(const QString& text) {
    const QFontMetrics metrics(badgeFont());
    return {metrics.horizontalAdvance(text) + 16, metrics.height() + 4};
}

int Badge::paint(QPainter& painter, const QPoint& topLeft, const QString& text, Tone tone) {
    const QRect box(topLeft, sizeFor(text));
    const QColor color = colorOf(tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(currentTheme().card, color, 0.15));
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setFont(badgeFont());
    // The tint takes contrast away; some of the text colour gives it back.
    painter.setPen(mixed(color, currentTheme().text, 0.2));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
    return box.width();
}

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter, QPoint(0, (height() - sizeFor(m_text).height()) / 2), m_text, m_tone);
}

}  // namespace ui
