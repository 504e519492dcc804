#include "service/TrayRegistry.h"

#include <algorithm>

namespace service {

model::Result<void> TrayRegistry::add(const std::string& name, Tray tray) {
    const auto ofUser = std::count_if(m_trays.begin(), m_trays.end(), [&](const auto& entry) {
        return entry.second.uid == tray.uid && entry.first != name;
    });
    if (static_cast<std::size_t>(ofUser) >= kMaxPerUid)
        return model::unexpected(model::Error::Code::LimitReached, "tray",
                                 "too many trays of this user are registered");
    m_trays.insert_or_assign(name, tray);
    return {};
}

model::Result<void> TrayRegistry::heartbeat(const std::string& name, bool unlocked,
                                            std::int64_t nowMs) {
    const auto tray = m_trays.find(name);
    if (tray == m_trays.end())
        return model::unexpected(model::Error::Code::InvalidArgument, "tray",
                                 "is not registered (any more)");
    tray->second.unlocked = unlocked;
    tray->second.lastHeartbeatMs = nowMs;
    return {};
}

void TrayRegistry::expire(std::int64_t nowMs) {
    std::erase_if(m_trays, [nowMs](const auto& entry) {
        return nowMs - entry.second.lastHeartbeatMs >= kTimeoutMs;
    });
}

std::optional<std::int64_t> TrayRegistry::nextExpiryMs() const {
    std::optional<std::int64_t> next;
    for (const auto& [name, tray] : m_trays)
        next = std::min(next.value_or(tray.lastHeartbeatMs + kTimeoutMs),
                        tray.lastHeartbeatMs + kTimeoutMs);
    return next;
}

bool TrayRegistry::canAsk() const {
    return std::any_of(m_trays.begin(), m_trays.end(), [this](const auto& entry) {
        return entry.second.unlocked && m_isInFront(entry.second.uid, entry.second.pid);
    });
}

}  // namespace service
