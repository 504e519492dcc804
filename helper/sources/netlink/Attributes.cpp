#include "sources/netlink/Attributes.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>

#include <algorithm>
#include <cstring>

namespace sources {

std::span<const std::byte> payloadOf(const nlmsghdr& header) {
    const std::size_t length =
        header.nlmsg_len < NLMSG_HDRLEN ? 0 : header.nlmsg_len - NLMSG_HDRLEN;
    return {reinterpret_cast<const std::byte*>(&header) + NLMSG_HDRLEN, length};
}

std::optional<std::span<const std::byte>> findAttribute(std::span<const std::byte> attributes,
                                                        std::uint16_t type) {
    rtattr head{};
    while (attributes.size() >= sizeof head) {
        std::memcpy(&head, attributes.data(), sizeof head);
        if (head.rta_len < sizeof head || head.rta_len > attributes.size())
            return std::nullopt;
        if (head.rta_type == type)
            return attributes.subspan(sizeof head, head.rta_len - sizeof head);
        attributes =
            attributes.subspan(std::min<std::size_t>(RTA_ALIGN(head.rta_len), attributes.size()));
    }
    return std::nullopt;
}

}  // namespace sources
