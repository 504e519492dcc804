#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "model/ProcessKey.h"

namespace service {

/// Whose a process is, and what it is called (raw bytes from outside).
struct Ownership {
    std::uint32_t realUid = 0;
    std::uint32_t savedUid = 0;
    std::string name;
};

/// "Name:" and "Uid:" of /proc/PID/status (proc_pid_status(5)). Error Unavailable: not such a text.
model::Result<Ownership> parseOwnership(std::string_view status);

/// Of exactly that process: its number still belongs to it after the file was read. Errors:
/// NoSuchProcess, ProcessChanged, Unavailable.
model::Result<Ownership> readOwnership(const model::ProcessKey& key);

/// What kill(2) would let the caller do to it, and a little less: both uids are the caller's.
bool owns(std::uint32_t uid, const Ownership& ownership);

/// Does the caller own every one of them that still lives? The end of a process is nobody's loss.
bool ownsAll(std::uint32_t uid, std::span<const model::ProcessKey> keys);

}  // namespace service
