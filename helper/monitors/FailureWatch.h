#pragma once

#include <functional>

#include "model/Finding.h"
#include "rules/behaviour/BruteForce.h"
#include "rules/behaviour/FailureCensus.h"

namespace monitors {

/// Refused logins in, findings out: each once, whoever told of it; many within a while as an
/// attack. One thread.
class FailureWatch {
  public:
    explicit FailureWatch(std::function<void(model::Finding&&)> found)
        : m_found(std::move(found)) {}

    void setLimits(rules::BruteForce::Limits limits);
    void onFailure(rules::FailureCensus::Teller teller, model::LoginFailure failure);

    /// A login that comes from where an attack does.
    void onLogin(const model::Session& session);

  private:
    std::function<void(model::Finding&&)> m_found;
    rules::BruteForce::Limits m_limits;
    rules::BruteForce m_bruteForce;
    rules::FailureCensus m_census;
};

}  // namespace monitors
