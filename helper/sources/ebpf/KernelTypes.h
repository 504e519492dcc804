#ifndef ALGOMONITOR_SOURCES_EBPF_KERNEL_TYPES_H
#define ALGOMONITOR_SOURCES_EBPF_KERNEL_TYPES_H

/*
 * The few kernel structures the sensor reads, only the fields it uses. CO-RE moves every access to
 * where the running kernel has the field, so the order and the gaps here mean nothing and no
 * vmlinux.h is needed. Kernel 5.10 to 6.18.
 */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef u8 __u8;
typedef u16 __u16;
typedef u32 __u32;
typedef u64 __u64;
typedef short __s16;
typedef int __s32;
typedef long long __s64;
typedef u16 __be16;
typedef u32 __be32;
typedef u32 __wsum;
typedef u16 __sum16;
typedef _Bool bool;
#define true 1
#define false 0

enum bpf_map_type_am {
    AM_MAP_HASH = 1,
    AM_MAP_ARRAY = 2,
    AM_MAP_PERCPU_ARRAY = 6,
    AM_MAP_CGROUP_ARRAY = 8,
    AM_MAP_LRU_HASH = 9,
    AM_MAP_RINGBUF = 27
};
enum { BPF_ANY = 0, BPF_RB_NO_WAKEUP = 1, BPF_RB_FORCE_WAKEUP = 2, BPF_RB_AVAIL_DATA = 0 };

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct ns_common {
    unsigned int inum;
};
struct pid_namespace {
    struct ns_common ns;
};
struct upid {
    int nr;
    struct pid_namespace* ns;
};
struct pid {
    unsigned int level;
    struct upid numbers[1];
};

typedef struct {
    unsigned int val;
} kuid_t;
struct cred {
    kuid_t uid;
    kuid_t euid;
};

struct super_block {
    unsigned int s_dev;
    unsigned long s_magic;
};
struct inode {
    unsigned int i_nlink;
    u16 i_mode;
    unsigned long i_ino;
    unsigned int i_rdev;
    struct super_block* i_sb;
};
struct dentry {
    struct inode* d_inode;
};
struct path {
    struct dentry* dentry;
};
struct file {
    struct inode* f_inode;
    void* private_data;
};
struct fdtable {
    unsigned int max_fds;
    struct file** fd;
};
struct files_struct {
    struct fdtable* fdt;
};
struct fs_struct {
    struct path pwd;
};
struct mm_struct {
    unsigned long arg_start;
    unsigned long arg_end;
    struct file* exe_file;
};
typedef struct {
    int counter;
} atomic_t;
struct list_head {
    struct list_head* next;
};
enum pid_type { PIDTYPE_PID, PIDTYPE_TGID, PIDTYPE_PGID, PIDTYPE_SID };
struct signal_struct {
    atomic_t live;
    struct pid* pids[4];
};
struct task_struct {
    int pid;
    int tgid;
    int exit_code;
    u64 start_boottime;
    struct task_struct* real_parent;
    struct task_struct* group_leader;
    struct pid* thread_pid;
    struct signal_struct* signal;
    struct files_struct* files;
    struct fs_struct* fs;
    struct mm_struct* mm;
    const struct cred* cred;
    struct list_head children;
    kuid_t loginuid;
    unsigned int sessionid;
    char comm[16];
};
struct linux_binprm {
    struct file* file;
    const char* filename;
    const char* interp;
};

struct in6_addr {
    u8 bytes[16];
};
struct sock_common {
    __be32 skc_daddr;
    __be32 skc_rcv_saddr;
    __be16 skc_dport;
    u16 skc_num;
    u16 skc_family;
    volatile unsigned char skc_state;
    struct in6_addr skc_v6_daddr;
    struct in6_addr skc_v6_rcv_saddr;
};
struct sock {
    struct sock_common __sk_common;
    u16 sk_protocol;
    u16 sk_type;
};
struct socket {
    struct sock* sk;
};
struct module {
    char name[56];
};
struct kernel_siginfo {
    int si_signo;
};

#pragma clang attribute pop

/* The context of cgroup/connect* and cgroup/sendmsg*, as in linux/bpf.h (fixed, not moved). Network
 * byte order. */
struct bpf_sock_addr {
    u32 user_family;
    u32 user_ip4;
    u32 user_ip6[4];
    u32 user_port;
    u32 family;
    u32 type;
    u32 protocol;
};

#endif
