#include "monitors/FailureWatch.h"

#include "monitors/SessionFinder.h"
#include "monitors/SessionWording.h"

namespace monitors {

void FailureWatch::setLimits(rules::BruteForce::Limits limits) {
    m_limits = limits;
    m_bruteForce.setLimits(limits);
}

void FailureWatch::onFailure(rules::FailureCensus::Teller teller, model::LoginFailure failure) {
    failure.count = m_census.fresh(teller, failure);
    if (failure.count == 0)
        return;
    const auto uid = uidOf(failure.user);
    for (std::uint32_t i = 0; i < failure.count; ++i)
        m_found(failureFinding(failure, uid));
    if (const auto verdict = m_bruteForce.onFailure(failure))
        m_found(bruteForceFinding(*verdict, m_limits.windowS,
                                  verdict->source.empty() ? uid : std::nullopt));
}

void FailureWatch::onLogin(const model::Session& session) {
    if (!session.source.empty() && m_bruteForce.isAttacking(session.source, session.startedUs))
        m_found(breakInFinding(session));
}

}  // namespace monitors
