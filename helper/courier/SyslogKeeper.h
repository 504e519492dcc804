#pragma once

#include <optional>
#include <string>

#include "courier/Outbox.h"
#include "model/Alert.h"

namespace courier {

/// Writes every alert to a syslog server (A6: RFC 5424 over TCP), also what was raised while the
/// server was away. Any thread.
class SyslogKeeper {
  public:
    struct Settings {
        bool enabled = false;
        std::string server;  // tcp://host:port

        bool operator==(const Settings&) const = default;
    };

    /// `options` without body; the folder is <state-dir>/syslog.
    SyslogKeeper(Outbox::Options options, std::string hostName);

    void start() { m_outbox.start(); }
    void stop() { m_outbox.stop(); }

    void apply(const Settings& settings);  // one thread
    void raised(const model::Alert& alert);
    std::string degraded() const { return m_outbox.degraded(); }

  private:
    std::string m_hostName;
    std::uint32_t m_timeoutMs;
    std::optional<Settings> m_settings;  // as applied
    Outbox m_outbox;
};

}  // namespace courier
