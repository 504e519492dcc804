#include "enforcement/NetworkActor.h"

#include <algorithm>

namespace enforcement {
namespace {

using model::Outcome;

constexpr std::int64_t kSecondUs = 1'000'000;

ActResult skipped(std::string detail) {
    return {Outcome::Skipped, std::move(detail), {}, {}};
}

bool hasBlocked(const model::Alert& alert) {
    return std::ranges::any_of(alert.responses, [](const model::ResponseRecord& record) {
        return record.action == "block" && record.outcome == Outcome::Done;
    });
}

}  // namespace

bool NetworkActor::mayCut(std::int64_t steadyUs) {
    if (steadyUs - m_secondFromUs >= kSecondUs || steadyUs < m_secondFromUs) {
        m_secondFromUs = steadyUs;
        m_cuts = 0;
    }
    return m_cuts++ < kCutsPerSecond;
}

ActResult NetworkActor::cut(const model::Finding& finding) const {
    if (!finding.connection)
        return skipped("no connection is known");
    if (!m_means.drop)
        return skipped("this build cannot cut connections");
    return m_means.drop(*finding.connection, finding.process.key);
}

NetworkActor::Act NetworkActor::drop(const model::Finding& finding, std::int64_t steadyUs) {
    if (!mayCut(steadyUs))
        return {"drop", skipped("it connects faster than it is cut; blocking its peer helps")};
    return {"drop", cut(finding)};
}

NetworkActor::Act NetworkActor::block(const model::Alert& alert) {
    const auto& connection = alert.finding.connection;
    if (!connection || connection->remoteAddress.empty())
        return {"block", skipped("no peer is known")};
    if (!m_means.block)
        return {"block", skipped("this build cannot block addresses")};
    if (m_means.isBlocked && m_means.isBlocked(connection->remoteAddress))
        return {"block", skipped(connection->remoteAddress + " is blocked already")};
    return {"block", m_means.block(connection->remoteAddress, alert.id)};
}

std::vector<NetworkActor::Act> NetworkActor::respond(const model::Alert& alert,
                                                     model::ResponseKind kind,
                                                     std::int64_t steadyUs) {
    std::vector<Act> acts;
    if (kind == model::ResponseKind::Block)
        acts.push_back(block(alert));
    acts.push_back(drop(alert.finding, steadyUs));
    return acts;
}

ActResult NetworkActor::unblock(const model::Alert& alert) const {
    if (!m_means.unblockAllOf || !hasBlocked(alert))
        return skipped("nothing was blocked");
    return m_means.unblockAllOf(alert.id);
}

}  // namespace enforcement
