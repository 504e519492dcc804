// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What every process uses: an iterator over all tasks (Linux 5.8), a thirtieth of what reading
 * /proc costs. Runs only while its descriptor is read.
 */
#include "KernelTypes.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "SensorEvents.h"
#include "SensorKeys.h"
#include "TaskRecord.h"

char LICENSE[] SEC("license") = "GPL";

enum {
    KERNEL_THREAD = 0x00200000, /* PF_KTHREAD */
    FILE_PAGES = 0,
    ANONYMOUS_PAGES = 1,
    SHARED_PAGES = 3,
    DUMPABLE = 3, /* MMF_DUMPABLE_MASK */
};

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct sched_entity {
    u64 sum_exec_runtime;
};
struct task_io_accounting {
    u64 syscr;
    u64 syscw;
    u64 read_bytes;
    u64 write_bytes;
};
struct signal_struct___use {
    int nr_threads;
    struct task_io_accounting ioac; /* of threads that have ended */
    u64 sum_sched_runtime;          /* of threads that have ended */
};
struct task_struct___use {
    unsigned int flags;
    struct sched_entity se;
    struct task_io_accounting ioac;
    struct signal_struct___use* signal;
};
struct percpu_counter {
    __s64 count;
};
struct mm_struct___use {
    unsigned long start_stack;
};
/* since Linux 6.2; read without the processors' shares, which are less than 64 pages each */
struct mm_struct___counters {
    struct percpu_counter rss_stat[4];
};
struct mm_rss_stat {
    struct {
        __s64 counter;
    } count[4];
};
struct mm_struct___old {
    struct mm_rss_stat rss_stat;
};
/* since Linux 6.18 */
typedef struct {
    unsigned long __mm_flags[1];
} mm_flags_t;
struct mm_struct___bits {
    mm_flags_t flags;
};
struct mm_struct___flags {
    unsigned long flags;
};

#pragma clang attribute pop

struct seq_file;
struct bpf_iter_meta {
    struct seq_file* seq;
    u64 session_id;
    u64 seq_num;
};
/* The context's layout is fixed (include/linux/bpf.h, DEFINE_BPF_ITER_FUNC). */
struct bpf_iter__task {
    struct bpf_iter_meta* meta;
    struct task_struct* task;
};

static __always_inline u64 positive(__s64 pages) {
    return pages > 0 ? (u64)pages : 0;
}

static __always_inline u64 resident(struct mm_struct* mm) {
    struct mm_struct___counters* counters = (void*)mm;
    struct mm_struct___old* old = (void*)mm;

    if (bpf_core_field_exists(counters->rss_stat))
        return positive(counters->rss_stat[FILE_PAGES].count) +
               positive(counters->rss_stat[ANONYMOUS_PAGES].count) +
               positive(counters->rss_stat[SHARED_PAGES].count);
    return positive(old->rss_stat.count[FILE_PAGES].counter) +
           positive(old->rss_stat.count[ANONYMOUS_PAGES].counter) +
           positive(old->rss_stat.count[SHARED_PAGES].counter);
}

static __always_inline u32 dumpable(struct mm_struct* mm) {
    struct mm_struct___bits* bits = (void*)mm;
    struct mm_struct___flags* flags = (void*)mm;

    if (bpf_core_field_exists(bits->flags))
        return bits->flags.__mm_flags[0] & DUMPABLE;
    return flags->flags & DUMPABLE;
}

/* Threads that have ended have left theirs with the process. */
static __always_inline void add_ended(struct am_task* record, struct task_struct___use* use) {
    struct signal_struct___use* signal = use->signal;

    if (!signal)
        return;
    record->cpu_ns += signal->sum_sched_runtime;
    record->threads = signal->nr_threads;
    if (bpf_core_field_exists(signal->ioac.syscr)) {
        record->io_bytes += signal->ioac.read_bytes + signal->ioac.write_bytes;
        record->io_operations += signal->ioac.syscr + signal->ioac.syscw;
    }
}

static __always_inline bool describe(struct am_task* record, struct task_struct* task,
                                     struct mm_struct* mm) {
    struct task_struct* parent = task->real_parent;
    struct files_struct* files = task->files;
    struct am_key key;

    if (!key_of(task, &key))
        return false;
    record->leader = 1;
    record->start_ns = key.start_ns;
    record->pid = key.pid;
    record->ppid = pid_in_helper_ns(BPF_CORE_READ(parent, group_leader, thread_pid));
    record->uid = task->cred->uid.val;
    record->max_fds = files ? BPF_CORE_READ(files, fdt, max_fds) : 0;
    if (mm) {
        record->image = ((struct mm_struct___use*)mm)->start_stack;
        record->dumpable = dumpable(mm);
    }
    bpf_probe_read_kernel_str(record->comm, sizeof(record->comm), task->comm);
    return true;
}

SEC("iter/task")
int on_task(struct bpf_iter__task* context) {
    struct task_struct* task = context->task;
    struct task_struct___use* use = (void*)task;
    struct am_task record = {};
    struct mm_struct* mm;

    if (!task || (use->flags & KERNEL_THREAD))
        return 0;
    mm = task->mm;
    record.tgid = task->tgid;
    record.cpu_ns = use->se.sum_exec_runtime;
    if (mm)
        record.resident_pages = resident(mm);
    if (bpf_core_field_exists(use->ioac.syscr)) {
        record.io_bytes = use->ioac.read_bytes + use->ioac.write_bytes;
        record.io_operations = use->ioac.syscr + use->ioac.syscw;
    }
    if (task->pid != task->tgid) {
        bpf_seq_write(context->meta->seq, &record, AM_TASK_THREAD_SIZE);
        return 0;
    }
    add_ended(&record, use);
    if (describe(&record, task, mm))
        bpf_seq_write(context->meta->seq, &record, sizeof(record));
    return 0;
}
