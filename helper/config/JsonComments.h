#pragma once

#include <string>
#include <string_view>

namespace config {

/// The text with // and /* */ comments outside of strings turned into blanks; line and column of
/// everything else stay.
std::string withoutComments(std::string_view text);

}  // namespace config
