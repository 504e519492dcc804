#include "ui/widgets/StatePanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/Icons.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kPictureSize = 56;
constexpr int kTextWidth = 440;

QColor colorOf(StatePanel::Kind kind) {
    const Theme& theme = currentTheme();
    switch (kind) {
        case StatePanel::Kind::Empty:
            return theme.calm;
        case StatePanel::Kind::Problem:
            return theme.danger;
        case StatePanel::Kind::NoPermission:
            return theme.attention;
        case StatePanel::Kind::Loading:
            break;
    }
    return theme.muted;
}

}  // namespace

StatePanel::StatePanel(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel),
      m_title(new TextLabel(TextLabel::Size::Heading)),
      m_text(new TextLabel) {
    m_text->setTone(QStringLiteral("muted"));
    m_text->setWordWrap(true);
    m_text->setFixedWidth(kTextWidth);
    for (QLabel* label : {m_picture, static_cast<QLabel*>(m_title), static_cast<QLabel*>(m_text)})
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    // No alignment here: an aligned label gets its size hint, not its height for this width.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kGap);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(kGap);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addLayout(row);
    column->addStretch(3);
}

void StatePanel::show(Kind kind, const QString& icon, const QString& title, const QString& text) {
    m_kind = kind;
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    showPicture();
}

void StatePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_icon.isEmpty())
        showPicture();
}

void StatePanel::showPicture() {
    m_picture->setPixmap(
        symbolicPixmap(m_icon, colorOf(m_kind), kPictureSize, devicePixelRatioF()));
}

}  // namespace ui
