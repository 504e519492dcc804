#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <string>
#include <vector>

#include "config/ConfigFile.h"
#include "model/Error.h"
#include "model/Settings.h"
#include "model/SettingsSchema.h"

namespace config {

/// The `trust` list. Errors name "trust[2].match.port", value and what is allowed. checkTrust may
/// be empty.
model::Result<std::vector<model::TrustEntry>> trustFromJson(const model::SettingRow& row,
                                                            const QJsonValue& json,
                                                            const TrustCheck& checkTrust);

/// One entry; where: "trust[2]" or "trust".
model::Result<model::TrustEntry> trustEntryFromJson(const std::string& where,
                                                    const QJsonValue& json);

QJsonObject trustEntryToJson(const model::TrustEntry& entry);
QJsonArray trustToJson(const std::vector<model::TrustEntry>& trust);

}  // namespace config
