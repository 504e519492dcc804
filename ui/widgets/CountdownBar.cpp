#include "ui/widgets/CountdownBar.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/format/Units.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kRefreshMs = 250;
constexpr int kBarHeight = 6;
constexpr std::int64_t kUsPerS = 1'000'000;

std::int64_t nowUs() {
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

}  // namespace

CountdownBar::CountdownBar(QWidget* parent)
    : QWidget(parent),
      m_text(new TextLabel(TextLabel::Size::Strong)),
      m_clock(new TextLabel(TextLabel::Size::Strong)) {
    m_text->setWordWrap(true);
    m_clock->setTone(QStringLiteral("danger"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, kBarHeight + 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_clock, 0, Qt::AlignTop);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &CountdownBar::refresh);
}

void CountdownBar::start(std::int64_t fromUs, std::int64_t deadlineUs, const QString& planned) {
    // A clock that is set moves the end of a question and not its beginning: its length stays.
    if (std::exchange(m_askedAtUs, fromUs) != fromUs)
        m_lengthUs = deadlineUs - fromUs;
    m_fromUs = deadlineUs - m_lengthUs;
    m_deadlineUs = deadlineUs;
    m_planned = planned;
    refresh();
    if (isVisible())
        m_timer.start();
}

void CountdownBar::stop() {
    m_deadlineUs = 0;
    m_timer.stop();
}

double CountdownBar::shareLeft(std::int64_t fromUs, std::int64_t deadlineUs, std::int64_t nowUs) {
    if (deadlineUs <= fromUs)
        return 0;
    const double share =
        static_cast<double>(deadlineUs - nowUs) / static_cast<double>(deadlineUs - fromUs);
    return std::clamp(share, 0.0, 1.0);
}

void CountdownBar::refresh() {
    // Rounded up: "0:01" until the very end, then the sentence says that it is happening.
    const std::int64_t left = (m_deadlineUs - nowUs() + kUsPerS - 1) / kUsPerS;
    const bool over = left <= 0;
    const QString then = m_planned.isEmpty() ? tr("decided as configured") : m_planned;
    m_text->setText(
        over ? tr("The time is over: it is %1.").arg(then)
             : tr("Suspended and waiting for you. Without an answer it is %1.").arg(then));
    m_clock->setText(countdownText(left));
    if (over)
        m_timer.stop();
    update();
}

void CountdownBar::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QRectF bar(0, height() - kBarHeight, width(), kBarHeight);
    painter.setBrush(mixed(theme.card, theme.danger, 0.18));
    painter.drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
    bar.setWidth(bar.width() * shareLeft(m_fromUs, m_deadlineUs, nowUs()));
    painter.setBrush(theme.danger);
    painter.drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
}

void CountdownBar::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_deadlineUs > 0)
        m_timer.start();
}

void CountdownBar::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_timer.stop();
}

}  // namespace ui
