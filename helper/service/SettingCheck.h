#pragma once

#include <QString>
#include <string>

#include "model/Error.h"

namespace service {

struct CheckedSetting {
    std::string key;
    std::string json;
};

/// Could Settings1.Set do it? Looked at before anybody is asked for a password. Errors:
/// InvalidArgument with key, value and range; NotAuthorized for rows that only the file may set.
model::Result<CheckedSetting> checkedSetting(const QString& key, const QString& value);

}  // namespace service
