#include "rules/behaviour/ListenerReach.h"

#include <algorithm>

namespace rules {

std::string_view toString(ListenerReach reach) {
    switch (reach) {
        case ListenerReach::Host:
            return "from this host only";
        case ListenerReach::Lan:
            return "from the local network";
        case ListenerReach::Beyond:
            return "from anywhere";
    }
    return "?";
}

ListenerReach reachOf(const indicators::Address& bound, std::span<const indicators::Address> own) {
    if (isLoopback(bound))
        return ListenerReach::Host;
    if (bound.low != 0 || bound.high != 0)
        return isLocalNetwork(bound) ? ListenerReach::Lan : ListenerReach::Beyond;
    ListenerReach reach = own.empty() ? ListenerReach::Beyond : ListenerReach::Host;
    for (const indicators::Address& address : own)
        reach = std::max(reach, isLoopback(address)       ? ListenerReach::Host
                                : isLocalNetwork(address) ? ListenerReach::Lan
                                                          : ListenerReach::Beyond);
    return reach;
}

ListenerNews judgeListener(const ListenerPicture& listener) {
    const bool chosen =
        listener.port >= listener.ephemeralFrom && listener.port <= listener.ephemeralTo;
    const bool near = listener.reach == ListenerReach::Host;
    if (listener.known || listener.allowed || (chosen && (listener.packaged || near)))
        return ListenerNews::None;
    return near ? ListenerNews::Record : ListenerNews::Tell;
}

}  // namespace rules
