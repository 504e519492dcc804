#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "model/PacketEvent.h"
#include "model/ProcessKey.h"
#include "model/Severity.h"
#include "monitors/MinerSenses.h"
#include "rules/behaviour/MinerScore.h"
#include "rules/behaviour/Stratum.h"

namespace monitors {

/// A process that may be a miner, and how often it is looked at. Pure: time and readings are passed
/// in.
class MinerCandidate {
  public:
    enum class Pace : std::uint8_t {
        Wire,   // it spoke a miner's protocol: within seconds
        Watch,  // an unusual connection: every 5 s, every 2 s where it says more
        Doze    // it does nothing: once a minute
    };

    MinerCandidate(const model::ProcessKey& key, std::uint64_t nowNs);

    const model::ProcessKey& key() const { return m_key; }
    std::uint64_t dueNs() const { return m_dueNs; }
    std::uint64_t sinceNs() const { return m_sinceNs; }
    Pace pace() const { return m_pace; }

    /// A connection of it; the most telling one is kept.
    void noteConnection(const model::PacketFlow& flow, const std::string& remoteName,
                        bool encrypted, std::uint64_t nowNs);
    void noteStratum(const model::PacketFlow& flow, const rules::StratumMessage& message,
                     std::uint64_t nowNs);

    /// A reading; sets when the next one is due.
    void takeSample(const MinerCpuTime& reading, std::uint64_t nowNs);

    /// Watched long enough for one verdict without the protocol.
    bool isRipe() const;
    /// … and long enough for all of them: a window slides until then.
    bool isOver(std::uint64_t nowNs) const;

    /// It was judged: watching begins anew after one minute, later two, four, eight.
    void rest(std::uint64_t nowNs);

    /// What the samples say: of the whole tree once the protocol was seen, else of its own file.
    rules::MinerCpu cpu() const;

    /// The protocol was seen long enough ago that it is told without CPU use.
    bool hasWaited(std::uint64_t nowNs) const;
    bool spoke() const { return m_wireNs.has_value(); }

    rules::MinerEvidence& evidence() { return m_evidence; }
    model::PacketFlow& flow() { return m_flow; }

    std::optional<MinerSubject> subject;   // as it was when it was looked at
    std::optional<model::Certainty> told;  // what was said of it

    static constexpr std::uint64_t kDozeNs = 60'000'000'000;

  private:
    struct Sample {
        std::uint64_t atNs;
        MinerCpuTime used;
    };

    std::uint64_t pauseNs() const;
    double share(const Sample& from, const Sample& to) const;
    void schedule(std::uint64_t nowNs);

    model::ProcessKey m_key;
    std::uint64_t m_sinceNs, m_watchedSinceNs, m_dueNs;
    std::optional<std::uint64_t> m_wireNs;  // when it first spoke
    Pace m_pace = Pace::Watch;
    rules::MinerEvidence m_evidence;
    model::PacketFlow m_flow;
    int m_weight = -1;  // of the connection that is kept
    unsigned m_rests = 0;
    std::deque<Sample> m_samples;
};

}  // namespace monitors
