#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "courier/CourierLauncher.h"
#include "courier/MailText.h"
#include "model/Alert.h"
#include "storage/MailQueue.h"
#include "storage/UniqueFd.h"

namespace courier {

/// Sends alerts by mail (R9). What comes within a few seconds goes as one mail; a mail is on disk
/// before it is sent and goes away when the server took it. A dead server is asked again after 1,
/// 5, 15 and then every 60 minutes, and costs nothing in between; after three days a mail is
/// dropped. A thread of its own at the lowest priority.
class MailKeeper {
  public:
    struct Settings {
        bool enabled = false;
        std::vector<std::string> to;
        std::string from, subject, server, user, password;
        bool starttls = true;

        bool operator==(const Settings&) const = default;
    };
    struct Options {
        std::filesystem::path stateDirectory;
        LaunchOptions courier;
        std::string hostName;
        std::function<void(const std::string&)> said = {};  // one sentence for the log
        std::uint32_t timeoutMs = 60'000;                   // of one mail
        std::uint32_t gatherMs = 5'000;
        std::vector<std::uint32_t> retryS = {60, 300, 900, 3600};
    };

    explicit MailKeeper(Options options);
    ~MailKeeper();  // stops; what waits is sent by the next helper

    void start();
    void stop();

    // Any thread.
    void apply(Settings settings);
    void raised(const model::Alert& alert);
    /// Why mails wait, for the person; empty = they do not.
    std::string degraded() const;

  private:
    void run();
    void takeSettings();
    void gather();
    void deliver();
    void failed(const std::string& why);
    bool carry(const std::string& body, std::string& why);
    MailRequest requestOf(const std::string& body) const;
    std::optional<std::string> faultOf(const Settings& settings) const;
    int waitMs() const;
    void nudge() const;

    Options m_options;
    storage::MailQueue m_queue;  // the thread's own, as the next four
    Settings m_settings;
    std::size_t m_failures = 0;  // in a row
    std::int64_t m_retryUs = 0;  // CLOCK_BOOTTIME; 0 = at once
    bool m_told = false;
    storage::UniqueFd m_wake;
    std::atomic<bool> m_stopping{false};
    mutable std::mutex m_mutex;  // of the rest
    std::optional<Settings> m_newSettings;
    std::string m_gathered;
    std::size_t m_gatheredAlerts = 0;
    std::int64_t m_gatherUntilUs = 0;
    bool m_enabled = false;
    std::string m_trouble;
    std::thread m_thread;
};

}  // namespace courier
