#include "rules/behaviour/MinerSigns.h"

#include <algorithm>
#include <array>

#include "rules/indicators/BuiltinLists.h"

namespace rules {
namespace {

// Ports of services with encrypted or plain long-lived connections of their own.
constexpr std::array<std::uint16_t, 66> kOrdinaryPorts{
    22,   25,   53,   80,   110,  143,  389,  443,   465,   587,   631,  636,  853,  873,
    990,  993,  995,  1194, 1433, 1521, 1883, 2049,  2375,  2376,  2379, 2380, 3128, 3306,
    3389, 3690, 4317, 5060, 5061, 5222, 5223, 5228,  5269,  5432,  5671, 5672, 5900, 5938,
    6379, 6380, 6443, 6697, 8000, 8001, 8008, 8009,  8080,  8081,  8083, 8443, 8883, 9000,
    9090, 9092, 9093, 9200, 9300, 9418, 9443, 10250, 11211, 27017,
};

constexpr std::array<std::uint16_t, 25> kSharedPorts{
    315,  551,  700,  1010, 1314, 1801, 1802, 1811, 1812, 1821, 1822, 2020, 3002,
    3004, 3015, 3333, 4444, 5555, 6060, 6666, 7777, 8118, 8333, 8888, 9999,
};

constexpr std::array<std::uint16_t, 48> kPoolPorts{
    3334,  3335,  3336,  3353,  3357,  3838,  3956,  5556,  5588,  5730,  6099,  6233,
    6234,  7070,  7171,  7686,  7689,  7691,  7778,  8848,  8899,  9332,  10060, 10128,
    10300, 10343, 12020, 13333, 13510, 14000, 14433, 14444, 15120, 15121, 15555, 18081,
    18082, 18888, 19335, 19999, 23620, 28734, 33333, 40573, 42343, 45560, 45700, 58080,
};

static_assert(std::ranges::is_sorted(kOrdinaryPorts) && std::ranges::is_sorted(kSharedPorts) &&
              std::ranges::is_sorted(kPoolPorts));

constexpr std::array<std::string_view, 28> kMiners{
    "xmrig",        "xmr-stak", "minerd",      "cpuminer",     "ccminer",  "cgminer",
    "bfgminer",     "ethminer", "nbminer",     "phoenixminer", "t-rex",    "lolminer",
    "teamredminer", "gminer",   "nanominer",   "srbminer",     "claymore", "cryptonight",
    "xmrigcc",      "sgminer",  "kawpowminer", "wildrig",      "bzminer",  "rigel",
    "onezerominer", "kinsing",  "kdevtmpfsi",  "cnrig"};

// Options of miners that no other well-known program has.
constexpr std::array<std::string_view, 14> kOptions{
    "--donate-level",  "--donate-over-proxy", "--randomx-mode",         "--randomx-1gb-pages",
    "--randomx-wrmsr", "--randomx-init",      "--cpu-max-threads-hint", "--nicehash",
    "--rig-id",        "--huge-pages-jit",    "--no-huge-pages",        "--tls-fingerprint",
    "--cpu-affinity",  "--self-select"};

// Algorithms after -a or --algo.
constexpr std::array<std::string_view, 14> kAlgorithms{
    "rx/",    "cn/",      "cn-heavy", "cn-lite",     "cn-pico", "argon2/", "ghostrider",
    "kawpow", "panthera", "randomx",  "cryptonight", "ethash",  "etchash", "autolykos"};

constexpr std::array<std::string_view, 7> kSchemes{
    "stratum+tcp://",  "stratum+ssl://", "stratum+tls://", "stratum2+tcp://",
    "stratum1+tcp://", "daemon+http://", "daemon+https://"};

constexpr std::size_t kMaxArguments = 3, kMaxArgumentText = 64;

bool startsWithAny(std::string_view text, auto& words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return text.starts_with(word); });
}

bool isOption(std::string_view argument) {
    const std::string_view name = argument.substr(0, argument.find('='));
    return std::ranges::find(kOptions, name) != kOptions.end();
}

bool isAlgorithm(std::span<const std::string> arguments, std::size_t at) {
    const std::string_view before =
        at == 0 ? std::string_view{} : std::string_view(arguments[at - 1]);
    return (before == "-a" || before == "--algo") && startsWithAny(arguments[at], kAlgorithms);
}

bool isWordEnd(std::string_view text, std::size_t at) {
    return at >= text.size() ||
           !((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z'));
}

}  // namespace

PortMeaning meaningOf(std::uint16_t port) {
    if (std::ranges::binary_search(kOrdinaryPorts, port))
        return PortMeaning::Ordinary;
    if (std::ranges::binary_search(kPoolPorts, port))
        return PortMeaning::Pool;
    return std::ranges::binary_search(kSharedPorts, port) ? PortMeaning::Shared
                                                          : PortMeaning::Unusual;
}

std::string_view poolOf(std::string_view name) {
    for (;;) {
        for (const auto list : {indicators::builtinPools(), indicators::builtinPoolsWithSite()})
            if (const auto pool = std::ranges::lower_bound(list, name);
                pool != list.end() && *pool == name)
                return *pool;
        const std::size_t dot = name.find('.');
        if (dot == std::string_view::npos)
            return {};
        name.remove_prefix(dot + 1);
    }
}

bool isPoolsWebSite(std::string_view name) {
    if (name.starts_with("www."))
        name.remove_prefix(4);
    return std::ranges::binary_search(indicators::builtinPoolsWithSite(), name);
}

std::string_view minerNamed(std::string_view name) {
    const auto* miner = std::ranges::find_if(kMiners, [&](std::string_view known) {
        return name.starts_with(known) && isWordEnd(name, known.size());
    });
    return miner == kMiners.end() ? std::string_view{} : *miner;
}

std::vector<std::string> minerArguments(std::span<const std::string> arguments) {
    std::vector<std::string> found;
    for (std::size_t at = 1; at < arguments.size() && found.size() < kMaxArguments; at++)
        if (startsWithAny(arguments[at], kSchemes) || isAlgorithm(arguments, at) ||
            isOption(arguments[at]))
            found.push_back(arguments[at].substr(0, kMaxArgumentText));
    return found;
}

bool namesPool(std::span<const std::string> arguments) {
    return std::ranges::any_of(
        arguments, [](const std::string& argument) { return startsWithAny(argument, kSchemes); });
}

}  // namespace rules
