#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "model/NetworkSettings.h"
#include "monitors/MinerEyes.h"
#include "monitors/MinerMonitor.h"
#include "monitors/NameCache.h"
#include "monitors/NetworkMonitor.h"
#include "rules/behaviour/DnsTunnel.h"
#include "sources/packet/PacketSource.h"

namespace monitors {

/// Everything about connections, names and miners on the detection thread: sockets and packets in,
/// findings out.
class NetworkRules {
  public:
    struct Options {
        std::function<void(model::Finding&&)> found;
        std::function<ProcessFacts(const model::ProcessKey&)> factsOf;  // detection thread
        std::unique_ptr<sources::PacketSource> packets;  // null: no names, no stratum
    };

    NetworkRules(const ProgramCatalogue& catalogue, Options options);

    /// Who listens now is baseline. Before the first event.
    void takeSnapshot();

    void onStart(const model::Process& process, std::uint64_t seenNs);
    void onExit(const model::ExitEvent& event);
    void onSocket(model::SocketEvent event);
    void drainPackets();

    int descriptor() const { return m_packets ? m_packets->descriptor() : -1; }
    std::optional<std::uint64_t> nextDueNs() const;
    void tick(std::uint64_t nowNs);

    // Any thread; in force with the next event.
    void apply(const model::NetworkSettings& settings);
    void use(std::shared_ptr<const rules::indicators::IndicatorSet> lists);

    /// Any thread. The name an address was last asked by, empty = none.
    std::string nameOf(const std::string& address) const;
    /// Any thread. Packets are not looked at: there are too many connections.
    bool isPaused() const { return m_paused.load(std::memory_order_relaxed); }
    std::uint64_t packetsLost() const { return m_packets ? m_packets->lost() : 0; }

  private:
    void takeNews();
    void lookAround(std::uint64_t nowNs);
    void weigh(std::uint64_t seenNs, std::uint32_t count);
    void endPause(std::uint64_t nowNs);
    void onPacket(const model::PacketEvent& event);
    void onQuestion(const model::DnsQuestion& question);
    ProcessFacts askerOf(const model::DnsQuestion& question);

    Options m_options;
    std::unique_ptr<sources::PacketSource> m_packets;
    mutable std::mutex m_namesMutex;
    NameCache m_names;
    MinerEyes m_eyes;
    MinerMonitor m_miners;
    NetworkMonitor m_network;
    rules::DnsTunnel m_tunnels;

    std::uint64_t m_lookedAroundNs = 0;
    std::uint64_t m_countedFromNs = 0, m_counted = 0, m_pausedUntilNs = 0;
    std::atomic<bool> m_paused{false};

    std::mutex m_newsMutex;
    std::optional<model::NetworkSettings> m_newSettings;
    std::shared_ptr<const rules::indicators::IndicatorSet> m_newLists;
};

}  // namespace monitors
