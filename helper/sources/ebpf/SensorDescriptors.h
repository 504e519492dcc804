#ifndef ALGOMONITOR_SOURCES_EBPF_SENSOR_DESCRIPTORS_H
#define ALGOMONITOR_SOURCES_EBPF_SENSOR_DESCRIPTORS_H

/* Kernel side only: what stands behind a process's descriptors. */

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "../../rules/behaviour/ShellShape.h"
#include "SensorEvents.h"

enum {
    S_IFMT = 0170000,
    S_IFSOCK = 0140000,
    S_IFIFO = 0010000,
    S_IFCHR = 0020000,
    TTY_SLAVE_FIRST = 136, /* UNIX98 pseudo terminal slaves: majors 136 to 143 */
    TTY_SLAVE_LAST = 143,
    AF_UNIX = 1,
    AF_INET = 2,
    AF_INET6 = 10,
    AF_PACKET = 17,
    SOCK_RAW = 3,
    IPPROTO_TCP = 6,
    TCP_ESTABLISHED = 1,
    TCP_SYN_SENT = 2,
    TCP_SYN_RECV = 3,
    TCP_CLOSE = 7,
    TCP_LISTEN = 10,
    ANCESTORS = 4,
    ANCESTOR_DESCRIPTORS = 40,
};

/* Sockets that called connect(2), by the address of struct sock. Entries are never taken off: the
 * next socket of the same address has another remote port, and then the entry is not its own. */
struct opened {
    struct am_key owner;
    u16 remote_port; /* network byte order */
    u8 has_channels; /* somebody may be behind the owner */
    u8 pad[5];
};
struct {
    __uint(type, AM_MAP_LRU_HASH);
    __uint(max_entries, 16384);
    __type(key, u64);
    __type(value, struct opened);
} opened_sockets SEC(".maps");

struct listener {
    struct am_key key;
    u64 told_ns;
    u32 untold; /* accepted since then: told together with the next one */
    u32 pad;
};
struct {
    __uint(type, AM_MAP_LRU_HASH);
    __uint(max_entries, 2048);
    __type(key, u32); /* local port */
    __type(value, struct listener);
} listeners SEC(".maps");

static __always_inline struct opened* opened_as(struct sock* sk) {
    u64 address = (u64)sk;
    struct opened* opened = bpf_map_lookup_elem(&opened_sockets, &address);

    return opened && opened->remote_port == BPF_CORE_READ(sk, __sk_common.skc_dport) ? opened : 0;
}

/* What was open before the helper started, or is gone from the map, reads as unknown. */
static __always_inline u8 direction_of(struct sock* sk) {
    u32 port = BPF_CORE_READ(sk, __sk_common.skc_num);

    if (opened_as(sk))
        return AM_DIR_OUTBOUND;
    return bpf_map_lookup_elem(&listeners, &port) ? AM_DIR_INBOUND : AM_DIR_UNKNOWN;
}

static __always_inline u8 socket_kind(struct sock* sk, u8* direction) {
    u16 family = BPF_CORE_READ(sk, __sk_common.skc_family);
    u8 state = BPF_CORE_READ(sk, __sk_common.skc_state);
    u16 protocol = BPF_CORE_READ(sk, sk_protocol);

    if (family == AF_UNIX)
        return AM_FD_UNIX;
    if (family == AF_PACKET)
        return AM_FD_INET_CONNECTED;
    if (family != AF_INET && family != AF_INET6)
        return AM_FD_OTHER;
    if (protocol == IPPROTO_TCP) {
        *direction = direction_of(sk);
        return state == TCP_CLOSE || state == TCP_LISTEN ? AM_FD_INET : AM_FD_INET_CONNECTED;
    }
    /* A datagram socket with a peer called connect(2) itself: outbound. Raw sockets have no peer to
     * wait for. */
    *direction = state == TCP_ESTABLISHED ? AM_DIR_OUTBOUND : AM_DIR_UNKNOWN;
    return state == TCP_ESTABLISHED || BPF_CORE_READ(sk, sk_type) == SOCK_RAW ||
                   BPF_CORE_READ(sk, __sk_common.skc_num) != 0
               ? AM_FD_INET_CONNECTED
               : AM_FD_INET;
}

static __always_inline struct sock* sock_of(struct file* file) {
    struct socket* socket = BPF_CORE_READ(file, private_data);

    return BPF_CORE_READ(socket, sk);
}

static __always_inline u8 file_kind(struct file* file, u64* inode_number, u8* direction) {
    struct inode* inode = BPF_CORE_READ(file, f_inode);
    u16 type = BPF_CORE_READ(inode, i_mode) & S_IFMT;

    *inode_number = BPF_CORE_READ(inode, i_ino);
    if (type == S_IFSOCK)
        return socket_kind(sock_of(file), direction);
    if (type == S_IFIFO)
        return AM_FD_PIPE;
    if (type == S_IFCHR) {
        u32 device = BPF_CORE_READ(inode, i_rdev);
        u32 major = device >> 20;
        if (major >= TTY_SLAVE_FIRST && major <= TTY_SLAVE_LAST) {
            *inode_number = device & 0xfffff;
            return AM_FD_TERMINAL;
        }
    }
    return AM_FD_OTHER;
}

struct open_files {
    struct file** files;
    u32 count;
};

static __always_inline struct open_files files_of(struct task_struct* task) {
    struct fdtable* table = BPF_CORE_READ(task, files, fdt);
    return (struct open_files){BPF_CORE_READ(table, fd), BPF_CORE_READ(table, max_fds)};
}

static __always_inline struct file* file_at(struct open_files* open, u32 number) {
    struct file* file = 0;

    if (number < open->count)
        bpf_probe_read_kernel(&file, sizeof(file), open->files + number);
    return file;
}

static __always_inline void describe(struct open_files* open, u32 number, struct am_stdio* out) {
    struct file* file = file_at(open, number);

    out->kind = AM_FD_NONE;
    out->direction = AM_DIR_UNKNOWN;
    out->inode = 0;
    if (file)
        out->kind = file_kind(file, &out->inode, &out->direction);
}

/* Does one of the nearest ancestors hold a connected internet socket? Bounded: 4 ancestors, 40
 * descriptors each. */
static __always_inline bool ancestor_holds_socket(struct task_struct* task) {
    struct task_struct* ancestor = task;

    for (int level = 0; level < ANCESTORS; level++) {
        ancestor = BPF_CORE_READ(ancestor, real_parent);
        if (!ancestor || BPF_CORE_READ(ancestor, tgid) <= 1)
            return false;
        struct open_files open = files_of(ancestor);
        for (u32 number = 0; number < ANCESTOR_DESCRIPTORS && number < open.count; number++) {
            struct file* file = file_at(&open, number);
            if (!file || (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK)
                continue;
            u8 direction = 0;
            if (socket_kind(sock_of(file), &direction) == AM_FD_INET_CONNECTED)
                return true;
        }
    }
    return false;
}

#endif
