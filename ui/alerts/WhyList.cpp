#include "ui/alerts/WhyList.h"

#include <QPainter>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/WrappedText.h"

namespace ui {

namespace {

constexpr std::size_t kMaxLinks = 32;
constexpr qsizetype kMaxLink = 600;
constexpr int kIndent = 20;
constexpr qreal kDot = 3.5;

}  // namespace

WhyList::WhyList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(kIndent, 0, 0, 0);
    m_column->setSpacing(kGap);
}

void WhyList::show(const std::vector<std::string>& why) {
    for (QWidget* link : m_links)
        delete link;
    m_links.clear();
    for (const std::string& line : why) {
        if (m_links.size() == kMaxLinks)
            break;
        auto* label = new WrappedText;
        label->setText(safeText(line, kMaxLink));
        m_column->addWidget(label);
        m_links.push_back(label);
    }
    update();
}

void WhyList::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto centre = [](const QWidget* link) {
        return QPointF(kDot + 2, link->y() + link->fontMetrics().height() / 2.0);
    };
    if (m_links.size() > 1) {
        painter.setPen(QPen(theme.border, 2));
        painter.drawLine(centre(m_links.front()), centre(m_links.back()));
    }
    painter.setPen(Qt::NoPen);
    for (const QWidget* link : m_links) {
        painter.setBrush(link == m_links.back() ? theme.danger : theme.muted);
        painter.drawEllipse(centre(link), kDot, kDot);
    }
}

}  // namespace ui
