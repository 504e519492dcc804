#pragma once

#include <span>
#include <string_view>

namespace rules::indicators {

/// Mining pools by domain: nothing else lives there.
std::span<const std::string_view> builtinPools();

/// Pools whose domain is an ordinary web site, too: a browser that reads it does not mine.
std::span<const std::string_view> builtinPoolsWithSite();

}  // namespace rules::indicators
