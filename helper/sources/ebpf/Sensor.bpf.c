// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The kernel side: tells of exec, fork, exit, TCP state changes, UDP conversations and SIGCONT to
 * suspended processes, and stops the one shape that is certain by itself (ShellShape.h). Only
 * tp_btf and cgroup programs: they load where trampolines (fentry, LSM) are refused.
 */
#include "KernelTypes.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#include "../../rules/behaviour/ShellShape.h"
#include "SensorDatagrams.h"
#include "SensorDescriptors.h"
#include "SensorEvents.h"
#include "SensorKeys.h"

char LICENSE[] SEC("license") = "GPL";

enum {
    ACCEPT_TOGETHER_NS = 5000000, /* a busy server's accepts are told together */
    PROMPT_BURST = 6,             /* so many at once, then one a pause */
    PROMPT_PAUSE_NS = 10000000,   /* no more often is the reader woken for what only may matter */
    SIGCONT_NUMBER = 18,
    SIGSTOP_NUMBER = 19,
    SENT_BY_KERNEL = 1, /* SEND_SIG_PRIV, include/linux/sched/signal.h */
    URGENT_FILL = 256 * 1024,
    LET_THROUGH = 1, /* of cgroup programs */
};

/* Written by user space before and after load. */
const volatile bool scoped = false;
__u32 stopping = 0;

/* Read by user space. */
__u64 lost_exec = 0, lost_fork = 0, lost_exit = 0, lost_socket = 0, lost_signal = 0;
__u64 urgent = 0;

__u64 last_prompt_ns = 0;

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

/* Processes the helper suspended: pid in the helper's namespace. */
struct {
    __uint(type, AM_MAP_HASH);
    __uint(max_entries, 4096);
    __type(key, u32);
    __type(value, u64); /* start_ns */
} suspended SEC(".maps");

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

/* A shell or a connection that may become something: told at once, for every millisecond counts,
 * but a storm of them does not wake the reader each time. */
static __always_inline bool is_prompt(u64 now) {
    u64 next = last_prompt_ns, earliest = now - PROMPT_BURST * PROMPT_PAUSE_NS;

    if (next < earliest)
        next = earliest;
    if (next > now)
        return false;
    last_prompt_ns = next + PROMPT_PAUSE_NS;
    return true;
}

static __always_inline void send(void* record, u64 size, bool is_urgent, __u64* lost) {
    ((struct am_head*)record)->size = size;
    if (bpf_ringbuf_output(&events, record, size, wakeup(is_urgent)))
        __sync_fetch_and_add(lost, 1);
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
    struct signal_struct* signal = task->signal;
    struct inode* inode = BPF_CORE_READ(task, mm, exe_file, f_inode);

    key_of(task->real_parent, &exec->parent);
    exec->exe_inode = BPF_CORE_READ(inode, i_ino);
    exec->exe_links = BPF_CORE_READ(inode, i_nlink);
    exec->exe_device = BPF_CORE_READ(inode, i_sb, s_dev);
    exec->uid = task->cred->uid.val;
    exec->effective_uid = task->cred->euid.val;
    exec->cwd_inode = BPF_CORE_READ(task, fs, pwd.dentry, d_inode, i_ino);
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
    bool channels = am_is_channel(exec->stdio[0].kind) || am_is_channel(exec->stdio[1].kind);
    send(exec, size,
         exec->verdict != AM_VERDICT_NONE || (channels && is_prompt(exec->head.boot_ns)),
         &lost_exec);
    return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct* parent, struct task_struct* child) {
    struct am_fork fork = {.head = {.record = AM_FORK}};

    if (child->pid != child->tgid)
        return 0; /* a thread */
    if (!current_in_scope() || !key_of(child, &fork.child))
        return 0;
    key_of(parent, &fork.parent);
    fork.head.boot_ns = bpf_ktime_get_boot_ns();
    fork.uid = child->cred->uid.val;
    send(&fork, sizeof(fork), false, &lost_fork);
    return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_exit, struct task_struct* task) {
    struct am_exit exit = {.head = {.record = AM_EXIT}};

    if (task->signal->live.counter != 0)
        return 0; /* other threads go on */
    if (!current_in_scope() || !key_of(task, &exit.key))
        return 0;
    exit.head.boot_ns = bpf_ktime_get_boot_ns();
    exit.code = task->exit_code;
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

static __always_inline void tell_socket(struct sock* sk, u8 what, u32 count,
                                        const struct opened* by, bool is_urgent) {
    struct am_socket out = {.head = {.record = AM_SOCKET}};

    out.key = by->owner;
    out.what = what;
    out.count = count;
    out.head.boot_ns = bpf_ktime_get_boot_ns();
    out.has_channels = by->has_channels;
    read_addresses(sk, &out);
    send(&out, sizeof(out), is_urgent, &lost_socket);
}

static __always_inline void on_connect(struct sock* sk) {
    struct task_struct* task = bpf_get_current_task_btf();
    struct opened opened = {.remote_port = sk->__sk_common.skc_dport};
    bool mine = current_in_scope() && key_of(task, &opened.owner);
    u64 address = (u64)sk;

    if (mine)
        opened.has_channels = has_channels(task->group_leader);
    bpf_map_update_elem(&opened_sockets, &address, &opened, BPF_ANY);
    if (mine)
        tell_socket(sk, AM_SOCKET_CONNECT, 1, &opened, false);
}

/* From now on commands can come: whoever is behind it is looked at at once. */
static __always_inline void on_connected(struct sock* sk) {
    struct opened* opened = opened_as(sk);

    if (opened && opened->has_channels && is_prompt(bpf_ktime_get_boot_ns()))
        tell_socket(sk, AM_SOCKET_ESTABLISHED, 1, opened, true);
}

static __always_inline void on_accepted(struct sock* sk) {
    u32 port = sk->__sk_common.skc_num;
    struct listener* listener = bpf_map_lookup_elem(&listeners, &port);
    struct opened by = {};
    u64 now = bpf_ktime_get_boot_ns();

    if (!listener)
        return;
    __sync_fetch_and_add(&listener->untold, 1);
    if (now - listener->told_ns < ACCEPT_TOGETHER_NS)
        return;
    listener->told_ns = now;
    u32 count = listener->untold;
    __sync_fetch_and_add(&listener->untold, -count);
    by.owner = listener->key;
    tell_socket(sk, AM_SOCKET_ACCEPT, count, &by, is_prompt(now));
}

static __always_inline void on_listen(struct sock* sk) {
    struct task_struct* task = bpf_get_current_task_btf();
    u32 port = sk->__sk_common.skc_num;
    struct listener listener = {};
    struct opened opened = {};

    if (!current_in_scope() || !key_of(task, &listener.key))
        return;
    bpf_map_update_elem(&listeners, &port, &listener, BPF_ANY);
    opened.owner = listener.key;
    tell_socket(sk, AM_SOCKET_LISTEN, 1, &opened, false);
}

/*
 * Every TCP connection passes here eight times: what is not of interest leaves at once. 7->2 and
 * ->10 run in the caller's context, 3->1 and 2->1 in softirq where current means nothing
 * (kernel-facts A).
 */
SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(on_socket_state, struct sock* sk, int old_state, int new_state) {
    bool answered = new_state == TCP_ESTABLISHED;

    if (new_state != TCP_SYN_SENT && new_state != TCP_LISTEN && !answered)
        return 0;
    if (sk->sk_protocol != IPPROTO_TCP)
        return 0;
    if (answered && old_state == TCP_SYN_RECV)
        on_accepted(sk);
    else if (answered)
        on_connected(sk);
    else if (new_state == TCP_SYN_SENT)
        on_connect(sk);
    else
        on_listen(sk);
    return 0;
}

static __always_inline int tell_datagram(const struct conversation* with, bool v6) {
    struct am_socket out = {.head = {.record = AM_SOCKET}};

    out.head.boot_ns = bpf_ktime_get_boot_ns();
    if (!is_news(with, out.head.boot_ns))
        return LET_THROUGH;
    out.key = with->key;
    out.what = AM_SOCKET_CONNECT;
    out.count = 1;
    out.v6 = v6;
    out.protocol = AM_UDP;
    out.remote_port = with->port;
    __builtin_memcpy(out.remote, with->remote, sizeof(out.remote));
    send(&out, sizeof(out), false, &lost_socket);
    return LET_THROUGH;
}

SEC("cgroup/connect4")
int on_connect4(struct bpf_sock_addr* address) {
    struct conversation with = {};
    return datagram_to4(address, &with) ? tell_datagram(&with, false) : LET_THROUGH;
}

SEC("cgroup/sendmsg4")
int on_sendmsg4(struct bpf_sock_addr* address) {
    struct conversation with = {};
    return datagram_to4(address, &with) ? tell_datagram(&with, false) : LET_THROUGH;
}

SEC("cgroup/connect6")
int on_connect6(struct bpf_sock_addr* address) {
    struct conversation with = {};
    return datagram_to6(address, &with) ? tell_datagram(&with, true) : LET_THROUGH;
}

SEC("cgroup/sendmsg6")
int on_sendmsg6(struct bpf_sock_addr* address) {
    struct conversation with = {};
    return datagram_to6(address, &with) ? tell_datagram(&with, true) : LET_THROUGH;
}

/* Somebody wakes what the helper suspended (threats 11). The helper's own SIGCONT comes after it
 * took the pid off the map. */
static __always_inline void on_continue(struct task_struct* task) {
    struct am_signal out = {.head = {.record = AM_SIGNAL}};

    if (!key_of(task, &out.target))
        return;
    if (!bpf_map_lookup_elem(&suspended, &out.target.pid))
        return;
    key_of(bpf_get_current_task_btf(), &out.sender);
    out.head.boot_ns = bpf_ktime_get_boot_ns();
    out.signal = SIGCONT_NUMBER;
    send(&out, sizeof(out), true, &lost_signal);
}

/* A SIGSTOP that the kernel sends for another process is PTRACE_ATTACH (kernel/ptrace.c); there is
 * no event of its own, and watching the system call would slow every call of everybody. */
static __always_inline void on_attach(struct task_struct* task) {
    struct am_attach out = {.head = {.record = AM_ATTACH}};

    if (!current_in_scope() || !key_of(task, &out.target))
        return;
    if (!key_of(bpf_get_current_task_btf(), &out.tracer) || out.tracer.pid == out.target.pid)
        return;
    out.head.boot_ns = bpf_ktime_get_boot_ns();
    send(&out, sizeof(out), false, &lost_signal);
}

SEC("tp_btf/signal_generate")
int BPF_PROG(on_signal, int number, struct kernel_siginfo* info, struct task_struct* task) {
    if (number == SIGCONT_NUMBER)
        on_continue(task);
    else if (number == SIGSTOP_NUMBER && ctx[1] == SENT_BY_KERNEL)
        on_attach(task);
    return 0;
}

SEC("tp_btf/module_load")
int BPF_PROG(on_module, struct module* module) {
    struct am_module out = {.head = {.record = AM_MODULE}};

    if (!current_in_scope() || !key_of(bpf_get_current_task_btf(), &out.loader))
        return 0;
    BPF_CORE_READ_STR_INTO(&out.name, module, name);
    out.head.boot_ns = bpf_ktime_get_boot_ns();
    send(&out, sizeof(out), false, &lost_signal);
    return 0;
}
