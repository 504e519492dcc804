#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/Event.h"
#include "model/Finding.h"
#include "model/NetworkSettings.h"
#include "model/PacketEvent.h"
#include "monitors/ListenerBook.h"
#include "monitors/NetworkWording.h"
#include "monitors/ProcessFacts.h"
#include "rules/behaviour/Beacon.h"
#include "rules/behaviour/FanOut.h"
#include "rules/behaviour/Scan.h"
#include "rules/indicators/IndicatorSet.h"
#include "sources/procfs/Surroundings.h"

namespace monitors {

/// Connections and listeners in, findings of the network rules out: malicious-address,
/// malicious-domain, mining-pool, tor, new-listener, port-scan-outbound, port-scan-inbound, beacon,
/// suspicious-port. One thread. Everything it remembers is bounded. Times are CLOCK_BOOTTIME ns.
class NetworkMonitor {
  public:
    struct Options {
        std::function<void(model::Finding&&)> found;
        /// The names by which observed DNS answers gave this process the address, as far as that
        /// can be told (NameCache::latestOf); may be empty.
        std::function<std::vector<std::string>(const model::ProcessKey&, const std::string& address,
                                               std::uint64_t nowNs)>
            names;
    };

    explicit NetworkMonitor(Options options);

    void apply(const model::NetworkSettings& settings);
    void use(std::shared_ptr<const rules::indicators::IndicatorSet> lists);
    /// Own addresses, gateways and resolvers: no list judges them (threats 13).
    void setSurroundings(const sources::Surroundings& surroundings);

    /// It waited there when the helper started: baseline, never told.
    void rememberListener(const model::Connection& connection, const ProcessFacts& facts);

    void onSocket(const model::SocketEvent& event, const ProcessFacts& facts);
    void onClosedPort(const model::ClosedPort& event);
    void onQuestion(const model::DnsQuestion& question, const ProcessFacts& facts);

    /// A connection whose name is not known yet is looked at once more, half a second later: the
    /// answer and the connection travel different ways.
    std::optional<std::uint64_t> nextDueNs() const;
    void tick(std::uint64_t nowNs);

  private:
    struct Nameless {
        model::SocketEvent event;
        ProcessFacts facts;
    };

    void onConnect(const model::SocketEvent& event, const ProcessFacts& facts);
    void onAccept(const model::SocketEvent& event, const ProcessFacts& facts);
    void onListen(const model::SocketEvent& event, const ProcessFacts& facts);
    void named(const model::SocketEvent& event, const ProcessFacts& facts,
               const std::vector<std::string>& names);
    void waitForName(const model::SocketEvent& event, const ProcessFacts& facts);
    std::vector<std::string> namesOf(const model::SocketEvent& event, std::uint64_t nowNs) const;

    void judgeAddress(const model::SocketEvent& event, const ProcessFacts& facts);
    void tell(const std::vector<ListHit>& hits, const model::SocketEvent& event,
              const ProcessFacts& facts);
    void judgeTor(const model::SocketEvent& event, const ProcessFacts& facts);
    void judgeScan(const model::SocketEvent& event, const ProcessFacts& facts);
    void judgeBeat(const model::SocketEvent& event, const ProcessFacts& facts);
    void judgePort(const model::SocketEvent& event, const ProcessFacts& facts, bool bareAddress);
    void inboundTry(const model::Connection& connection, std::uint64_t seenNs);

    bool isExempt(const rules::indicators::Address& address) const;
    bool isOwn(const rules::indicators::Address& address) const;
    bool isPassiveTransfer(const model::SocketEvent& event, const ProcessFacts& facts);
    bool isRepeat(const model::Finding& finding);
    void report(model::Finding&& finding);

    Options m_options;
    model::NetworkSettings m_settings;
    std::shared_ptr<const rules::indicators::IndicatorSet> m_lists;
    std::vector<rules::indicators::Address> m_own;
    std::set<rules::indicators::Address> m_exempt;
    ListenerBook m_listeners;
    rules::PortScan m_outbound, m_inbound;
    rules::FanOut m_fanOut;
    rules::BeaconHistory m_beats;
    std::deque<Nameless> m_nameless;
    std::unordered_set<std::string> m_transfers;  // who has a file transfer's control connection
    std::unordered_map<std::string, std::uint64_t> m_toldNs;  // likely findings
};

}  // namespace monitors
