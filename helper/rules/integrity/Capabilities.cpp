#include <array>
#include <charconv>
#include <cstdint>

#include "rules/integrity/FileVerdict.h"

namespace rules {
namespace {

// In the order of linux/capability.h.
constexpr auto kNames = std::to_array<std::string_view>({"cap_chown",
                                                         "cap_dac_override",
                                                         "cap_dac_read_search",
                                                         "cap_fowner",
                                                         "cap_fsetid",
                                                         "cap_kill",
                                                         "cap_setgid",
                                                         "cap_setuid",
                                                         "cap_setpcap",
                                                         "cap_linux_immutable",
                                                         "cap_net_bind_service",
                                                         "cap_net_broadcast",
                                                         "cap_net_admin",
                                                         "cap_net_raw",
                                                         "cap_ipc_lock",
                                                         "cap_ipc_owner",
                                                         "cap_sys_module",
                                                         "cap_sys_rawio",
                                                         "cap_sys_chroot",
                                                         "cap_sys_ptrace",
                                                         "cap_sys_pacct",
                                                         "cap_sys_admin",
                                                         "cap_sys_boot",
                                                         "cap_sys_nice",
                                                         "cap_sys_resource",
                                                         "cap_sys_time",
                                                         "cap_sys_tty_config",
                                                         "cap_mknod",
                                                         "cap_lease",
                                                         "cap_audit_write",
                                                         "cap_audit_control",
                                                         "cap_setfcap",
                                                         "cap_mac_override",
                                                         "cap_mac_admin",
                                                         "cap_syslog",
                                                         "cap_wake_alarm",
                                                         "cap_block_suspend",
                                                         "cap_audit_read",
                                                         "cap_perfmon",
                                                         "cap_bpf",
                                                         "cap_checkpoint_restore"});

/// A little-endian 32-bit number at a byte offset of a hex text.
std::uint32_t numberAt(std::string_view hex, std::size_t byte) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t at = 2 * (byte + i);
        std::uint32_t one = 0;
        if (at + 2 <= hex.size())
            std::from_chars(hex.data() + at, hex.data() + at + 2, one, 16);
        value |= one << (8 * i);
    }
    return value;
}

}  // namespace

// struct vfs_cap_data: magic, then permitted and inheritable for the low and the high half.
std::string capabilityNames(std::string_view hex) {
    const std::uint64_t low = numberAt(hex, 4) | numberAt(hex, 8);
    const std::uint64_t high = numberAt(hex, 12) | numberAt(hex, 16);
    const std::uint64_t set = low | (high << 32U);
    std::string names;
    for (std::size_t bit = 0; bit < kNames.size(); ++bit)
        if (((set >> bit) & 1U) != 0)
            names.append(names.empty() ? "" : ", ").append(kNames[bit]);
    return names;
}

}  // namespace rules
