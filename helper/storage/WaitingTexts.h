#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/Error.h"

namespace storage {

/// What waits to be sent, one file each in a folder of its own (0700/0600), oldest first. One
/// thread.
class WaitingTexts {
  public:
    static constexpr std::size_t kMost = 100;

    explicit WaitingTexts(std::filesystem::path directory);

    /// Kept when it returns. Error LimitReached: too many wait already.
    model::Result<void> add(std::int64_t nowUs, const std::string& body);

    struct Waiting {
        std::string name;
        std::int64_t sinceUs = 0;
        std::string body;
    };
    std::optional<Waiting> first() const;
    void remove(const std::string& name);
    std::size_t size() const { return names().size(); }

  private:
    std::vector<std::string> names() const;

    std::filesystem::path m_directory;
};

}  // namespace storage
