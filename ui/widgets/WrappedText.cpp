#include "ui/widgets/WrappedText.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QStyle>
#include <QTextDocument>
#include <QWheelEvent>
#include <cmath>

#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kReadingWidth = 320;

QFont fontOf(WrappedText::Look look) {
    const QFont base = QApplication::font();
    switch (look) {
        case WrappedText::Look::Body:
            return base;
        case WrappedText::Look::Small:
            return scaledFont(base, 0.9);
        case WrappedText::Look::Heading:
            return scaledFont(base, 1.2, QFont::DemiBold);
        case WrappedText::Look::Mono:
            break;
    }
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(base.pointSizeF() * 0.92);
    return mono;
}

}  // namespace

WrappedText::WrappedText(Look look, QWidget* parent) : QTextEdit(parent), m_look(look) {
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyFont();
}

void WrappedText::setText(const QString& safe) {
    // Setting it again would take a selection away.
    if (safe == toPlainText() && !safe.isEmpty())
        return;
    setPlainText(safe);
    setAccessibleName(safe);
    updateGeometry();
}

void WrappedText::setTone(const QString& tone) {
    setProperty("tone", tone);
    style()->unpolish(this);
    style()->polish(this);
}

QSize WrappedText::sizeHint() const {
    return {kReadingWidth, heightForWidth(width() > 0 ? width() : kReadingWidth)};
}

QSize WrappedText::minimumSizeHint() const {
    return {80, fontMetrics().height()};
}

int WrappedText::heightForWidth(int width) const {
    const QScopedPointer<QTextDocument> copy(document()->clone());
    copy->setDefaultFont(font());
    QTextOption option = copy->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    copy->setDefaultTextOption(option);
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height()));
}

void WrappedText::wheelEvent(QWheelEvent* event) {
    event->ignore();  // the page scrolls
}

void WrappedText::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
}

void WrappedText::applyFont() {
    setFont(fontOf(m_look));
    document()->setDefaultFont(font());
}

}  // namespace ui
