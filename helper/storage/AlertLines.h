#pragma once

#include <cstddef>
#include <cstdint>
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

    /// Steps to the next whole line; false at the end.
    bool advance();

    /// The alert of this line; nullopt if it is none.
    std::optional<model::Alert> alert() const;

    /// Id and time of change without reading the rest, which is a hundred times cheaper; nullopt
    /// where somebody else wrote the line.
    struct Head {
        std::string id;
        std::int64_t changedAtUs = 0;
    };
    std::optional<Head> head() const;

  private:
    std::ifstream m_file;
    std::string m_line;
};

/// The file and its rotated ones (path.1 is the newest of them) that exist, oldest first, at most
/// `newest` of them.
std::vector<std::filesystem::path> alertLineFiles(const std::filesystem::path& path,
                                                  std::size_t newest);

}  // namespace storage
