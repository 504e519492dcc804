#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app::ctl {

/// The words of a command line as a shell reads quotes and backslashes; nothing is expanded,
/// nothing is run. nullopt: a quote is not closed.
std::optional<std::vector<std::string>> splitShellWords(std::string_view text);

}  // namespace app::ctl
