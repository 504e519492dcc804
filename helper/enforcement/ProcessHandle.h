#pragma once

#include <chrono>

#include "model/Error.h"
#include "model/ProcessKey.h"
#include "sources/FileDescriptor.h"

namespace enforcement {

/// A process that can be signalled and nobody else: a pidfd (pidfd_open(2), Linux 5.3) whose start
/// time was compared after it was opened. A number that is used again meanwhile is never reached.
/// Movable, not thread-safe; costs about 15 us to open.
class ProcessHandle {
  public:
    /// Errors: NoSuchProcess, ProcessChanged (the number belongs to another process), Unavailable.
    static model::Result<ProcessHandle> open(const model::ProcessKey& key);

    const model::ProcessKey& key() const { return m_key; }

    /// Errors: NoSuchProcess (it has ended), NotAuthorized.
    model::Result<void> signal(int number) const;

    /// true once every thread has ended; a zombie whose parent does not wait counts as ended. (A
    /// dead leader with living threads shows state Z as well, but has not ended.)
    bool hasEnded() const { return waitEnded(std::chrono::milliseconds(0)); }
    bool waitEnded(std::chrono::milliseconds limit) const;

  private:
    ProcessHandle(const model::ProcessKey& key, sources::FileDescriptor descriptor)
        : m_key(key), m_descriptor(std::move(descriptor)) {}

    model::ProcessKey m_key;
    sources::FileDescriptor m_descriptor;
};

/// The key of the process that has this number now. Error: NoSuchProcess.
model::Result<model::ProcessKey> keyOf(std::int32_t pid);

}  // namespace enforcement
