#pragma once

#include <cstddef>
#include <string>

#include "model/Error.h"
#include "model/ProcessKey.h"
#include "sources/procfs/ProcDirectory.h"

namespace enforcement {

/// The texts of one process for the evidence. It reads through one open /proc/PID, so that a number
/// that is used again meanwhile gives nothing. All texts are printable and at most `limit` bytes.
class ProcessEvidence {
  public:
    /// Errors: NoSuchProcess, ProcessChanged.
    static model::Result<ProcessEvidence> open(const model::ProcessKey& key, std::size_t limit);

    std::string status() const;       // /proc/PID/status
    std::string descriptors() const;  // "3 socket:[4711] tcp 127.0.0.1:4444 -> 192.0.2.1:80"
    std::string sockets() const;      // those of them that are sockets, with inode and cookie
    std::string environment() const;  // masked
    std::string maps() const;         // /proc/PID/maps

  private:
    ProcessEvidence(sources::ProcDirectory directory, std::size_t limit)
        : m_directory(std::move(directory)), m_limit(limit) {}

    std::string read(const char* name) const;
    std::string lines(const char* name) const;

    sources::ProcDirectory m_directory;
    std::size_t m_limit;
};

}  // namespace enforcement
