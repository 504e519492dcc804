#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "model/Event.h"
#include "model/Finding.h"
#include "model/PacketEvent.h"
#include "monitors/FlowOwners.h"
#include "monitors/MinerCandidate.h"
#include "monitors/MinerSenses.h"
#include "monitors/NameCache.h"

namespace monitors {

/// Finds cryptocurrency miners (P9). Only candidates are looked at: whoever speaks a miner's
/// protocol (told within 3 s when it works, after 10 s when it does not), and whoever opens a
/// connection to a pool's name or to a port that no ordinary service has (told after 30 to 40 s of
/// steady work). A candidate that does nothing is looked at once a minute (20 us); without
/// candidates nothing is due.
///
/// Detection thread. Bounded: 256 candidates, the oldest idle one gives way.
class MinerMonitor {
  public:
    using Found = std::function<void(model::Finding&&)>;

    MinerMonitor(MinerSenses& senses, const NameCache& names, Found found);

    void onStart(const model::Process& process, std::uint64_t seenNs);
    void onExit(const model::ProcessKey& key, std::uint64_t seenNs);
    void onSocket(const model::SocketEvent& event);
    void onPacket(const model::PacketEvent& event);

    std::optional<std::uint64_t> nextDueNs() const;
    void tick(std::uint64_t nowNs);

    std::size_t candidates() const { return m_candidates.size(); }

    static constexpr std::size_t kMaxCandidates = 256;

  private:
    /// A miner's words, or a TLS hello, whose sender is not known yet: its connect event is still
    /// on the way.
    struct Unclaimed {
        std::variant<model::FlowFirstBytes, model::TlsHello> packet;
        std::uint64_t dueNs;
        bool last;
    };
    void onFirstBytes(const model::FlowFirstBytes& bytes);
    void onHello(const model::TlsHello& hello);
    void onConnect(const model::SocketEvent& event);
    std::optional<model::ProcessKey> ownerOf(const model::PacketFlow& flow, bool everybody);
    bool claim(const model::FlowFirstBytes& bytes, bool everybody, std::uint64_t nowNs);
    bool claim(const model::TlsHello& hello, bool retry, std::uint64_t nowNs);
    void keepUnclaimed(Unclaimed unclaimed);
    std::string nameOf(const model::TlsHello& hello) const;
    void retryUnclaimed(std::uint64_t nowNs);

    MinerCandidate* candidateFor(const model::ProcessKey& key, std::uint64_t nowNs);
    void makeRoom();
    bool lookAt(MinerCandidate& candidate, std::uint64_t nowNs);  // false: it is gone
    void judge(MinerCandidate& candidate, std::uint64_t nowNs, bool gone);
    void completeEvidence(MinerCandidate& candidate, std::uint64_t nowNs);
    void lookAtConnection(MinerCandidate& candidate, std::uint64_t nowNs);
    void report(MinerCandidate& candidate, const rules::MinerVerdict& verdict, std::uint64_t nowNs);

    MinerSenses& m_senses;
    const NameCache& m_names;
    Found m_found;
    FlowOwners m_owners;
    std::map<model::ProcessKey, MinerCandidate> m_candidates;
    std::set<model::ProcessKey> m_named;  // started with a miner's name or arguments
    std::deque<Unclaimed> m_unclaimed;
};

}  // namespace monitors
