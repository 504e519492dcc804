#include "monitors/FlowOwners.h"

#include <algorithm>

namespace monitors {

void FlowOwners::take(const model::SocketEvent& connect) {
    const End end{connect.connection.remoteAddress, connect.connection.remotePort};
    const auto [entry, isNew] = m_ends.try_emplace(end);
    if (isNew)
        m_order.push_back(end);
    auto& connects = entry->second;
    if (connect.connection.localPort == 0)  // nothing new is known by the same one again
        std::erase_if(connects, [&](const Connect& row) {
            return row.key == connect.key && row.localPort == 0;
        });
    connects.push_front({connect.key, connect.connection.localPort});
    if (connects.size() > kMaxPerEnd)
        connects.pop_back();
    if (m_order.size() > kMaxEnds) {
        m_ends.erase(m_order.front());
        m_order.pop_front();
    }
}

std::optional<model::ProcessKey> FlowOwners::exactOwner(const model::PacketFlow& flow) const {
    const auto end = m_ends.find({flow.destinationAddress, flow.destinationPort});
    if (end == m_ends.end())
        return std::nullopt;
    const auto exact = std::ranges::find(end->second, flow.sourcePort, &Connect::localPort);
    return exact == end->second.end() ? std::nullopt : std::optional(exact->key);
}

std::vector<model::ProcessKey> FlowOwners::connectedTo(const model::PacketFlow& flow) const {
    std::vector<model::ProcessKey> keys;
    const auto end = m_ends.find({flow.destinationAddress, flow.destinationPort});
    if (end == m_ends.end())
        return keys;
    for (const Connect& connect : end->second)
        if (std::ranges::find(keys, connect.key) == keys.end())
            keys.push_back(connect.key);
    return keys;
}

}  // namespace monitors
