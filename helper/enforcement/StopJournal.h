#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Who was stopped on the intake thread and is not in the pending file yet. A small file mapped
/// into memory: writing it is a store, no system call, and it survives kill -9 (not a reboot, which
/// no stopped process survives either; so it lies best in /run). One writer adds (intake), another
/// removes (main).
class StopJournal {
  public:
    static constexpr std::size_t kSlots = 256;

    /// Errors: Unavailable with errno. An existing file's entries are kept until clear().
    static model::Result<StopJournal> open(const std::filesystem::path& path);
    StopJournal() = default;  // remembers nothing; for tests without a state directory
    StopJournal(StopJournal&& other) noexcept;
    StopJournal& operator=(StopJournal&& other) noexcept;
    ~StopJournal();

    void add(const model::ProcessKey& key);  // intake; when full the oldest slot is reused
    void remove(const model::ProcessKey& key);
    std::vector<model::ProcessKey> entries() const;

  private:
    struct Slot;
    Slot* m_slots = nullptr;
    std::size_t m_next = 0;
};

}  // namespace enforcement
