#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/Error.h"
#include "model/FileChange.h"

namespace monitors {

/// What the integrity monitor asks of the store behind it. Every function may be called by any
/// thread.
struct BaselineAccess {
    std::function<model::Result<std::vector<model::FileRecord>>(const std::string& folder)> folder;
    std::function<std::optional<model::FileState>(const std::string& path)> find;
    std::function<std::uint64_t(const std::string& folder)> countBelow;
    std::function<std::optional<model::FileDrift>(const std::string& path)> drift;
    std::function<std::vector<model::FileDrift>(const std::string& after, std::uint32_t limit)>
        drifts;
    std::function<std::vector<std::pair<std::string, model::FileState>>(const std::string& after,
                                                                        std::uint32_t limit)>
        accepted;
    std::function<std::optional<std::string>(const std::string& path)> text;
    std::function<model::Result<void>(const model::BaselineChanges& changes)> apply;
    std::function<std::pair<std::uint64_t, std::uint64_t>()> size;  // files, bytes
    std::function<std::uint64_t()> driftCount;
    std::function<std::string(std::string_view key)> note;
    std::function<void(std::string_view key, std::string_view value)> setNote;
    std::function<void()> release;  // memory that only a long piece of work needed; may be empty
};

}  // namespace monitors
