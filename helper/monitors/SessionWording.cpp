#include "monitors/SessionWording.h"

#include "model/SafeText.h"
#include "rules/BuiltInRules.h"
#include "rules/RuleDefaults.h"

namespace monitors {
namespace {

using model::printable;

constexpr std::size_t kMostNamed = 10;

model::Finding about(std::string_view rule, std::string message) {
    model::Finding finding;
    finding.ruleId = rule;
    finding.ruleName = rules::titleOf(rule);
    finding.level = rules::defaultOf(rule).level;
    finding.certainty = model::Certainty::Certain;
    finding.message = std::move(message);
    return finding;
}

void comesFrom(model::Finding& finding, const std::string& source) {
    if (source.empty())
        return;
    finding.connection.emplace();
    finding.connection->direction = model::Direction::Inbound;
    finding.connection->remoteAddress = printable(source);
}

void isAbout(model::Finding& finding, const std::string& user, std::optional<std::uint32_t> uid) {
    finding.login.emplace();
    finding.login->user = user;
    finding.login->known = uid.has_value();
    finding.process.uid = uid.value_or(0);
}

void isAbout(model::Finding& finding, const model::Session& session) {
    isAbout(finding, session.user, session.uid);
    finding.login->service = session.service;
    finding.login->terminal = session.terminal;
    comesFrom(finding, session.source);
}

std::string placeText(const model::Session& session) {
    std::string text;
    if (!session.source.empty())
        text += " from " + printable(session.source);
    if (!session.service.empty())
        text += " by " + printable(session.service);
    if (!session.terminal.empty())
        text += " on " + printable(session.terminal);
    else if (!session.seat.empty())
        text += " at " + printable(session.seat);
    else
        text += " without a terminal";
    return text;
}

std::string namesText(const std::set<std::string>& names) {
    std::string text;
    std::size_t named = 0;
    for (const std::string& name : names) {
        if (++named > kMostNamed)
            return text + " and " + std::to_string(names.size() - kMostNamed) + " more";
        text += (text.empty() ? "" : ", ") + (name.empty() ? "this machine" : printable(name));
    }
    return text;
}

}  // namespace

std::string lengthText(std::int64_t us) {
    const std::int64_t seconds = us / 1'000'000;
    if (seconds < 60)
        return std::to_string(seconds) + " s";
    const std::int64_t minutes = seconds / 60;
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

model::Finding loginFinding(const model::Session& session, std::vector<std::string> why) {
    auto finding = about("login", printable(session.user) + " logged in" + placeText(session));
    isAbout(finding, session);
    finding.why = std::move(why);
    finding.techniques = {"T1078"};
    return finding;
}

model::Finding logoutFinding(const model::Session& session) {
    auto finding = about("logout", printable(session.user) + " logged out after " +
                                       lengthText(session.endedUs - session.startedUs) +
                                       ", was in" + placeText(session));
    isAbout(finding, session);
    return finding;
}

model::Finding failureFinding(const model::LoginFailure& failure,
                              std::optional<std::uint32_t> uid) {
    auto finding =
        about("failed-login",
              "A login as " + (failure.user.empty() ? "nobody" : printable(failure.user)) +
                  (failure.source.empty() ? std::string() : " from " + printable(failure.source)) +
                  " was refused" +
                  (failure.service.empty() ? std::string() : " by " + printable(failure.service)));
    isAbout(finding, failure.user, uid);
    finding.login->service = failure.service;
    finding.login->terminal = failure.terminal;
    comesFrom(finding, failure.source);
    if (!uid)
        finding.why.push_back("there is no user of that name");
    finding.techniques = {"T1110"};
    return finding;
}

model::Finding bruteForceFinding(const rules::BruteForce::Verdict& verdict, std::int64_t windowS,
                                 std::optional<std::uint32_t> uid) {
    const std::string from = verdict.source.empty() && verdict.sources.size() > 1
                                 ? std::to_string(verdict.sources.size()) + " addresses"
                             : verdict.source.empty() ? std::string("this machine")
                                                      : printable(verdict.source);
    const std::string count = std::to_string(verdict.failures);
    auto finding = about("brute-force", count + " logins from " + from + " were refused within " +
                                            std::to_string(windowS) + " s");
    // One alert for one address, whoever was tried last.
    isAbout(finding, verdict.source.empty() ? verdict.user : std::string(), uid);
    comesFrom(finding, verdict.source);
    finding.why = {"users tried: " + namesText(verdict.users),
                   "addresses: " + namesText(verdict.sources)};
    finding.techniques = {"T1110"};
    return finding;
}

model::Finding breakInFinding(const model::Session& session) {
    auto finding = about("brute-force", printable(session.user) + " logged in from " +
                                            printable(session.source) +
                                            ", where many logins were just refused");
    isAbout(finding, session);
    finding.level = model::Level::Alert;
    finding.why = {"the password may have been guessed"};
    finding.techniques = {"T1110", "T1078"};
    return finding;
}

model::Finding accountFinding(const rules::AccountSign& sign) {
    auto finding = about("new-account", sign.message);
    finding.level = sign.level;
    isAbout(finding, sign.user, sign.uid);
    finding.why = sign.why;
    finding.techniques = {"T1136.001"};
    return finding;
}

}  // namespace monitors
