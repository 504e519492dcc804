#pragma once

#include <QSettings>

#include "app/NotificationTaste.h"

namespace app {

/// The person's notification taste in their own settings (~/.config/AlgoMonitor/algomonitor.conf):
/// notifications/{enabled,alerts_break_through,quiet_from,quiet_to} (HH:MM) and
/// notifications/silence/<rule id> = until when (RFC 3339). What cannot be read is the default.
NotificationTaste loadTaste(QSettings& settings, std::int64_t nowUs);
/// 0: no longer.
void saveSilence(QSettings& settings, const QString& ruleId, std::int64_t untilUs);

}  // namespace app
