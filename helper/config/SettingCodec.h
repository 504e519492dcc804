#pragma once

#include <QJsonValue>
#include <string>

#include "config/ConfigFile.h"
#include "model/Error.h"
#include "model/Settings.h"
#include "model/SettingsSchema.h"

namespace config {

/// Puts the value into its place in the settings, or says why it may not be there: key, value,
/// range. The settings are unchanged on error.
model::Result<void> readSetting(const model::SettingRow& row, const QJsonValue& value,
                                model::Settings& settings, const TrustCheck& checkTrust);

/// The value in force: the default where nothing else was set.
QJsonValue writeSetting(const model::SettingRow& row, const model::Settings& settings);

/// Any JSON value from its text ("30", "\"ask\"", "[22]"); undefined if it is none.
QJsonValue valueFromText(std::string_view json);
std::string textFromValue(const QJsonValue& value);

/// The value for an error message: short, printable.
std::string shown(const QJsonValue& value);

}  // namespace config
