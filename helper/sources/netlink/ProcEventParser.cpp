#include "sources/netlink/ProcEventParser.h"

#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/netlink.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace sources {
namespace {

using Kind = ProcConnectorEvent::Kind;

/// The names are members of proc_event in older kernel headers (Debian 12) and global in newer ones
/// (Debian 13): looked up from inside a derived struct, both are found.
struct What : proc_event {
    static constexpr auto kNone = static_cast<std::uint32_t>(PROC_EVENT_NONE);
    static constexpr auto kFork = static_cast<std::uint32_t>(PROC_EVENT_FORK);
    static constexpr auto kExec = static_cast<std::uint32_t>(PROC_EVENT_EXEC);
    static constexpr auto kExit = static_cast<std::uint32_t>(PROC_EVENT_EXIT);
};

template <typename T>
bool take(std::span<const std::byte>& rest, T& value, std::size_t length = sizeof(T)) {
    if (rest.size() < length)
        return false;
    std::memcpy(&value, rest.data(), length);
    rest = rest.subspan(length);
    return true;
}

void applyData(ProcConnectorEvent& event, const proc_event& data) {
    switch (static_cast<std::uint32_t>(data.what)) {
        case What::kNone:
            event.kind = Kind::Acknowledged;
            event.code = static_cast<std::int32_t>(data.event_data.ack.err);
            break;
        case What::kFork:
            event.kind = Kind::Fork;
            event.thread = data.event_data.fork.child_pid;
            event.process = data.event_data.fork.child_tgid;
            event.parentProcess = data.event_data.fork.parent_tgid;
            break;
        case What::kExec:
            event.kind = Kind::Exec;
            event.thread = event.process = data.event_data.exec.process_tgid;
            break;
        case What::kExit:
            event.kind = Kind::Exit;
            event.thread = data.event_data.exit.process_pid;
            event.process = data.event_data.exit.process_tgid;
            event.code = static_cast<std::int32_t>(data.event_data.exit.exit_code);
            break;
        default:
            break;
    }
}

}  // namespace

// nlmsghdr | cn_msg {idx 1, val 1, seq, ack, len} | proc_event {what, cpu, timestamp_ns, data}
std::optional<ProcConnectorEvent> parseProcEvent(std::span<const std::byte> message) {
    constexpr std::size_t connectorBytes = offsetof(cn_msg, data);
    constexpr std::size_t smallest = offsetof(proc_event, event_data) + sizeof(std::uint32_t);
    nlmsghdr header{};
    cn_msg connector{};
    if (!take(message, header) || header.nlmsg_type != NLMSG_DONE ||
        !take(message, connector, connectorBytes) || connector.id.idx != CN_IDX_PROC ||
        connector.id.val != CN_VAL_PROC || message.size() < smallest || connector.len < smallest)
        return std::nullopt;
    proc_event data{};  // older kernels send less: the rest stays 0
    std::memcpy(&data, message.data(),
                std::min({sizeof data, message.size(), std::size_t{connector.len}}));
    ProcConnectorEvent event;
    event.sequence = connector.seq;
    event.acknowledges = connector.ack;
    event.cpu = data.cpu;
    event.monotonicNs = data.timestamp_ns;
    applyData(event, data);
    return event;
}

}  // namespace sources
