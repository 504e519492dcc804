// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Who holds which socket: an iterator over every open file of every process (Linux 5.8), a tenth of
 * what reading /proc/PID/fd costs. Runs only while its descriptor is read.
 */
#include "KernelTypes.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "HolderRecord.h"
#include "SensorEvents.h"
#include "SensorKeys.h"

char LICENSE[] SEC("license") = "GPL";

enum { FILE_TYPE = 0170000, SOCKET_TYPE = 0140000 };

struct seq_file;
struct bpf_iter_meta {
    struct seq_file* seq;
    u64 session_id;
    u64 seq_num;
};
/* The context's layout is fixed (include/linux/bpf.h, DEFINE_BPF_ITER_FUNC). */
struct bpf_iter__task_file {
    struct bpf_iter_meta* meta;
    struct task_struct* task;
    u32 fd;
    u32 pad;
    struct file* file;
};

SEC("iter/task_file")
int on_file(struct bpf_iter__task_file* context) {
    struct task_struct* task = context->task;
    struct file* file = context->file;
    struct am_holder holder = {};
    struct am_key key;

    if (!task || !file || (file->f_inode->i_mode & FILE_TYPE) != SOCKET_TYPE)
        return 0;
    if (!key_of(task, &key))
        return 0;
    holder.inode = file->f_inode->i_ino;
    holder.start_ns = key.start_ns;
    holder.pid = key.pid;
    bpf_seq_write(context->meta->seq, &holder, sizeof(holder));
    return 0;
}
