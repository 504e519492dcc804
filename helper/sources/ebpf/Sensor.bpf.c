// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The kernel side: tells of exec, fork, exit, TCP state changes and SIGCONT to suspended processes,
 * and stops the one shape that is certain by itself (ShellShape.h). Only tp_btf programs: they load
 * where trampolines (fentry, LSM) are refused.
 */
#include "KernelTypes.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#include "../../rules/behaviour/ShellShape.h"
#include "SensorEvents.h"

char LICENSE[] SEC("license") = "GPL";

enum {
    S_IFMT = 0170000,
    S_IFSOCK = 0140000,
    S_IFIFO = 0010000,
    S_IFCHR = 0020000,
    ACCEPT_TOGETHER_NS = 5000000, /* a busy server's accepts are told together */
    TTY_SLAVE_FIRST = 136,        /* UNIX98 pseudo terminal slaves: majors 136 to 143 */
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
    SIGCONT_NUMBER = 18,
    SIGSTOP_NUMBER = 19,
    ANCESTORS = 4,
    ANCESTOR_DESCRIPTORS = 40,
    URGENT_FILL = 256 * 1024,
    MAX_NESTING = 33, /* MAX_PID_NS_LEVEL + 1 */
    LEVEL_UNKNOWN = 0xff,
};

/* Written by user space before and after load. */
const volatile __u32 helper_ns_inum = 0;
const volatile bool scoped = false;
__u32 stopping = 0;
__u32 helper_ns_level = LEVEL_UNKNOWN;

/* Read by user space. */
__u64 lost_exec = 0, lost_fork = 0, lost_exit = 0, lost_socket = 0, lost_signal = 0;
__u64 urgent = 0;

struct {
    __uint(type, AM_MAP_RINGBUF);
    __uint(max_entries, 2 * 1024 * 1024);
} events SEC(".maps");

struct {
    __uint(type, AM_MAP_PERCPU_ARRAY);
    __uint(max_entries, 1);
    __type(key, u32);
    __type(value, struct am_exec);
} scratch SEC(".maps");

struct {
    __uint(type, AM_MAP_CGROUP_ARRAY);
    __uint(max_entries, 1);
    __type(key, u32);
    __type(value, u32);
} scope SEC(".maps");

/* Direction of live TCP sockets by the address of struct sock. Gone entries read as "unknown",
 * never as wrong. */
struct {
    __uint(type, AM_MAP_LRU_HASH);
    __uint(max_entries, 16384);
    __type(key, u64);
    __type(value, u8);
} directions SEC(".maps");

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

/* Processes the helper suspended: pid in the helper's namespace. */
struct {
    __uint(type, AM_MAP_HASH);
    __uint(max_entries, 4096);
    __type(key, u32);
    __type(value, u64); /* start_ns */
} suspended SEC(".maps");

/* The number of `pid` at one nesting level, 0 when that level is not the helper's namespace. */
static __always_inline u32 pid_at(struct pid* pid, u32 level) {
    void* slot = (void*)pid + bpf_core_field_offset(struct pid, numbers) +
                 level * bpf_core_type_size(struct upid);
    u32 number = 0;
    struct pid_namespace* ns = 0;

    bpf_probe_read_kernel(&number, sizeof(number), slot + bpf_core_field_offset(struct upid, nr));
    bpf_probe_read_kernel(&ns, sizeof(ns), slot + bpf_core_field_offset(struct upid, ns));
    return BPF_CORE_READ(ns, ns.inum) == helper_ns_inum ? number : 0;
}

/*
 * The pid of `pid` in the helper's namespace, 0 when the process is neither in it nor below it.
 * User space cannot know how deep its own namespace is nested, so the first match is searched and
 * the level kept: it never changes.
 */
static __always_inline u32 pid_in_helper_ns(struct pid* pid) {
    u32 depth = pid ? BPF_CORE_READ(pid, level) : 0;
    u32 known = helper_ns_level;

    if (!pid)
        return 0;
    if (known != LEVEL_UNKNOWN)
        return known <= depth ? pid_at(pid, known) : 0;
    for (u32 level = 0; level < MAX_NESTING && level <= depth; level++) {
        u32 number = pid_at(pid, level);
        if (number) {
            helper_ns_level = level;
            return number;
        }
    }
    return 0;
}

/* Identity of the thread group of `task`; 0 when it is outside the helper's namespace. */
static __always_inline u32 key_of(struct task_struct* task, struct am_key* key) {
    struct task_struct* leader = BPF_CORE_READ(task, group_leader);

    key->pid = pid_in_helper_ns(BPF_CORE_READ(leader, thread_pid));
    key->start_ns = BPF_CORE_READ(leader, start_boottime);
    key->pad = 0;
    return key->pid;
}

static __always_inline bool current_in_scope(void) {
    return !scoped || bpf_current_task_under_cgroup(&scope, 0) == 1;
}

static __always_inline u64 wakeup(bool is_urgent) {
    u64 fill = bpf_ringbuf_query(&events, BPF_RB_AVAIL_DATA);

    if (is_urgent)
        __sync_fetch_and_add(&urgent, 1);
    /* The first event of an empty ring arms the reader's timer; the ones after it wait for the
     * timer (kernel-facts 0.5). */
    return is_urgent || fill == 0 || fill > URGENT_FILL ? BPF_RB_FORCE_WAKEUP : BPF_RB_NO_WAKEUP;
}

static __always_inline void send(void* record, u64 size, bool is_urgent, __u64* lost) {
    ((struct am_head*)record)->size = size;
    if (bpf_ringbuf_output(&events, record, size, wakeup(is_urgent)))
        __sync_fetch_and_add(lost, 1);
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
        u64 address = (u64)sk;
        u8* known = bpf_map_lookup_elem(&directions, &address);
        *direction = known ? *known : AM_DIR_UNKNOWN;
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

static __always_inline struct am_stdio_shape shape(struct am_stdio* descriptor) {
    return (struct am_stdio_shape){descriptor->kind, descriptor->direction};
}

static __always_inline void judge(struct task_struct* task, struct am_exec* exec) {
    u8 in = exec->stdio[0].kind, out = exec->stdio[1].kind;

    if (am_is_channel(in) || am_is_channel(out))
        exec->ancestor_holds_socket = ancestor_holds_socket(task);
    exec->verdict = am_judge_exec(shape(&exec->stdio[0]), shape(&exec->stdio[1]),
                                  shape(&exec->stdio[2]), exec->ancestor_holds_socket);
    if (exec->verdict == AM_VERDICT_CERTAIN && stopping)
        exec->stopped = bpf_send_signal(SIGSTOP_NUMBER) == 0;
}

static __always_inline void identify(struct task_struct* task, struct am_exec* exec) {
    struct signal_struct* signal = BPF_CORE_READ(task, signal);
    struct inode* inode = BPF_CORE_READ(task, mm, exe_file, f_inode);

    key_of(BPF_CORE_READ(task, real_parent), &exec->parent);
    exec->exe_inode = BPF_CORE_READ(inode, i_ino);
    exec->exe_device = BPF_CORE_READ(inode, i_sb, s_dev);
    exec->uid = BPF_CORE_READ(task, cred, uid.val);
    exec->login_uid =
        bpf_core_field_exists(task->loginuid) ? BPF_CORE_READ(task, loginuid.val) : ~0u;
    exec->session_id =
        bpf_core_field_exists(task->sessionid) ? BPF_CORE_READ(task, sessionid) : ~0u;
    exec->process_group = pid_in_helper_ns(BPF_CORE_READ(signal, pids[PIDTYPE_PGID]));
    exec->session = pid_in_helper_ns(BPF_CORE_READ(signal, pids[PIDTYPE_SID]));
    BPF_CORE_READ_STR_INTO(&exec->comm, task, comm);
}

static __always_inline void read_texts(struct task_struct* task, struct linux_binprm* bprm,
                                       struct am_exec* exec) {
    const char* filename = BPF_CORE_READ(bprm, filename);
    u64 start = BPF_CORE_READ(task, mm, arg_start), end = BPF_CORE_READ(task, mm, arg_end);
    u64 length = end > start ? end - start : 0;

    exec->script = BPF_CORE_READ(bprm, interp) != filename;
    long got = bpf_probe_read_kernel_str(exec->text, AM_MAX_FILENAME, filename);
    exec->filename_length = got > 0 && got <= AM_MAX_FILENAME ? got : 0;
    if (length > AM_MAX_ARGS - 1)
        length = AM_MAX_ARGS - 1;
    /* Arguments stand after the whole file name field: a constant offset the verifier can see. */
    if (bpf_probe_read_user(exec->text + AM_MAX_FILENAME, length & (AM_MAX_ARGS - 1),
                            (void*)start) == 0)
        exec->arguments_length = length;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(on_exec, struct task_struct* task, int old_pid, struct linux_binprm* bprm) {
    u32 zero = 0;
    struct am_exec* exec = bpf_map_lookup_elem(&scratch, &zero);

    if (!exec || !current_in_scope() || !key_of(task, &exec->key))
        return 0;
    struct open_files open = files_of(task);
    exec->head.record = AM_EXEC;
    exec->head.boot_ns = bpf_ktime_get_boot_ns();
    exec->ancestor_holds_socket = exec->stopped = exec->verdict = exec->script = 0;
    exec->filename_length = exec->arguments_length = 0;
    for (u32 number = 0; number < 3; number++)
        describe(&open, number, &exec->stdio[number]);
    judge(task, exec);
    identify(task, exec);
    read_texts(task, bprm, exec);
    u64 size = (u64) __builtin_offsetof(struct am_exec, text) + AM_MAX_FILENAME +
               (exec->arguments_length & (AM_MAX_ARGS - 1));
    send(exec, size, exec->verdict != AM_VERDICT_NONE, &lost_exec);
    return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct* parent, struct task_struct* child) {
    struct am_fork fork = {.head = {.record = AM_FORK}};

    if (BPF_CORE_READ(child, pid) != BPF_CORE_READ(child, tgid))
        return 0; /* a thread */
    if (!current_in_scope() || !key_of(child, &fork.child))
        return 0;
    key_of(parent, &fork.parent);
    fork.head.boot_ns = bpf_ktime_get_boot_ns();
    fork.uid = BPF_CORE_READ(child, cred, uid.val);
    send(&fork, sizeof(fork), false, &lost_fork);
    return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_exit, struct task_struct* task) {
    struct am_exit exit = {.head = {.record = AM_EXIT}};

    if (BPF_CORE_READ(task, signal, live.counter) != 0)
        return 0; /* other threads go on */
    if (!current_in_scope() || !key_of(task, &exit.key))
        return 0;
    exit.head.boot_ns = bpf_ktime_get_boot_ns();
    exit.code = BPF_CORE_READ(task, exit_code);
    send(&exit, sizeof(exit), false, &lost_exit);
    return 0;
}

static __always_inline void read_addresses(struct sock* sk, struct am_socket* out) {
    out->v6 = sk->__sk_common.skc_family == AF_INET6;
    out->local_port = sk->__sk_common.skc_num;
    out->remote_port = bpf_ntohs(sk->__sk_common.skc_dport);
    out->protocol = (u8)sk->sk_protocol;
    if (out->v6) {
        BPF_CORE_READ_INTO(&out->local, sk, __sk_common.skc_v6_rcv_saddr);
        BPF_CORE_READ_INTO(&out->remote, sk, __sk_common.skc_v6_daddr);
    } else {
        *(u32*)out->local = sk->__sk_common.skc_rcv_saddr;
        *(u32*)out->remote = sk->__sk_common.skc_daddr;
    }
}

/* Could somebody be behind the current task: a channel on its standard descriptors, or children? */
static __always_inline u8 has_channels(struct task_struct* task) {
    struct open_files open = files_of(task);
    struct am_stdio descriptor;

    if (BPF_CORE_READ(task, children.next) !=
        (void*)task + bpf_core_field_offset(struct task_struct, children))
        return 1;
    describe(&open, 0, &descriptor);
    if (am_is_channel(descriptor.kind))
        return 1;
    describe(&open, 1, &descriptor);
    return am_is_channel(descriptor.kind);
}

static __always_inline void tell_socket(struct sock* sk, u8 what, u32 count, struct am_key* owner,
                                        struct task_struct* task) {
    struct am_socket out = {.head = {.record = AM_SOCKET}};

    out.key = *owner;
    out.what = what;
    out.count = count;
    out.head.boot_ns = bpf_ktime_get_boot_ns();
    out.has_channels = task ? has_channels(task) : 0;
    read_addresses(sk, &out);
    send(&out, sizeof(out), false, &lost_socket);
}

static __always_inline void set_direction(struct sock* sk, u8 direction) {
    u64 address = (u64)sk;

    bpf_map_update_elem(&directions, &address, &direction, BPF_ANY);
}

static __always_inline void on_connect(struct sock* sk) {
    struct task_struct* task = (struct task_struct*)bpf_get_current_task();
    struct am_key owner = {};

    set_direction(sk, AM_DIR_OUTBOUND);
    if (current_in_scope() && key_of(task, &owner))
        tell_socket(sk, AM_SOCKET_CONNECT, 1, &owner, BPF_CORE_READ(task, group_leader));
}

static __always_inline void on_accepted(struct sock* sk) {
    u32 port = sk->__sk_common.skc_num;
    struct listener* listener = bpf_map_lookup_elem(&listeners, &port);
    u64 now = bpf_ktime_get_boot_ns();

    set_direction(sk, AM_DIR_INBOUND);
    if (!listener)
        return;
    __sync_fetch_and_add(&listener->untold, 1);
    if (now - listener->told_ns < ACCEPT_TOGETHER_NS)
        return;
    listener->told_ns = now;
    u32 count = listener->untold;
    __sync_fetch_and_add(&listener->untold, -count);
    tell_socket(sk, AM_SOCKET_ACCEPT, count, &listener->key, 0);
}

static __always_inline void on_listen(struct sock* sk) {
    struct task_struct* task = (struct task_struct*)bpf_get_current_task();
    u32 port = sk->__sk_common.skc_num;
    struct listener listener = {};

    if (!current_in_scope() || !key_of(task, &listener.key))
        return;
    bpf_map_update_elem(&listeners, &port, &listener, BPF_ANY);
    tell_socket(sk, AM_SOCKET_LISTEN, 1, &listener.key, 0);
}

/*
 * Every TCP connection passes here eight times: what is not of interest leaves at once. 7->2 and
 * ->10 run in the caller's context, 3->1 in softirq where current means nothing (kernel-facts A). A
 * direction is never taken off the map: a socket that gets the same address sets it anew before
 * anybody can be connected through it.
 */
SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(on_socket_state, struct sock* sk, int old_state, int new_state) {
    bool accepted = old_state == TCP_SYN_RECV && new_state == TCP_ESTABLISHED;

    if (new_state != TCP_SYN_SENT && new_state != TCP_LISTEN && !accepted)
        return 0;
    if (sk->sk_protocol != IPPROTO_TCP)
        return 0;
    if (accepted)
        on_accepted(sk);
    else if (new_state == TCP_SYN_SENT)
        on_connect(sk);
    else
        on_listen(sk);
    return 0;
}

/* Somebody wakes what the helper suspended (threats 11). The helper's own SIGCONT comes after it
 * took the pid off the map. */
SEC("tp_btf/signal_generate")
int BPF_PROG(on_signal, int number, struct kernel_siginfo* info, struct task_struct* task) {
    struct am_signal out = {.head = {.record = AM_SIGNAL}};

    if (number != SIGCONT_NUMBER || !key_of(task, &out.target))
        return 0;
    u64* start = bpf_map_lookup_elem(&suspended, &out.target.pid);
    if (!start)
        return 0;
    key_of((struct task_struct*)bpf_get_current_task(), &out.sender);
    out.head.boot_ns = bpf_ktime_get_boot_ns();
    out.signal = number;
    send(&out, sizeof(out), true, &lost_signal);
    return 0;
}
