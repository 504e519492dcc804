#ifndef ALGOMONITOR_SOURCES_EBPF_SENSOR_KEYS_H
#define ALGOMONITOR_SOURCES_EBPF_SENSOR_KEYS_H

/* Kernel side only: identities of processes as the helper's pid namespace numbers them. */

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "SensorEvents.h"

enum {
    MAX_NESTING = 33, /* MAX_PID_NS_LEVEL + 1 */
    LEVEL_UNKNOWN = 0xff,
};

/* Written by user space before load. */
const volatile __u32 helper_ns_inum = 0;
__u32 helper_ns_level = LEVEL_UNKNOWN;

/* The number of `pid` at one nesting level, 0 when that level is not the helper's namespace. */
static __always_inline u32 pid_at(struct pid* pid, u32 level) {
    void* slot = (void*)pid + bpf_core_field_offset(struct pid, numbers) +
                 level * bpf_core_type_size(struct upid);
    struct upid upid = {};

    bpf_probe_read_kernel(&upid, sizeof(upid), slot);
    return BPF_CORE_READ(upid.ns, ns.inum) == helper_ns_inum ? (u32)upid.nr : 0;
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

/* Identity of the thread group of `task`, a pointer the verifier knows: its fields are read
 * directly, each helper call would cost more than all of them. 0 when it is outside the helper's
 * namespace. */
static __always_inline u32 key_of(struct task_struct* task, struct am_key* key) {
    struct task_struct* leader = task->group_leader;

    key->pid = pid_in_helper_ns(BPF_CORE_READ(leader, thread_pid));
    key->start_ns = leader->start_boottime;
    key->pad = 0;
    return key->pid;
}

#endif
