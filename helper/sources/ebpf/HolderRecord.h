#ifndef ALGOMONITOR_SOURCES_EBPF_HOLDER_RECORD_H
#define ALGOMONITOR_SOURCES_EBPF_HOLDER_RECORD_H

/* Kernel to user, same machine and byte order. The includer defines u32 and u64. */
struct am_holder {
    u64 inode;
    u64 start_ns; /* task_struct.start_boottime */
    u32 pid;      /* in the helper's pid namespace */
    u32 pad;
};

#endif
