#include "enforcement/PolicyContext.h"

#include <algorithm>

#include "rules/RuleDefaults.h"
#include "rules/TrustPolicy.h"

namespace enforcement {

bool PolicyContext::isAllowed(const model::Finding& finding) const {
    if (allowed.empty())
        return false;
    const auto has = [&](const model::Process& process) {
        return allowed.contains({finding.ruleId, process.key});
    };
    return has(finding.process) || std::ranges::any_of(finding.ancestry, has);
}

bool PolicyContext::isTrusted(const model::Finding& finding, std::int64_t nowUs) const {
    const auto user = trustedUsers.find(finding.process.uid);
    const std::string_view name = user == trustedUsers.end() ? std::string_view() : user->second;
    return std::ranges::any_of(settings.trust, [&](const model::TrustEntry& entry) {
        return rules::trusts(entry, finding, nowUs, name);
    });
}

rules::PolicyInput PolicyContext::inputFor(const model::Finding& finding, std::int64_t nowUs,
                                           bool protectedSubject) const {
    const std::string_view rule = finding.ruleId;
    rules::PolicyInput input;
    input.mode = settings.mode;
    input.response = rules::responseOf(settings, rule);
    input.certainty = finding.certainty;
    input.level = rules::levelOf(settings, rule, finding.level);
    input.enabled = rules::isEnabled(settings, rule);
    input.allowed = isAllowed(finding);
    input.trusted = isTrusted(finding, nowUs);
    input.protectedSubject = protectedSubject;
    input.learning = learning && rules::defaultOf(rule).silencedWhileLearning;
    input.desktopPresent = desktopPresent;
    input.unattendedEnforces = settings.askUnattended == "enforce";
    input.then = rules::askThenFromString(settings.askThen);
    input.askTimeoutS = settings.askTimeoutS;
    return input;
}

bool PolicyContext::stopsAnything() const {
    return settings.mode == model::Mode::Enforce ||
           (settings.mode == model::Mode::Ask &&
            (desktopPresent || settings.askUnattended == "enforce"));
}

}  // namespace enforcement
