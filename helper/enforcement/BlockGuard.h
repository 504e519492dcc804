#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "sources/procfs/Surroundings.h"

// What may be blocked. Pure.
namespace enforcement {

/// One IPv4 or IPv6 address as it is written everywhere here; ::ffff:192.0.2.1 is 192.0.2.1. Error
/// InvalidArgument: a name, a range, a zone, anything else.
model::Result<std::string> parseAddress(std::string_view text);

/// Why an address (as parseAddress answers) is never blocked, or nothing: nobody may be talked into
/// cutting the machine off from itself, its gateway or its resolver (threats 13; a scan's sender
/// can be forged).
std::optional<std::string> refusalOf(const std::string& address,
                                     const sources::Surroundings& surroundings);

}  // namespace enforcement
