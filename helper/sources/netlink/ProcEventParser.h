#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace sources {

/// One message of the proc connector (linux/cn_proc.h), of the kinds that are used.
struct ProcConnectorEvent {
    enum class Kind : std::uint8_t { Acknowledged, Fork, Exec, Exit, Other };

    Kind kind = Kind::Other;
    std::uint32_t sequence = 0;  // counts every event of this CPU, also those a filter held back
    std::uint32_t acknowledges = 0;
    std::uint32_t cpu = 0;
    std::uint64_t monotonicNs = 0;
    std::int32_t thread = 0, process = 0;  // fork: of the child
    std::int32_t parentProcess = 0;        // fork only
    std::int32_t code = 0;                 // exit: wait(2) status; acknowledged: errno

    bool isWholeProcess() const { return thread == process; }
};

/// `message` is one netlink message with its header. Nothing when it is no connector message or cut
/// short.
std::optional<ProcConnectorEvent> parseProcEvent(std::span<const std::byte> message);

}  // namespace sources
