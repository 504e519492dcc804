#include "sources/ebpf/EventParser.h"

#include <arpa/inet.h>
#include <sys/sysmacros.h>

#include <charconv>
#include <cstring>
#include <iterator>
#include <string_view>

namespace sources {
namespace {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

#include "sources/ebpf/SensorEvents.h"

template <typename Record>
std::optional<Record> as(std::span<const std::byte> bytes) {
    if (bytes.size() < sizeof(Record))
        return std::nullopt;
    Record record;
    std::memcpy(&record, bytes.data(), sizeof(record));
    return record;
}

model::ProcessKey keyOf(const am_key& key) {
    return {static_cast<std::int32_t>(key.pid), key.start_ns / model::kNanosecondsPerTick};
}

std::string_view fixedText(const char* text, std::size_t capacity) {
    return {text, strnlen(text, capacity)};
}

/// The kernel's own dev_t (20 bits of minor) -> what stat(2) answers.
std::uint64_t userDevice(u32 device) {
    return makedev(device >> 20, device & 0xfffff);
}

std::vector<std::string> splitArguments(std::string_view bytes) {
    std::vector<std::string> arguments;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\0');
        arguments.emplace_back(bytes.substr(0, end));
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    return arguments;
}

constexpr std::size_t kExecHead = offsetof(am_exec, text);

model::Process processOf(const am_exec& exec, std::string_view text) {
    model::Process process;
    process.key = keyOf(exec.key);
    process.parent = keyOf(exec.parent);
    process.name = fixedText(exec.comm, sizeof(exec.comm));
    process.executable = fixedText(text.data(), exec.filename_length);
    process.arguments = splitArguments(text.substr(AM_MAX_FILENAME, exec.arguments_length));
    process.uid = exec.uid;
    process.effectiveUid = exec.effective_uid;
    process.executableDeleted = exec.exe_links == 0;
    process.loginUid = exec.login_uid;
    process.sessionId = exec.session_id;
    process.processGroup = static_cast<std::int32_t>(exec.process_group);
    process.session = static_cast<std::int32_t>(exec.session);
    return process;
}

std::optional<model::Event> parseExec(std::span<const std::byte> bytes) {
    if (bytes.size() < kExecHead + AM_MAX_FILENAME)
        return std::nullopt;
    am_exec exec;
    std::memcpy(&exec, bytes.data(), kExecHead);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + kExecHead,
                                bytes.size() - kExecHead);
    if (exec.filename_length > AM_MAX_FILENAME ||
        exec.arguments_length > text.size() - AM_MAX_FILENAME)
        return std::nullopt;

    model::ExecEvent event;
    event.seenNs = exec.head.boot_ns;
    event.process = processOf(exec, text);
    event.executableInode = exec.exe_inode;
    event.workingDirectoryInode = exec.cwd_inode;
    event.executableDevice = userDevice(exec.exe_device);
    for (std::size_t i = 0; i < event.stdio.size(); ++i)
        event.stdio[i] = {static_cast<model::DescriptorKind>(exec.stdio[i].kind),
                          exec.stdio[i].inode};
    event.stdioKnown = true;
    event.script = exec.script != 0;
    event.ancestorHoldsSocket = exec.ancestor_holds_socket != 0;
    event.stoppedInKernel = exec.stopped != 0;
    event.kernelVerdict = exec.verdict;
    return event;
}

std::optional<model::Event> parseFork(std::span<const std::byte> bytes) {
    const auto fork = as<am_fork>(bytes);
    if (!fork)
        return std::nullopt;
    return model::ForkEvent{fork->head.boot_ns, keyOf(fork->child), keyOf(fork->parent), fork->uid};
}

std::optional<model::Event> parseExit(std::span<const std::byte> bytes) {
    const auto exit = as<am_exit>(bytes);
    if (!exit)
        return std::nullopt;
    return model::ExitEvent{exit->head.boot_ns, keyOf(exit->key),
                            static_cast<std::int32_t>(exit->code)};
}

// inet_ntop goes through printf, which led the profile of the intake in a storm of connections.
std::string addressText4(const u8* bytes) {
    char text[INET_ADDRSTRLEN];
    char* end = text;
    for (int i = 0; i < 4; i++) {
        if (i > 0)
            *end++ = '.';
        end = std::to_chars(end, std::end(text), bytes[i]).ptr;
    }
    return {text, end};
}

std::string addressText(bool v6, const u8* bytes) {
    if (!v6)
        return addressText4(bytes);
    char text[INET6_ADDRSTRLEN] = "";
    inet_ntop(AF_INET6, bytes, text, sizeof(text));
    return text;
}

std::optional<model::Event> parseSocket(std::span<const std::byte> bytes) {
    const auto socket = as<am_socket>(bytes);
    if (!socket || socket->what > AM_SOCKET_ESTABLISHED)
        return std::nullopt;
    model::SocketEvent event;
    event.seenNs = socket->head.boot_ns;
    event.key = keyOf(socket->key);
    event.what = static_cast<model::SocketEvent::What>(socket->what);
    event.count = socket->count;
    event.hasChannels = socket->has_channels != 0;
    if (socket->protocol == IPPROTO_UDP)
        event.connection.transport = model::Transport::Udp;
    using What = model::SocketEvent::What;
    event.connection.direction = event.what == What::Connect || event.what == What::Established
                                     ? model::Direction::Outbound
                                     : model::Direction::Inbound;
    event.connection.localAddress = addressText(socket->v6 != 0, socket->local);
    event.connection.localPort = socket->local_port;
    event.connection.remoteAddress = addressText(socket->v6 != 0, socket->remote);
    event.connection.remotePort = socket->remote_port;
    return event;
}

std::optional<model::Event> parseSignal(std::span<const std::byte> bytes) {
    const auto signal = as<am_signal>(bytes);
    if (!signal)
        return std::nullopt;
    return model::SignalEvent{signal->head.boot_ns, keyOf(signal->target), keyOf(signal->sender),
                              static_cast<std::int32_t>(signal->signal)};
}

std::optional<model::Event> parseAttach(std::span<const std::byte> bytes) {
    const auto attach = as<am_attach>(bytes);
    if (!attach)
        return std::nullopt;
    return model::AttachEvent{attach->head.boot_ns, keyOf(attach->tracer), keyOf(attach->target)};
}

std::optional<model::Event> parseModule(std::span<const std::byte> bytes) {
    const auto module = as<am_module>(bytes);
    if (!module)
        return std::nullopt;
    return model::ModuleEvent{module->head.boot_ns, keyOf(module->loader),
                              std::string(fixedText(module->name, sizeof(module->name)))};
}

}  // namespace

std::optional<model::Event> parseSensorRecord(std::span<const std::byte> record) {
    const auto head = as<am_head>(record);
    switch (head ? head->record : 0) {
        case AM_EXEC:
            return parseExec(record);
        case AM_FORK:
            return parseFork(record);
        case AM_EXIT:
            return parseExit(record);
        case AM_SOCKET:
            return parseSocket(record);
        case AM_SIGNAL:
            return parseSignal(record);
        case AM_ATTACH:
            return parseAttach(record);
        case AM_MODULE:
            return parseModule(record);
        default:
            return std::nullopt;
    }
}

}  // namespace sources
