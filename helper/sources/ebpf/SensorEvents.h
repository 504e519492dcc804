#ifndef ALGOMONITOR_SOURCES_EBPF_SENSOR_EVENTS_H
#define ALGOMONITOR_SOURCES_EBPF_SENSOR_EVENTS_H

/*
 * Records of the ring buffer, kernel to user, same machine and byte order. The includer defines the
 * integer types u8…u64 (KernelTypes.h for BPF, EventParser.cpp for user space). Every record starts
 * with am_head.
 */

enum am_record {
    AM_EXEC = 1,
    AM_FORK = 2,
    AM_EXIT = 3,
    AM_SOCKET = 4,
    AM_SIGNAL = 5,
    AM_ATTACH = 6,
    AM_MODULE = 7,
};

enum am_socket_what {
    AM_SOCKET_CONNECT = 0,
    AM_SOCKET_ACCEPT = 1,
    AM_SOCKET_LISTEN = 2,
    AM_SOCKET_ESTABLISHED = 3, /* a connect was answered; only when somebody may be behind it */
};

enum { AM_MAX_FILENAME = 256, AM_MAX_ARGS = 4096, AM_COMM = 16, AM_MODULE_NAME = 56 };

struct am_head {
    u32 record;
    u32 size;
    u64 boot_ns; /* CLOCK_BOOTTIME */
};

/* pid in the helper's pid namespace; start_ns is task_struct.start_boottime */
struct am_key {
    u64 start_ns;
    u32 pid;
    u32 pad;
};

struct am_stdio {
    u64 inode; /* pipe or socket inode; terminal index */
    u8 kind;
    u8 direction;
    u16 pad[3];
};

struct am_exec {
    struct am_head head;
    struct am_key key;
    struct am_key parent;
    u64 exe_inode;
    u32 exe_device;
    u32 uid;
    u32 login_uid;
    u32 session_id;
    u32 process_group;
    u32 session;
    u32 effective_uid;
    u32 exe_links; /* 0: no directory names it (any more) */
    u64 cwd_inode;
    struct am_stdio stdio[3];
    u8 verdict;
    u8 stopped;
    u8 script;
    u8 ancestor_holds_socket;
    u16 filename_length;
    u16 arguments_length;
    char comm[AM_COMM];
    char text[AM_MAX_FILENAME +
              AM_MAX_ARGS]; /* filename, then arguments as in memory; only what is used is sent */
};

struct am_fork {
    struct am_head head;
    struct am_key child;
    struct am_key parent;
    u32 uid;
    u32 pad;
};

struct am_exit {
    struct am_head head;
    struct am_key key;
    u32 code;
    u32 pad;
};

struct am_socket {
    struct am_head head;
    struct am_key key;
    u8 what;
    u8 v6;
    u8 has_channels;
    u8 protocol;
    u16 local_port;
    u16 remote_port;
    u8 local[16];
    u8 remote[16];
    u32 count; /* accepts since the last record of this listener, this one included; else 1 */
    u32 pad;
};

/* ptrace(PTRACE_ATTACH) */
struct am_attach {
    struct am_head head;
    struct am_key tracer;
    struct am_key target;
};

struct am_module {
    struct am_head head;
    struct am_key loader;
    char name[AM_MODULE_NAME];
};

struct am_signal {
    struct am_head head;
    struct am_key target;
    struct am_key sender;
    u32 signal;
    u32 pad;
};

#endif
