#ifndef ALGOMONITOR_SOURCES_EBPF_TASK_RECORD_H
#define ALGOMONITOR_SOURCES_EBPF_TASK_RECORD_H

/* Kernel to user, same machine and byte order: one am_task for each thread; those of a process are
 * added up by user space. What only the leader knows is 0 for the others. */
struct am_task {
    unsigned int tgid;   /* the kernel's own number: the threads of one process have the same */
    unsigned int leader; /* 1 */
    unsigned long long cpu_ns;
    unsigned long long io_bytes;
    unsigned long long io_operations;
    unsigned long long resident_pages;
    /* a leader's */
    unsigned long long start_ns; /* task_struct.start_boottime */
    unsigned long long image;    /* mm_struct.start_stack, as field 28 of /proc/PID/stat */
    unsigned int pid;            /* in the helper's pid namespace */
    unsigned int ppid;
    unsigned int uid;
    unsigned int threads;
    unsigned int max_fds;
    unsigned int dumpable; /* prctl(PR_SET_DUMPABLE): 0 no, 1 yes, 2 by root alone */
    char comm[16];
};

enum { AM_TASK_THREAD_SIZE = 40 }; /* a record that is not a leader's ends here */

#endif
