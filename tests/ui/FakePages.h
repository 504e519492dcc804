#pragma once

#include <QJsonObject>
#include <vector>

#include "model/BlockRow.h"
#include "model/ConnectionRow.h"
#include "model/FileChange.h"
#include "model/IntegrityStatus.h"
#include "model/RuleRow.h"
#include "model/Session.h"
#include "model/TrustRow.h"

/// What the later pages show, of the same believable desktop.
namespace fake {

model::ConnectionChanges connections();
/// Names and states nobody expects.
model::ConnectionChanges hostileConnections();
std::vector<model::BlockRow> blocks();
std::vector<model::RuleRow> rules();
std::vector<model::FileDrift> drifts();
model::IntegrityStatus integrity();
std::vector<model::Session> sessions();
std::vector<model::TrustRow> trust();
QJsonObject settings();

}  // namespace fake
