#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "model/Error.h"
#include "model/FileState.h"
#include "sources/files/IoBudget.h"
#include "sources/files/MountTable.h"

namespace sources {

/// What a sweep found at one path, compared with what was known of it.
struct SweptFile {
    std::string path;
    model::FileState before;     // Absent: not known
    model::FileState now;        // Absent: gone
    std::uint64_t lookedNs = 0;  // CLOCK_BOOTTIME, before it was looked at
};

/// How far a sweep is; readable from any thread while it runs.
struct SweepProgress {
    std::atomic<std::uint64_t> files{0}, folders{0}, bytes{0}, hashedBytes{0}, leftOut{0},
        unreadable{0};
};

/// Walks trees once: statx(2) of every entry, and only what differs from what is known is opened
/// and hashed. Folder by folder, by several threads; small files are read ahead. No link is
/// followed, no file system of a user's process or of the network is entered.
class TreeSweep {
  public:
    struct Options {
        std::vector<std::string> roots;  // absolute, resolved; a file is a root too
        std::function<bool(std::string_view path)> isLeftOut;
        /// What is known of a folder's entries, ordered by name. Any thread.
        std::function<model::Result<std::vector<model::FileRecord>>(const std::string& folder)>
            known;
        std::function<model::FileState(const std::string& path)> knownOne;  // of the roots
        /// What differs, is new, is gone. Any thread.
        std::function<void(SweptFile&&)> differs;
        unsigned threads = 2;
        std::uint64_t bytesPerS = 0;  // from disk; 0 = as fast as it goes
        bool hashAll = false;         // also what seems unchanged (forged times)
        bool quietly = true;          // others come first for a while, see Courtesy
        int nice = 19;
    };

    explicit TreeSweep(Options options);

    /// Returns when all is walked or `cancelled` is set. False: cancelled, or what is known of a
    /// folder could not be read (failure() says why).
    bool run(const std::atomic<bool>& cancelled, SweepProgress& progress);

    const std::string& failure() const { return m_failure; }

  private:
    friend class SweepWorker;

    struct Unit {
        std::string folder;
        std::uint64_t device = 0;
    };

    void push(std::vector<Unit> units);
    bool take(Unit& unit, bool& mayFlush);
    void finish();
    void fail(std::string why);

    const Options m_options;
    IoBudget m_budget;
    MountTable m_mounts;
    std::mutex m_mutex;
    std::condition_variable m_more;
    std::vector<Unit> m_queue;
    unsigned m_busy = 0;
    bool m_stopped = false;
    std::string m_failure;
};

}  // namespace sources
