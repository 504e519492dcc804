#include "ui/widgets/SilenceButton.h"

#include <QDateTime>
#include <QMenu>

#include "ui/format/Units.h"

namespace ui {

namespace {

constexpr qint64 kUsPerS = 1'000'000;
constexpr int kWakingHour = 8;
constexpr int kWeekS = 7 * 86'400;

qint64 nowUs() {
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

}  // namespace

SilenceButton::SilenceButton(QWidget* parent) : QPushButton(parent) {
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Silence this rule"));
    connect(menu->addAction(tr("For an hour")), &QAction::triggered, this,
            [this] { Q_EMIT chosen(nowUs() + 3600 * kUsPerS); });
    connect(menu->addAction(tr("Until tomorrow")), &QAction::triggered, this,
            [this] { Q_EMIT chosen(tomorrowUs(nowUs())); });
    connect(menu->addAction(tr("For a week")), &QAction::triggered, this,
            [this] { Q_EMIT chosen(nowUs() + kWeekS * kUsPerS); });
    menu->addSeparator();
    m_speak = menu->addAction(tr("Speak again"));
    connect(m_speak, &QAction::triggered, this, [this] { Q_EMIT chosen(0); });
    setMenu(menu);
    setAccessibleName(tr("Silence this rule"));
    setUntil(0);
}

void SilenceButton::setUntil(qint64 untilUs) {
    const bool silent = untilUs > nowUs();
    m_speak->setEnabled(silent);
    const QString words = silent
                              ? tr("Silent until %1").arg(untilText(untilUs, QDate::currentDate()))
                              : tr("Silence…");
    setText(QLatin1Char(' ') + words);  // away from the picture
    setAccessibleDescription(silent ? words : QString());
}

qint64 tomorrowUs(qint64 nowUs) {
    const QDate tomorrow = localTime(nowUs).date().addDays(1);
    return QDateTime(tomorrow, QTime(kWakingHour, 0)).toMSecsSinceEpoch() * 1000;
}

}  // namespace ui
