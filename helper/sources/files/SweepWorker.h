#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "model/FileState.h"
#include "sources/FileDescriptor.h"
#include "sources/files/Courtesy.h"
#include "sources/files/FileInspector.h"
#include "sources/files/TreeSweep.h"

namespace sources {

/// One thread of a sweep.
class SweepWorker {
  public:
    SweepWorker(TreeSweep& sweep, const std::atomic<bool>& cancelled, SweepProgress& progress,
                Courtesy& courtesy);

    void run();
    void root(const std::string& path);

  private:
    /// A regular file whose content must be read.
    struct Job {
        std::shared_ptr<const FileDescriptor> folder;
        std::string path;
        std::size_t nameAt = 0;  // where the name begins in `path`
        model::FileState before;
        std::uint64_t lookedNs = 0;

        const char* name() const { return path.c_str() + nameAt; }
    };

    void folder(const TreeSweep::Unit& unit);
    bool list(int folder);
    void compare(const TreeSweep::Unit& unit, const std::shared_ptr<const FileDescriptor>& folder,
                 const std::vector<model::FileRecord>& known);
    bool isUnchanged(const model::FileState& before, const model::FileState& stamp);
    bool isForeign(const model::FileState& stamp);
    void entry(const std::string& path, const std::shared_ptr<const FileDescriptor>& folder,
               const model::FileState& before, const model::FileState& stamp);
    void flush();
    void readAhead(const FileDescriptor& file) const;
    void report(Job&& job, model::FileState now);

    TreeSweep& m_sweep;
    const std::atomic<bool>& m_cancelled;
    SweepProgress& m_progress;
    Courtesy& m_courtesy;
    FileInspector m_inspector;
    std::vector<char> m_buffer;                // of getdents64(2)
    std::vector<model::FileRecord> m_entries;  // of the folder that is looked at
    std::vector<TreeSweep::Unit> m_folders;    // found in it
    std::vector<Job> m_jobs;
    std::uint64_t m_lookedNs = 0;
    std::uint64_t m_device = 0;  // of the folder that is looked at
};

}  // namespace sources
