#include "rules/TrustPolicy.h"

#include <algorithm>
#include <array>
#include <string>

#include "model/SafeText.h"
#include "rules/TrustMatch.h"

namespace rules {
namespace {

using model::TrustEntry;

constexpr std::array<std::string_view, 7> kBehavioural{
    "reverse-shell",          "bind-shell",         "cryptominer",
    "port-scan-outbound",     "fileless-execution", "process-injection",
    "kernel-thread-lookalike"};

// Base names without version numbers.
constexpr auto kInterpreters = std::to_array<std::string_view>(
    {"sh",  "bash",   "rbash",   "dash",   "ash",  "zsh",    "ksh",    "mksh",   "fish",
     "csh", "tcsh",   "busybox", "python", "pypy", "perl",   "ruby",   "irb",    "php",
     "lua", "luajit", "node",    "nodejs", "deno", "bun",    "tclsh",  "wish",   "expect",
     "awk", "gawk",   "mawk",    "nawk",   "java", "jshell", "mono",   "dotnet", "env",
     "gdb", "script", "ssh",     "socat",  "nc",   "ncat",   "netcat", "telnet", "openssl"});

constexpr std::size_t kLongestValue = 4096;

std::unexpected<model::Error> refused(std::string subject, std::string detail) {
    return model::unexpected(model::Error::Code::InvalidArgument, std::move(subject),
                             std::move(detail));
}

bool hasControl(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

model::Result<void> checkPair(const std::string& name, const std::string& value) {
    const std::string subject = "trust.match." + model::printable(model::shortened(name, 40));
    const TrustKey* key = findTrustKey(name);
    if (key == nullptr)
        return refused(subject, "unknown; allowed: " + trustKeyNames());
    if (value.empty() || value.size() > kLongestValue || hasControl(value))
        return refused(subject, "a text of 1 to 4096 bytes without control characters is needed");
    if (!key->isValid(value))
        return refused(subject, "\"" + model::printable(model::shortened(value, 80)) +
                                    "\" is not allowed; allowed: " + key->form);
    return {};
}

bool has(const TrustEntry& entry, const char* key) {
    return entry.match.contains(key);
}

std::string_view valueOf(const TrustEntry& entry, const char* key) {
    const auto found = entry.match.find(key);
    return found == entry.match.end() ? std::string_view{} : std::string_view(found->second);
}

// One address and one port: then it is one conversation that is trusted, not a program that
// does whatever it is told.
bool namesExactPeer(const TrustEntry& entry) {
    const std::string_view address = valueOf(entry, "address");
    return has(entry, "port") && !address.empty() && address.find('/') == std::string_view::npos;
}

// "python3.11-minimal" -> "python", "perl-base" -> "perl".
std::string_view packageStem(std::string_view package) {
    return package.substr(0, package.find_first_of("0123456789-."));
}

bool identityIsInterpreter(const TrustEntry& entry) {
    return isInterpreter(valueOf(entry, "path")) ||
           isInterpreter(packageStem(valueOf(entry, "package")));
}

model::Result<void> checkBehavioural(const TrustEntry& entry) {
    if (!has(entry, "package") && !has(entry, "sha256") && !has(entry, "path"))
        return refused("trust.match",
                       "a rule about behaviour is silenced only for a package, a sha256 or a "
                       "root-owned path; the other keys can be forged");
    if (!has(entry, "address") && !has(entry, "domain") && !has(entry, "port"))
        return refused("trust.match",
                       "a rule about behaviour is silenced only towards an address, a domain or "
                       "a port");
    if (identityIsInterpreter(entry) && !namesExactPeer(entry))
        return refused("trust.match",
                       "a shell or interpreter is never trusted by itself; name one address "
                       "and one port");
    return {};
}

bool coversRule(const TrustEntry& entry, const std::string& ruleId) {
    if (entry.rules.empty())
        return !isBehavioural(ruleId);
    return std::ranges::find(entry.rules, ruleId) != entry.rules.end();
}

bool mayCoverBehaviour(const TrustEntry& entry, const model::Finding& finding) {
    return checkTrust(entry, true) &&
           (!isInterpreter(finding.process.executable) || namesExactPeer(entry));
}

}  // namespace

bool isBehavioural(std::string_view ruleId) {
    return std::ranges::find(kBehavioural, ruleId) != kBehavioural.end();
}

bool isInterpreter(std::string_view executable) {
    const std::size_t slash = executable.rfind('/');
    std::string_view name =
        slash == std::string_view::npos ? executable : executable.substr(slash + 1);
    while (!name.empty() &&
           (name.back() == '.' || name.back() == '-' || (name.back() >= '0' && name.back() <= '9')))
        name.remove_suffix(1);
    return std::ranges::find(kInterpreters, name) != kInterpreters.end();
}

model::Result<void> checkTrust(const model::TrustEntry& entry, bool behavioural) {
    if (entry.match.empty())
        return refused("trust.match", "empty would trust everything; allowed: " + trustKeyNames());
    for (const auto& [name, value] : entry.match)
        if (const auto result = checkPair(name, value); !result)
            return result;
    return behavioural ? checkBehavioural(entry) : model::Result<void>{};
}

model::Result<void> checkTrustEntry(const model::TrustEntry& entry) {
    return checkTrust(entry, std::ranges::any_of(entry.rules, isBehavioural));
}

bool needsRootOwnedPath(const model::TrustEntry& entry) {
    return std::ranges::any_of(entry.rules, isBehavioural) && has(entry, "path") &&
           !has(entry, "package") && !has(entry, "sha256");
}

bool trusts(const model::TrustEntry& entry, const model::Finding& finding, std::int64_t nowUs,
            std::string_view userName) {
    if (entry.match.empty() || (entry.untilUs && nowUs >= *entry.untilUs))
        return false;
    if (!coversRule(entry, finding.ruleId))
        return false;
    if (isBehavioural(finding.ruleId) && !mayCoverBehaviour(entry, finding))
        return false;
    const TrustSubject subject{finding, userName};
    return std::ranges::all_of(entry.match, [&](const auto& pair) {
        const TrustKey* key = findTrustKey(pair.first);
        return key != nullptr && key->matches(subject, pair.second);
    });
}

}  // namespace rules
