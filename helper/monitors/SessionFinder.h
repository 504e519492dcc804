#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/ProcessKey.h"
#include "model/Session.h"
#include "monitors/UserNames.h"
#include "sources/login/LoginEntry.h"
#include "sources/login/SessionFileParser.h"
#include "sources/login/UtmpParser.h"

namespace monitors {

/// A start that may have entered a session.
struct SessionHint {
    enum class Kind { Audit, Su };
    Kind kind = Kind::Audit;
    std::uint64_t seenNs = 0;  // CLOCK_BOOTTIME
    std::uint32_t sessionId = 0, loginUid = 0;
    std::uint32_t uid = 0, fromUid = 0;      // Su: who it became, who it was
    std::vector<model::ProcessKey> lineage;  // itself, parent …
    std::string parentProgram;               // its name
};

struct FoundSession {
    model::Session session;
    model::ProcessKey leader;
    std::string how;  // one line for the person: who told of it
};

/// Puts a session together from what one source tells of it and what /proc adds. Sessions of cron,
/// service managers and greeters are nobody's login. Not thread-safe.
class SessionFinder {
  public:
    /// bootId: makes the sessions' ids unique for good.
    explicit SessionFinder(const std::string& bootId) : m_boot(bootId.substr(0, 8) + "-") {}

    std::optional<FoundSession> of(const SessionHint& hint);
    std::optional<FoundSession> of(const std::string& logindId, const sources::SessionFile& file);
    std::optional<FoundSession> of(const sources::UtmpRecord& record);

    /// The sessions of all running processes by their audit session ids.
    std::vector<FoundSession> running();

    /// The leader that is written in an id of this boot (su); none in others.
    model::ProcessKey leaderIn(const std::string& id) const;
    bool isOfThisBoot(const std::string& id) const { return id.starts_with(m_boot); }

    void forgetNames() { m_names.forget(); }

  private:
    std::optional<FoundSession> entered(const sources::LoginEntry& entry, std::int64_t startedUs);
    std::optional<FoundSession> su(const SessionHint& hint);

    std::string m_boot;
    UserNames m_names;
};

/// The number of a user by its name; nothing where there is none.
std::optional<std::uint32_t> uidOf(const std::string& user);

}  // namespace monitors
