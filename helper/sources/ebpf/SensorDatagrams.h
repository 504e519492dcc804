#ifndef ALGOMONITOR_SOURCES_EBPF_SENSOR_DATAGRAMS_H
#define ALGOMONITOR_SOURCES_EBPF_SENSOR_DATAGRAMS_H

/*
 * Kernel side only: who sends datagrams where. Nothing of UDP passes a state change, so these hang
 * on the cgroup (connect 4.17, sendmsg 4.18; CAP_NET_ADMIN) and let everything through. The first
 * datagram of a process to an end is told, and the first after a silence: a conversation is one
 * event, a beat is one event each. What is sent over a connected socket is its connect.
 */

enum {
    ALLOW = 1,
    SILENCE_NS = 1000000000, /* shorter pauses belong to the same conversation */
    CONVERSATIONS = 4096,
};

struct conversation {
    struct am_key key;
    u8 remote[16];
    u32 port;
    u32 pad;
};

struct {
    __uint(type, AM_MAP_LRU_HASH);
    __uint(max_entries, CONVERSATIONS);
    __type(key, struct conversation);
    __type(value, u64); /* of the last datagram */
} conversations SEC(".maps");

static __always_inline bool is_news(const struct conversation* with, u64 now) {
    u64* last = bpf_map_lookup_elem(&conversations, with);
    bool news = !last || now - *last > SILENCE_NS;

    if (last)
        *last = now;
    else
        bpf_map_update_elem(&conversations, with, &now, BPF_ANY);
    return news;
}

static __always_inline void tell_datagram(const struct conversation* with, bool v6) {
    struct am_socket out = {.head = {.record = AM_SOCKET}};

    out.head.boot_ns = bpf_ktime_get_boot_ns();
    if (!is_news(with, out.head.boot_ns))
        return;
    out.key = with->key;
    out.what = AM_SOCKET_CONNECT;
    out.count = 1;
    out.v6 = v6;
    out.protocol = IPPROTO_UDP;
    out.remote_port = with->port;
    __builtin_memcpy(out.remote, with->remote, sizeof(out.remote));
    send(&out, sizeof(out), false, &lost_socket);
}

static __always_inline int on_datagram4(struct bpf_sock_addr* address) {
    struct conversation with = {};

    if (address->protocol != IPPROTO_UDP || !key_of(bpf_get_current_task_btf(), &with.key))
        return ALLOW;
    *(u32*)with.remote = address->user_ip4;
    with.port = bpf_ntohs((u16)address->user_port);
    tell_datagram(&with, false);
    return ALLOW;
}

static __always_inline int on_datagram6(struct bpf_sock_addr* address) {
    struct conversation with = {};
    u32* remote = (u32*)with.remote;

    if (address->protocol != IPPROTO_UDP || !key_of(bpf_get_current_task_btf(), &with.key))
        return ALLOW;
    remote[0] = address->user_ip6[0];
    remote[1] = address->user_ip6[1];
    remote[2] = address->user_ip6[2];
    remote[3] = address->user_ip6[3];
    with.port = bpf_ntohs((u16)address->user_port);
    tell_datagram(&with, true);
    return ALLOW;
}

SEC("cgroup/connect4")
int on_connect4(struct bpf_sock_addr* address) {
    return on_datagram4(address);
}

SEC("cgroup/sendmsg4")
int on_sendmsg4(struct bpf_sock_addr* address) {
    return on_datagram4(address);
}

SEC("cgroup/connect6")
int on_connect6(struct bpf_sock_addr* address) {
    return on_datagram6(address);
}

SEC("cgroup/sendmsg6")
int on_sendmsg6(struct bpf_sock_addr* address) {
    return on_datagram6(address);
}

#endif
