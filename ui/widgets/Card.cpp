#include "ui/widgets/Card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kControlHeight = 30;

}  // namespace

Card::Card(const QString& title, QWidget* parent) : QFrame(parent) {
    setFrameShape(QFrame::NoFrame);
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(kPadding, kPadding - 6, kPadding, kPadding - 2);
    m_body->setSpacing(kGap);
    if (title.isEmpty())
        return;
    m_header = new QHBoxLayout;
    m_header->setSpacing(kGap);
    m_header->addWidget(new TextLabel(title, TextLabel::Size::Strong));
    m_header->addStretch(1);
    m_body->addLayout(m_header);
    setAccessibleName(title);
}

void Card::addToHeader(QWidget* widget) {
    m_header->addStrut(kControlHeight);  // titles beside each other stand level
    m_header->addWidget(widget);
}

void Card::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

}  // namespace ui
