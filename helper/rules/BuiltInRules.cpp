#include "rules/BuiltInRules.h"

#include <algorithm>
#include <array>

namespace rules {
namespace {

constexpr std::array kRules{
    BuiltInRule{"reverse-shell", "Reverse shell"},
    BuiltInRule{"bind-shell", "Bind shell"},
    BuiltInRule{"cryptominer", "Cryptominer"},
    BuiltInRule{"malicious-address", "Connection to a listed address"},
    BuiltInRule{"malicious-domain", "Connection to a listed domain"},
    BuiltInRule{"mining-pool", "Connection to a mining pool"},
    BuiltInRule{"tor", "Connection to Tor"},
    BuiltInRule{"fileless-execution", "Program that runs without a file"},
    BuiltInRule{"kernel-thread-lookalike", "Program posing as a kernel thread"},
    BuiltInRule{"process-injection", "Code put into another process"},
    BuiltInRule{"port-scan-outbound", "Port scan from this machine"},
    BuiltInRule{"setuid-change", "Program that became setuid"},
    BuiltInRule{"critical-config", "Change of a critical configuration file"},
    BuiltInRule{"new-executable", "New executable in a system folder"},
    BuiltInRule{"brute-force", "Many failed logins"},
    BuiltInRule{"new-account", "New account"},
    BuiltInRule{"privilege-gain", "Process that gained privileges"},
    BuiltInRule{"module-load", "Kernel module loaded"},
    BuiltInRule{"unusual-lineage", "Program started by an unusual one"},
    BuiltInRule{"beacon", "Connections as regular as a heartbeat"},
    BuiltInRule{"dns-tunnel", "Data hidden in DNS"},
    BuiltInRule{"port-scan-inbound", "Port scan of this machine"},
    BuiltInRule{"suspicious-port", "Port that attack tools use"},
    BuiltInRule{"unknown-process", "Program never seen before"},
    BuiltInRule{"unusual-location", "Program in an unusual place"},
    BuiltInRule{"new-listener", "New listening port"},
    BuiltInRule{"file-modified", "Protected file modified"},
    BuiltInRule{"file-permissions", "Protected file's permissions changed"},
    BuiltInRule{"file-created", "File created in a protected folder"},
    BuiltInRule{"file-deleted", "Protected file deleted"},
    BuiltInRule{"cpu-anomaly", "Unusual use of the processor"},
    BuiltInRule{"memory-anomaly", "Unusual use of memory"},
    BuiltInRule{"io-anomaly", "Unusual input and output"},
    BuiltInRule{"threads-anomaly", "Unusual number of threads"},
    BuiltInRule{"descriptors-anomaly", "Unusual number of open files"},
    BuiltInRule{"children-anomaly", "Unusual number of children"},
    BuiltInRule{"connections-anomaly", "Unusual number of connections"},
    BuiltInRule{"pressure", "The machine is short of something"},
    BuiltInRule{"login", "Login"},
    BuiltInRule{"logout", "Logout"},
    BuiltInRule{"package-update", "Package updated"},
    BuiltInRule{"failed-login", "Failed login"},
    BuiltInRule{"helper-health", "Health of the helper"},
};

}  // namespace

std::span<const BuiltInRule> builtInRules() {
    return kRules;
}

std::string_view titleOf(std::string_view id) {
    const auto rule = std::ranges::find(kRules, id, &BuiltInRule::id);
    return rule == kRules.end() ? std::string_view() : rule->title;
}

}  // namespace rules
