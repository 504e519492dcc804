#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "model/Error.h"

namespace service {

/// Trays that can ask a person: registered by their connection, alive by heartbeat, countable while
/// their session is in front of somebody. Pure but for the session check it is given; the clock is
/// a parameter (milliseconds, steady).
class TrayRegistry {
  public:
    struct Tray {
        std::uint32_t uid = 0;
        std::int32_t pid = 0;
        bool unlocked = false;
        std::int64_t lastHeartbeatMs = 0;
    };

    static constexpr std::int64_t kTimeoutMs = 60'000;
    static constexpr std::size_t kMaxPerUid = 8;

    /// Is this process's session active and local?
    using SessionCheck = std::function<bool(std::uint32_t uid, std::int32_t pid)>;

    explicit TrayRegistry(SessionCheck isInFront) : m_isInFront(std::move(isInFront)) {}

    /// Error LimitReached: kMaxPerUid trays of that user are registered.
    model::Result<void> add(const std::string& name, Tray tray);

    /// Error InvalidArgument: not registered (the timeout took it, say).
    model::Result<void> heartbeat(const std::string& name, bool unlocked, std::int64_t nowMs);

    void remove(const std::string& name) { m_trays.erase(name); }

    /// Drops who has been silent for kTimeoutMs.
    void expire(std::int64_t nowMs);

    /// When expire() has something to do next.
    std::optional<std::int64_t> nextExpiryMs() const;

    /// Somebody can be asked: an unlocked tray in an active local session.
    bool canAsk() const;

  private:
    SessionCheck m_isInFront;
    std::map<std::string, Tray> m_trays;
};

}  // namespace service
