#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "model/Process.h"

namespace sources {

/// Where a session was entered: the topmost process that carries its audit session id.
struct LoginEntry {
    model::ProcessKey leader;
    std::uint32_t sessionId = model::kUnsetLoginUid;
    std::uint32_t loginUid = model::kUnsetLoginUid;
    std::string service;   // name of the leader's program: sshd, login, cron …
    std::string terminal;  // of the first of the processes that has one
    std::string source;    // peer of the TCP connection that the leader serves
};

/// Looks upwards from the first of `processes` (a process, its parent and so on, as last known;
/// some may be gone) while the audit session id stays the same. Nothing when none of them is left.
std::optional<LoginEntry> findLoginEntry(std::span<const model::ProcessKey> processes,
                                         std::uint32_t sessionId);

/// "pts/3", "tty2" of tty_nr (proc_pid_stat(5)); empty for none and for others.
std::string terminalName(std::int32_t number);

/// Peer of the first connected TCP socket of a process that it accepted; empty = none.
std::string servedPeer(std::int32_t pid);

}  // namespace sources
