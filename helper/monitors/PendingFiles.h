#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "monitors/WriterReader.h"
#include "sources/fanotify/FileEvent.h"

namespace monitors {

/// Files that something happened to and that are about to be looked at: a moment later, so that a
/// change that takes many writes is looked at once. Nothing here asks a clock. One thread.
class PendingFiles {
  public:
    static constexpr std::uint64_t kSettleNs = 30'000'000;
    /// Looking at a file may take this share of the time at most: one that is written to all the
    /// time, or is large, is looked at less often.
    static constexpr std::uint64_t kCostShare = 20;

    struct Pending {
        std::string path;
        unsigned what = 0;  // FileEvent::What
        std::uint64_t firstNs = 0, lastNs = 0, dueNs = 0;
        std::shared_ptr<const Actor> actor;
        std::string movedFrom, movedTo;
        unsigned tries = 0;
    };

    void add(const std::string& path, unsigned what, std::uint64_t nowNs,
             std::shared_ptr<const Actor> actor);
    void addMove(const std::string& from, const std::string& to, unsigned what, std::uint64_t nowNs,
                 const std::shared_ptr<const Actor>& actor);
    /// Looked at in vain: once more then.
    void putOff(Pending&& pending, std::uint64_t dueNs);

    bool contains(const std::string& path) const { return m_files.contains(path); }
    std::size_t size() const { return m_files.size(); }
    std::optional<std::uint64_t> dueNs() const;
    /// At most `most` that are due.
    std::vector<Pending> takeDue(std::uint64_t nowNs, std::size_t most);

    /// What looking at it took.
    void cost(const std::string& path, std::uint64_t nowNs, std::uint64_t tookNs);

  private:
    Pending& at(const std::string& path, unsigned what, std::uint64_t nowNs,
                std::shared_ptr<const Actor> actor);

    std::unordered_map<std::string, Pending> m_files;
    std::unordered_map<std::string, std::uint64_t> m_notBefore;  // of costly ones
};

}  // namespace monitors
