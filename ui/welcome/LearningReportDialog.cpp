#include "ui/welcome/LearningReportDialog.h"

#include <QDate>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/format/Units.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kWidth = 560;

TextLabel* wrapped(const QString& text, const QString& tone = {}) {
    auto* label = new TextLabel(text);
    label->setWordWrap(true);
    if (!tone.isEmpty())
        label->setTone(tone);
    return label;
}

}  // namespace

LearningReportDialog::LearningReportDialog(const model::Learning& learning, QWidget* parent)
    : FittedDialog(kWidth, parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Report of the learning period"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, kPadding);
    column->setSpacing(kPadding);
    auto* title = new TextLabel(tr("AlgoMonitor knows this computer now"), TextLabel::Size::Title);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(
        wrapped(tr("The learning period ended: %1. This was new meanwhile, and was told to nobody:")
                    .arg(dayText(localTime(learning.untilUs).date(), QDate::currentDate())),
                QStringLiteral("muted")));
    column->addLayout(figures(learning));
    column->addWidget(
        wrapped(tr("It counts as usual from now on. What comes new after this is told, once.")));
    if (learning.unusual > 0)
        column->addWidget(wrapped(tr("Programs that ran from unusual places are worth a look: few "
                                     "honest ones live there."),
                                  QStringLiteral("attention")));
    column->addLayout(buttons());
}

QHBoxLayout* LearningReportDialog::figures(const model::Learning& learning) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    for (const auto& [count, name] : {std::pair{learning.programs, tr("Programs")},
                                      {learning.listeners, tr("Listeners")},
                                      {learning.unusual, tr("Unusual places")}}) {
        auto* card = new Card;
        card->body()->setSpacing(2);
        card->body()->addWidget(new TextLabel(countText(count), TextLabel::Size::Figure));
        card->body()->addWidget(wrapped(name, QStringLiteral("muted")));
        row->addWidget(card, 1);
    }
    return row;
}

QHBoxLayout* LearningReportDialog::buttons() {
    auto* programs = new QPushButton(tr("Look at the processes"));
    auto* listeners = new QPushButton(tr("Look at the network"));
    auto* close = new QPushButton(tr("Close"));
    close->setProperty("kind", QStringLiteral("primary"));
    close->setDefault(true);
    connect(programs, &QPushButton::clicked, this,
            [this] { leaveFor(QStringLiteral("processes")); });
    connect(listeners, &QPushButton::clicked, this,
            [this] { leaveFor(QStringLiteral("network")); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->addWidget(programs);
    row->addWidget(listeners);
    row->addStretch(1);
    row->addWidget(close);
    return row;
}

void LearningReportDialog::leaveFor(const QString& page) {
    Q_EMIT pageWanted(page);
    accept();
}

}  // namespace ui
