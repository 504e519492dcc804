#pragma once

#include <QString>
#include <vector>

#include "model/Error.h"
#include "model/FileChange.h"
#include "model/IntegrityStatus.h"

namespace app::client {

/// A page of Integrity1.Changes. Paths stay as they travel: escaped, and so they are accepted.
struct DriftPage {
    std::vector<model::FileDrift> drifts;
    QString next;  // cursor of the next page, empty = this is the last
};

/// What is no object is an error (another version of the helper); what a row lacks stays empty.
model::Result<model::IntegrityStatus> integrityFromJson(const QString& text);
model::Result<DriftPage> driftsFromJson(const QString& text);

}  // namespace app::client
