#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/ProcessKey.h"

namespace storage {

/// One suspension the helper is responsible for.
struct PendingSuspension {
    std::string alertId;
    std::vector<model::ProcessKey> keys;
    std::optional<std::int64_t> deadlineUs;  // none: until a person decides
    std::string plannedAction;

    bool operator==(const PendingSuspension&) const = default;
};

/// Who is suspended right now: <state-dir>/pending.json, 0600, replaced atomically, so that a
/// helper that was killed finds its suspended processes again (threats.md 7).
class PendingFile {
  public:
    explicit PendingFile(const std::filesystem::path& stateDirectory);

    /// Replaces the whole list (rename(2), no fsync: a lost machine has no suspended processes).
    model::Result<void> store(const std::vector<PendingSuspension>& pending) const;

    /// What was stored in this boot; empty when there is no file. Error: unreadable or damaged.
    model::Result<std::vector<PendingSuspension>> load() const;

  private:
    std::filesystem::path m_path;
};

}  // namespace storage
