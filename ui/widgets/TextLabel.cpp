#include "ui/widgets/TextLabel.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QStyle>

#include "ui/format/SafeText.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kLongestWord = 24;

/// A zero-width space is a place to wrap where there is no blank.
QString breakable(const QString& text) {
    QString result;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > kLongestWord && !c.isLowSurrogate()) {
            result += QChar(0x200B);
            run = 1;
        }
        result += c;
    }
    return result;
}

QFont fontOf(TextLabel::Size size) {
    const QFont base = QApplication::font();
    switch (size) {
        case TextLabel::Size::Small:
            return scaledFont(base, 0.9);
        case TextLabel::Size::Body:
            return base;
        case TextLabel::Size::Strong:
            return scaledFont(base, 1, QFont::DemiBold);
        case TextLabel::Size::Heading:
            return scaledFont(base, 1.2, QFont::DemiBold);
        case TextLabel::Size::Title:
            return scaledFont(base, 1.45, QFont::DemiBold);
        case TextLabel::Size::Figure:
            return scaledFont(base, 1.8, QFont::DemiBold);
        case TextLabel::Size::Mono:
            break;
    }
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(base.pointSizeF() * 0.92);
    return mono;
}

}  // namespace

TextLabel::TextLabel(Size size, QWidget* parent) : QLabel(parent), m_size(size) {
    setTextFormat(Qt::PlainText);
    applyFont();
}

TextLabel::TextLabel(const QString& text, Size size, QWidget* parent) : TextLabel(size, parent) {
    setText(text);
}

void TextLabel::setTone(const QString& tone) {
    if (property("tone").toString() == tone)
        return;
    setProperty("tone", tone);
    style()->unpolish(this);
    style()->polish(this);
}

void TextLabel::setElided(bool elided) {
    m_elided = elided;
    setWordWrap(false);
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    showElided();
}

void TextLabel::setText(const QString& safe) {
    if (m_full == safe && !text().isEmpty())
        return;
    m_full = safe;
    if (m_elided)
        showElided();
    else
        QLabel::setText(wordWrap() ? breakable(safe) : safe);
    updateGeometry();
}

QSize TextLabel::minimumSizeHint() const {
    QSize size = QLabel::minimumSizeHint();
    if (m_elided)
        size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("mm…mm")));
    return size;
}

QSize TextLabel::sizeHint() const {
    QSize size = QLabel::sizeHint();
    if (m_elided)
        size.setWidth(fontMetrics().horizontalAdvance(m_full) + 2);
    return size;
}

void TextLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    showElided();
}

void TextLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
}

void TextLabel::applyFont() {
    setFont(fontOf(m_size));
}

void TextLabel::showElided() {
    if (!m_elided)
        return;
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideMiddle, width());
    if (shown != text())
        QLabel::setText(shown);
    setToolTip(shown == m_full ? QString() : plainToolTip(m_full));
}

}  // namespace ui
