#pragma once

#include <string>
#include <string_view>

#include "model/Error.h"
#include "model/Health.h"

namespace contract {

/// health.json and Status1.Health (contract.md, "Programs"), one line without the newline.
std::string toJson(const model::Health& health);

/// Error InvalidArgument: not a JSON object. Absent keys keep their defaults.
model::Result<model::Health> healthFromJson(std::string_view text);

}  // namespace contract
