#include "app/SavedTaste.h"

#include <QTime>

#include "model/Timestamp.h"

namespace app {
namespace {

constexpr char kGroup[] = "notifications";
constexpr char kSilence[] = "notifications/silence";

int minuteOfDay(const QVariant& text) {
    const QTime time = QTime::fromString(text.toString(), QStringLiteral("HH:mm"));
    return time.isValid() ? time.hour() * 60 + time.minute() : 0;
}

std::int64_t untilOf(const QVariant& text) {
    return model::fromRfc3339(text.toString().toStdString()).value_or(0);
}

}  // namespace

NotificationTaste loadTaste(QSettings& settings, std::int64_t nowUs) {
    NotificationTaste taste;
    settings.beginGroup(QLatin1String(kGroup));
    taste.enabled = settings.value(QStringLiteral("enabled"), true).toBool();
    taste.alertsBreakThrough =
        settings.value(QStringLiteral("alerts_break_through"), true).toBool();
    taste.quietHours = {minuteOfDay(settings.value(QStringLiteral("quiet_from"))),
                        minuteOfDay(settings.value(QStringLiteral("quiet_to")))};
    settings.endGroup();
    settings.beginGroup(QLatin1String(kSilence));
    for (const QString& rule : settings.childKeys()) {
        const std::int64_t untilUs = untilOf(settings.value(rule));
        if (untilUs > nowUs)
            taste.silencedUntilUs[rule.toStdString()] = untilUs;
        else
            settings.remove(rule);
    }
    settings.endGroup();
    return taste;
}

void saveSilence(QSettings& settings, const QString& ruleId, std::int64_t untilUs) {
    settings.beginGroup(QLatin1String(kSilence));
    if (untilUs > 0)
        settings.setValue(ruleId, QString::fromStdString(model::toRfc3339(untilUs)));
    else
        settings.remove(ruleId);
    settings.endGroup();
}

}  // namespace app
