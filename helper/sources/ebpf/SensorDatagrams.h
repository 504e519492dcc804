#ifndef ALGOMONITOR_SOURCES_EBPF_SENSOR_DATAGRAMS_H
#define ALGOMONITOR_SOURCES_EBPF_SENSOR_DATAGRAMS_H

/*
 * Kernel side only: who sends datagrams where. Nothing of UDP passes a state change, so these hang
 * on the cgroup (connect 4.17, sendmsg 4.18; CAP_NET_ADMIN) and let everything through. The first
 * datagram of a process to an end is told, and the first after a silence: a conversation is one
 * event, a beat is one event each. What is sent over a connected socket is its connect.
 */

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "SensorKeys.h"

enum {
    AM_UDP = 17,             /* IPPROTO_UDP */
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

/* Whom the current task speaks with over UDP; false when that is none of the helper's business. */
static __always_inline bool datagram_to4(struct bpf_sock_addr* address, struct conversation* with) {
    *(u32*)with->remote = address->user_ip4;
    with->port = bpf_ntohs((u16)address->user_port);
    return address->protocol == AM_UDP && key_of(bpf_get_current_task_btf(), &with->key);
}

static __always_inline bool datagram_to6(struct bpf_sock_addr* address, struct conversation* with) {
    u32* remote = (u32*)with->remote;

    remote[0] = address->user_ip6[0];
    remote[1] = address->user_ip6[1];
    remote[2] = address->user_ip6[2];
    remote[3] = address->user_ip6[3];
    with->port = bpf_ntohs((u16)address->user_port);
    return address->protocol == AM_UDP && key_of(bpf_get_current_task_btf(), &with->key);
}

#endif
