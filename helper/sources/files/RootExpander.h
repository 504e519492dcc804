#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sources {

/// The folders (or files) a pattern stands for now: `*` and `?` match within a name. Links are
/// resolved where root made them (/bin); one that somebody else owns stands for itself. A plain
/// path is kept even where nothing is (yet).
std::vector<std::string> expandRoot(const std::string& pattern);

}  // namespace sources
