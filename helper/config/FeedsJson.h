#pragma once

#include <QJsonValue>

#include "model/Error.h"
#include "model/SettingsSchema.h"

namespace config {

/// Is this a list of feeds as contract.md has them? Errors name "network.feeds[2].kind", value and
/// what is allowed.
model::Result<void> checkFeeds(const model::SettingRow& row, const QJsonValue& json);

}  // namespace config
