#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/Settings.h"
#include "model/Severity.h"
#include "storage/AppendFile.h"

namespace storage {

/// <log-dir>/{info,warning,alert,error}.log: "[YYYY-MM-DD HH:MM:SS] sentence", local time, one line
/// each, only for the levels of `log_levels`.
class LevelLogs {
  public:
    LevelLogs(const std::filesystem::path& directory, std::optional<gid_t> group);

    /// Names as in the settings; unknown ones are ignored.
    void setLevels(const std::vector<std::string>& levels);

    void write(model::Level level, std::string_view sentence, std::int64_t atUs);

    /// Writes what waits, puts full files aside, removes old ones.
    void maintain(std::uint64_t maxBytes, std::int64_t thresholdUs);
    void sync();

    std::vector<std::string> troubles() const;

  private:
    static constexpr std::size_t kLevels = 4;
    AppendFile& file(model::Level level) { return m_files.at(static_cast<std::size_t>(level)); }

    std::array<AppendFile, kLevels> m_files;
    std::array<bool, kLevels> m_enabled{};
};

/// "[2026-03-01 14:05:09] sentence"; control and bidi characters escaped.
std::string levelLine(std::string_view sentence, std::int64_t atUs);

}  // namespace storage
