#ifndef ALGOMONITOR_SOURCES_EBPF_HOLDER_RECORD_H
#define ALGOMONITOR_SOURCES_EBPF_HOLDER_RECORD_H

/* Kernel to user, same machine and byte order. */
struct am_holder {
    unsigned long long inode;
    unsigned long long start_ns; /* task_struct.start_boottime */
    unsigned int pid;            /* in the helper's pid namespace */
    unsigned int pad;
};

#endif
