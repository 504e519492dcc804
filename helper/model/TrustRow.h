#pragma once

#include <string>

#include "model/Settings.h"

namespace model {

/// One trust entry as Settings1.TrustList tells it.
struct TrustRow {
    std::string id;
    TrustEntry entry;

    bool operator==(const TrustRow&) const = default;
};

}  // namespace model
