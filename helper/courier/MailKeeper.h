#pragma once

#include <optional>
#include <string>
#include <vector>

#include "courier/Outbox.h"
#include "model/Alert.h"

namespace courier {

/// Sends alerts by mail (R9), what comes within a few seconds as one. Any thread.
class MailKeeper {
  public:
    struct Settings {
        bool enabled = false;
        std::vector<std::string> to;
        std::string from, subject, server, user, password;
        bool starttls = true;

        bool operator==(const Settings&) const = default;
    };

    /// `options` without body; the folder is <state-dir>/mail.
    MailKeeper(Outbox::Options options, std::string hostName);

    void start() { m_outbox.start(); }
    void stop() { m_outbox.stop(); }

    void apply(const Settings& settings);  // one thread
    /// INFO is not mailed. A storm of alerts is one mail that says how many there were.
    void raised(const model::Alert& alert);
    std::string degraded() const { return m_outbox.degraded(); }

  private:
    std::string m_hostName;
    std::uint32_t m_timeoutMs;
    std::optional<Settings> m_settings;  // as applied
    Outbox m_outbox;
};

}  // namespace courier
