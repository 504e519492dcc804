#ifndef ALGOMONITOR_RULES_BEHAVIOUR_SHELL_SHAPE_H
#define ALGOMONITOR_RULES_BEHAVIOUR_SHELL_SHAPE_H

/*
 * The part of the reverse-shell rule that the kernel side applies by itself. Plain C: it is
 * compiled into the BPF object (sources/ebpf/Sensor.bpf.c) and into its table tests. Everything
 * that needs more than one process's standard descriptors is decided in user space
 * (ShellVerdict.h).
 */

/* What a descriptor is. The values equal model::DescriptorKind. */
enum am_descriptor_kind {
    AM_FD_NONE = 0,
    AM_FD_OTHER = 1,
    AM_FD_PIPE = 2,
    AM_FD_UNIX = 3,
    AM_FD_TERMINAL = 4,
    AM_FD_INET = 5,           /* not connected, or listening */
    AM_FD_INET_CONNECTED = 6, /* TCP with a peer, UDP after connect(2), raw and packet sockets */
};

/* Who opened a connected socket, as far as the kernel side saw it. */
enum am_direction {
    AM_DIR_UNKNOWN = 0,
    AM_DIR_OUTBOUND = 1,
    AM_DIR_INBOUND = 2,
};

enum am_kernel_verdict {
    AM_VERDICT_NONE = 0,
    AM_VERDICT_LOOK = 1, /* worth a look in user space at once */
    AM_VERDICT_CERTAIN =
        2, /* a program was given an outbound connection as its input and its output */
};

struct am_stdio_shape {
    unsigned char kind;      /* am_descriptor_kind */
    unsigned char direction; /* am_direction, for AM_FD_INET_CONNECTED */
};

static inline int am_is_channel(unsigned char kind) {
    return kind == AM_FD_PIPE || kind == AM_FD_UNIX || kind == AM_FD_TERMINAL;
}

/*
 * A program that starts with one outbound connection as standard input and as standard output or
 * error obeys whoever is at the other end. Renamed and copied shells have the same shape, so the
 * program's name is not asked. Accepted connections are what inetd, sshd and git-daemon hand to
 * their handlers: user space looks at who listened and what runs.
 */
static inline enum am_kernel_verdict am_judge_exec(struct am_stdio_shape in,
                                                   struct am_stdio_shape out,
                                                   struct am_stdio_shape err,
                                                   int ancestor_holds_socket) {
    int fed = in.kind == AM_FD_INET_CONNECTED;
    int drained = out.kind == AM_FD_INET_CONNECTED || err.kind == AM_FD_INET_CONNECTED;
    int channels = am_is_channel(in.kind) || am_is_channel(out.kind);

    if (fed && drained && in.direction == AM_DIR_OUTBOUND)
        return AM_VERDICT_CERTAIN;
    if (fed || drained)
        return AM_VERDICT_LOOK;
    if (channels && ancestor_holds_socket)
        return AM_VERDICT_LOOK;
    return AM_VERDICT_NONE;
}

#endif
