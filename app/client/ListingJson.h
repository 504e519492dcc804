#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "model/BlockRow.h"
#include "model/DumpRow.h"
#include "model/Error.h"
#include "model/RuleRow.h"
#include "model/TrustRow.h"

namespace app::client {

/// Lists that travel as JSON texts, read. What is no array is an error (another version of the
/// helper); what a row lacks stays empty, so that a newer or older helper's rows are still shown.
model::Result<std::vector<model::BlockRow>> blocksFromJson(const QString& text);
model::Result<std::vector<model::DumpRow>> dumpsFromJson(const QString& text);
model::Result<std::vector<model::RuleRow>> rulesFromJson(const QString& text);
model::Result<std::vector<model::TrustRow>> trustFromJson(const QString& text);
model::Result<QJsonObject> settingsFromJson(const QString& text);

/// One entry as Settings1.Trust takes it.
QString trustToJson(const model::TrustEntry& entry);

}  // namespace app::client
