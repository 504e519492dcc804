#pragma once

#include <QJsonObject>
#include <map>
#include <string>

#include "model/Error.h"
#include "model/Settings.h"
#include "model/SettingsSchema.h"

namespace config {

/// The `rules` object. Errors name "rules.<id>.<field>", value and what is allowed.
model::Result<std::map<std::string, model::RuleSettings>> rulesFromJson(
    const model::SettingRow& row, const QJsonValue& json);

QJsonObject rulesToJson(const std::map<std::string, model::RuleSettings>& rules);

}  // namespace config
