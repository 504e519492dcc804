#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/Session.h"

namespace rules {

/// So many refused logins within a window are an attack: from one address whatever the user, on one
/// user of this machine, or on one user from several addresses. Told once, then again only after
/// the window was quiet. Bounded; time comes with the failures.
class BruteForce {
  public:
    struct Limits {
        std::int64_t count = 5;
        std::int64_t windowS = 60;
    };
    struct Verdict {
        std::string source;  // empty = from here, or from several addresses
        std::string user;    // empty = several were tried
        std::set<std::string> users, sources;
        std::size_t failures = 0;
    };

    void setLimits(Limits limits) { m_limits = limits; }

    std::optional<Verdict> onFailure(const model::LoginFailure& failure);

    /// An attack from there was told of, and its window is not over.
    bool isAttacking(const std::string& source, std::int64_t nowUs) const;

  private:
    struct Failure {
        std::int64_t atUs = 0;
        std::string user, source;
    };
    struct Trail {
        std::deque<Failure> failures;  // of the window, the latest last
        bool told = false;
    };
    using Trails = std::map<std::string, Trail>;

    Trail& extend(Trails& trails, const std::string& key, const model::LoginFailure& failure);
    static void forgetOlderHalf(Trails& trails);
    void forgetBefore(Trail& trail, std::int64_t nowUs) const;
    bool isFull(const Trail& trail) const;
    static Verdict verdictOf(Trail& trail);

    Limits m_limits;
    Trails m_bySource, m_byUser;
};

}  // namespace rules
