#include "ui/widgets/ResultBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "ui/format/SafeText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kSuccessMs = 6'000;
constexpr int kUndoMs = 15'000;  // time to think better of it
constexpr int kFailureMs = 30'000;
constexpr int kPictureSize = 20;

}  // namespace

ResultBar::ResultBar(QWidget* parent)
    : QFrame(parent), m_picture(new QLabel), m_text(new TextLabel), m_undo(new QToolButton) {
    m_text->setElided(true);
    auto* close = new QToolButton;
    close->setIcon(symbolicIcon(QStringLiteral("close"), currentTheme().muted));
    close->setAccessibleName(tr("Close the message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_undo->setText(tr("Undo"));
    m_undo->setProperty("kind", QStringLiteral("link"));
    m_undo->setFocusPolicy(Qt::StrongFocus);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT undoClicked();
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 6, kGap, 6);
    row->setSpacing(10);
    row->addWidget(m_picture);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void ResultBar::show(const QString& text, bool ok, bool canUndo) {
    const Theme& theme = currentTheme();
    m_ok = ok;
    m_text->setText(safeText(text, 400));
    m_picture->setPixmap(
        symbolicPixmap(ok ? QStringLiteral("allow") : QStringLiteral("level-error"),
                       ok ? theme.calm : theme.danger, kPictureSize, devicePixelRatioF()));
    setAccessibleName(m_text->fullText());
    m_undo->setVisible(canUndo);
    m_timer.start(!ok ? kFailureMs : canUndo ? kUndoMs : kSuccessMs);
    QWidget::show();
    update();
}

void ResultBar::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    const QColor color = m_ok ? theme.calm : theme.danger;
    QPainter painter(this);
    painter.fillRect(rect(), mixed(theme.card, color, 0.12));
    painter.fillRect(QRect(0, 0, width(), 1), mixed(theme.card, color, 0.45));
}

}  // namespace ui
