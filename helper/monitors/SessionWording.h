#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/Finding.h"
#include "rules/behaviour/AccountSigns.h"
#include "rules/behaviour/BruteForce.h"

namespace monitors {

model::Finding loginFinding(const model::Session& session, std::vector<std::string> why);
model::Finding logoutFinding(const model::Session& session);

/// uid: of the user that was tried, nothing when there is no such user.
model::Finding failureFinding(const model::LoginFailure& failure, std::optional<std::uint32_t> uid);
model::Finding bruteForceFinding(const rules::BruteForce::Verdict& verdict, std::int64_t windowS,
                                 std::optional<std::uint32_t> uid);
/// The attack had success: somebody logged in from where it comes from.
model::Finding breakInFinding(const model::Session& session);
model::Finding accountFinding(const rules::AccountSign& sign);

/// "2 h 5 min", "12 s".
std::string lengthText(std::int64_t us);

}  // namespace monitors
