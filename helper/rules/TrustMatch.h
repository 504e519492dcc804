#pragma once

#include <string>
#include <string_view>

#include "model/Finding.h"

namespace rules {

/// What a trust entry is held against.
struct TrustSubject {
    const model::Finding& finding;
    std::string_view userName;

    const model::Process& process() const { return finding.process; }
};

/// One key of `trust[].match`: which values it takes, and when it holds.
struct TrustKey {
    std::string_view name;
    bool (*isValid)(std::string_view value);
    const char* form;  // the values it takes, in words
    bool (*matches)(const TrustSubject& subject, std::string_view wanted);
};

/// Null for an unknown key.
const TrustKey* findTrustKey(std::string_view name);

/// "path directory name …".
std::string trustKeyNames();

}  // namespace rules
