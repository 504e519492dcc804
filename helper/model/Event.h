#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/Connection.h"
#include "model/Process.h"

namespace model {

/// What a standard descriptor (0, 1, 2) was at exec. The numbers are shared with the BPF object
/// (rules/behaviour/ShellShape.h).
enum class DescriptorKind : std::uint8_t { None, Other, Pipe, Unix, Terminal, Inet, InetConnected };

struct StandardDescriptor {
    DescriptorKind kind = DescriptorKind::None;
    std::uint64_t inode = 0;  // pipe or socket inode; tty index for terminals
};

/// seenNs is CLOCK_BOOTTIME in ns, the kernel's time of the event where the source knows it.
struct ExecEvent {
    std::uint64_t seenNs = 0;
    Process process;
    std::uint64_t executableInode = 0;
    std::uint64_t workingDirectoryInode = 0;  // 0 = unknown (fallback sources)
    std::uint64_t executableDevice = 0;       // s_dev of the inode; 0 = unknown (fallback sources)
    std::array<StandardDescriptor, 3> stdio{};
    bool stdioKnown = false;  // false: the source is a fallback; look in /proc
    bool script = false;      // started through #!
    bool ancestorHoldsSocket = false;
    bool stoppedInKernel = false;    // SIGSTOP was sent by the kernel side
    std::uint8_t kernelVerdict = 0;  // ShellShape.h; 0 = none
};

struct ForkEvent {
    std::uint64_t seenNs = 0;
    ProcessKey child;
    ProcessKey parent;
    std::uint32_t uid = 0;
};

struct ExitEvent {
    std::uint64_t seenNs = 0;
    ProcessKey key;
    std::int32_t exitCode = 0;
};

/// A connect (outbound; over UDP the first datagram to an end, and the first after a silence of a
/// second), an established accept (inbound, key = the listener's owner, pid 0 if
/// unknown), a listen, or the answer to a connect of a process that somebody may be behind (not
/// told for others; the numbers are shared with the BPF object).
struct SocketEvent {
    enum class What : std::uint8_t { Connect, Accept, Listen, Established };
    std::uint64_t seenNs = 0;
    What what = What::Connect;
    ProcessKey key;
    Connection connection;
    std::uint32_t count =
        1;  // accepts told together: so many since the last event of this listener
    bool hasChannels = false;  // a standard descriptor of the process is a pipe, unix socket or
                               // terminal, or it has children
};

/// Somebody outside sent a signal that wakes a process the helper suspended (threats 11).
struct SignalEvent {
    std::uint64_t seenNs = 0;
    ProcessKey target;
    ProcessKey sender;
    std::int32_t signal = 0;
};

/// ptrace(2) attached to a running process.
struct AttachEvent {
    std::uint64_t seenNs = 0;
    ProcessKey tracer;
    ProcessKey target;
};

struct ModuleEvent {
    std::uint64_t seenNs = 0;
    ProcessKey loader;
    std::string name;
};

using Event = std::variant<ExecEvent, ForkEvent, ExitEvent, SocketEvent, SignalEvent, AttachEvent,
                           ModuleEvent>;

}  // namespace model
