#include "ui/alerts/ResponseList.h"

#include <QDate>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/WrappedText.h"

namespace ui {

namespace {

constexpr int kTimeWidth = 104;

}  // namespace

ResponseList::ResponseList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGap);
}

void ResponseList::show(const std::vector<model::ResponseRecord>& responses) {
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const model::ResponseRecord& record : responses)
        m_column->addWidget(rowOf(record));
    if (responses.empty()) {
        auto* nothing = new TextLabel(tr("Nothing was done, it was only recorded."));
        nothing->setTone(QStringLiteral("muted"));
        m_column->addWidget(nothing);
    }
}

QWidget* ResponseList::rowOf(const model::ResponseRecord& record) const {
    auto* row = new QWidget;
    auto* time = new TextLabel(momentText(record.atUs, QDate::currentDate()));
    time->setTone(QStringLiteral("muted"));
    time->setMinimumWidth(kTimeWidth);
    auto* outcome = new Badge;
    outcome->show(outcomeText(record.outcome), Badge::toneOf(record.outcome));
    auto* action = new TextLabel(actionText(record));
    action->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(action);
    if (!record.detail.empty()) {
        auto* detail = new WrappedText(WrappedText::Look::Small);
        detail->setText(safeText(record.detail, 400));
        detail->setTone(QStringLiteral("muted"));
        texts->addWidget(detail);
    }
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kPadding);
    layout->addWidget(time, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(outcome, 0, Qt::AlignTop);
    return row;
}

}  // namespace ui
