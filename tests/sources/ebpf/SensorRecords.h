#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

/// Records as the kernel side writes them.
namespace sensor_records {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

#include "sources/ebpf/SensorEvents.h"

using Bytes = std::vector<std::byte>;

template <typename Record>
Bytes bytesOf(Record record, std::size_t size = sizeof(Record)) {
    Bytes bytes(size);
    record.head.size = static_cast<u32>(size);
    std::memcpy(bytes.data(), &record, size);
    return bytes;
}

inline constexpr am_key keyOf(u32 pid, u64 ticks) {
    return {.start_ns = ticks * 10'000'000 + 9'999'999, .pid = pid, .pad = 0};
}

/// "a\0b c\0" : arguments as they lie in memory.
inline am_exec execRecord(const std::string& filename, const std::string& arguments) {
    am_exec exec{};
    exec.head = {.record = AM_EXEC, .size = 0, .boot_ns = 123'456'789};
    exec.key = keyOf(4242, 77);
    exec.parent = keyOf(4240, 70);
    exec.exe_inode = 99;
    exec.exe_device = (8U << 20) | 300U;  // kernel dev_t: 12 bits major, 20 bits minor
    exec.uid = 1000;
    exec.login_uid = 1001;
    exec.session_id = 5;
    exec.process_group = 4241;
    exec.session = 4239;
    for (u8 i = 0; i < 3; ++i)
        exec.stdio[i] = {
            .inode = 500U + i, .kind = static_cast<u8>(2 + i), .direction = 0, .pad = {}};
    exec.verdict = 2;
    exec.stopped = 1;
    exec.script = 1;
    exec.ancestor_holds_socket = 1;
    exec.filename_length = static_cast<u16>(filename.size() + 1);
    exec.arguments_length = static_cast<u16>(arguments.size());
    std::memcpy(exec.comm, "0123456789abcde", 16);
    std::memcpy(exec.text, filename.c_str(), filename.size() + 1);
    std::memcpy(exec.text + AM_MAX_FILENAME, arguments.data(), arguments.size());
    return exec;
}

inline std::size_t sizeOf(const am_exec& exec) {
    return offsetof(am_exec, text) + AM_MAX_FILENAME + exec.arguments_length;
}

inline am_fork forkRecord() {
    return {.head = {.record = AM_FORK, .size = 0, .boot_ns = 5},
            .child = keyOf(11, 2),
            .parent = keyOf(10, 1),
            .uid = 33,
            .pad = 0};
}

inline am_exit exitRecord() {
    return {.head = {.record = AM_EXIT, .size = 0, .boot_ns = 6},
            .key = keyOf(11, 2),
            .code = 3 << 8,
            .pad = 0};
}

inline am_socket socketRecord(u8 what, bool v6) {
    am_socket socket{};
    socket.head = {.record = AM_SOCKET, .size = 0, .boot_ns = 7};
    socket.key = keyOf(12, 3);
    socket.what = what;
    socket.v6 = v6;
    socket.has_channels = 1;
    socket.protocol = 6;
    socket.local_port = 40000;
    socket.remote_port = 443;
    const u8 v4local[] = {10, 0, 0, 1}, v4remote[] = {203, 0, 113, 7};
    std::memcpy(socket.local, v4local, 4);
    std::memcpy(socket.remote, v4remote, 4);
    if (v6) {
        const u8 address[] = {0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        std::memset(socket.local, 0, 16);
        std::memcpy(socket.remote, address, 16);
    }
    return socket;
}

inline am_signal signalRecord() {
    return {.head = {.record = AM_SIGNAL, .size = 0, .boot_ns = 8},
            .target = keyOf(20, 4),
            .sender = keyOf(21, 5),
            .signal = 18,
            .pad = 0};
}

}  // namespace sensor_records
