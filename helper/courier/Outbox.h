#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "courier/CourierLauncher.h"
#include "storage/UniqueFd.h"
#include "storage/WaitingTexts.h"

namespace courier {

/// Brings texts to a server through the courier. What comes within a few seconds goes together; it
/// is on disk before it is sent and goes away when the server took it. A dead server is asked again
/// after 1, 5, 15 and then every 60 minutes, and costs nothing in between; after three days a text
/// is dropped. A thread of its own at the lowest priority.
class Outbox {
  public:
    /// Where it goes now.
    struct Address {
        bool enabled = false;
        std::string fault = {};  // why nothing can be sent there; empty = it can
        std::function<Errand(const std::string& body)> request = {};
    };
    struct Options {
        std::filesystem::path folder;  // of what waits; its name stands in sentences
        LaunchOptions courier = {};
        std::function<void(const std::string&)> said = {};  // one sentence for the log
        std::uint32_t timeoutMs = 60'000;                   // of one sending
        std::uint32_t gatherMs = 5'000;
        std::vector<std::uint32_t> retryS = {60, 300, 900, 3600};
        /// What is sent of what was gathered: of how many texts, and how many had no room.
        std::function<std::string(std::string gathered, std::size_t texts, std::size_t leftOut)>
            body = {};
    };

    explicit Outbox(Options options);
    ~Outbox();  // stops; what waits is sent by the next helper
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    void start();
    void stop();

    // Any thread.
    void apply(Address address);  // a changed one is tried at once
    bool isEnabled() const { return m_enabled.load(std::memory_order_relaxed); }
    /// Kept while enabled; beyond 32 KiB at a time texts are only counted.
    void add(const std::string& text);
    /// Why texts wait, for the person; empty = they do not.
    std::string degraded() const;

  private:
    void run();
    void takeAddress();
    void gather();
    void deliver();
    void failed(const std::string& why);
    bool carry(const std::string& body, std::string& why);
    int waitMs() const;
    void nudge() const;

    Options m_options;
    storage::WaitingTexts m_waiting;  // the thread's own, as the next four
    Address m_address;
    std::size_t m_failures = 0;  // in a row
    std::int64_t m_retryUs = 0;  // CLOCK_BOOTTIME; 0 = at once
    bool m_told = false;
    storage::UniqueFd m_wake;
    std::atomic<bool> m_stopping{false}, m_enabled{false};
    mutable std::mutex m_mutex;  // of the rest
    std::optional<Address> m_newAddress;
    std::string m_gathered;
    std::size_t m_gatheredTexts = 0, m_leftOut = 0;
    std::int64_t m_gatherUntilUs = 0;
    std::string m_trouble;
    std::thread m_thread;
};

}  // namespace courier
