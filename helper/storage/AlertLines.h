#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"

namespace storage {

/// Reads alerts.jsonl back, oldest line first. Lines that are not alerts are left out: one damaged
/// line costs one alert at most.
class AlertLinesReader {
  public:
    explicit AlertLinesReader(const std::filesystem::path& file);

    /// nullopt at the end.
    std::optional<model::Alert> next();

  private:
    std::ifstream m_file;
    std::string m_line;
};

/// The file and its rotated ones (path.1 is the newest of them) that exist, oldest first, at most
/// `newest` of them.
std::vector<std::filesystem::path> alertLineFiles(const std::filesystem::path& path,
                                                  std::size_t newest);

}  // namespace storage
