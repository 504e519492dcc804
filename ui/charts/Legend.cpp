#include "ui/charts/Legend.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

constexpr int kSwatch = 9;
constexpr int kSwatchGap = 6;
constexpr int kGap = 14;
constexpr int kWrappedGap = 8;

}  // namespace

Legend::Legend(bool wraps, QWidget* parent)
    : QWidget(parent),
      m_row(wraps ? static_cast<QLayout*>(new FlowLayout(kWrappedGap)) : new QHBoxLayout) {
    setLayout(m_row);
    m_row->setContentsMargins(0, 0, 0, 0);
    if (!wraps)
        m_row->setSpacing(kGap);
}

void Legend::show(const QVector<Entry>& entries) {
    while (m_rows.size() > entries.size())
        delete m_rows.takeLast().label;
    while (m_rows.size() < entries.size()) {
        auto* label = new TextLabel(TextLabel::Size::Small);
        label->setTone(QStringLiteral("muted"));
        label->setContentsMargins(kSwatch + kSwatchGap, 0, 0, 0);
        m_row->addWidget(label);
        m_rows.append(Row{label, {}});
    }
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries.at(i);
        m_rows[i].color = entry.color;
        m_rows[i].label->setText(
            entry.value.isEmpty() ? entry.name : entry.name + QLatin1Char(' ') + entry.value);
    }
    update();
}

void Legend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Row& row : m_rows) {
        const QRect box = row.label->geometry();
        painter.setBrush(row.color);
        painter.drawRoundedRect(
            QRectF(box.left(), box.center().y() - kSwatch / 2.0 + 0.5, kSwatch, kSwatch), 2.5, 2.5);
    }
}

}  // namespace ui
