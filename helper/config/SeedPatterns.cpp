#include "config/SeedPatterns.h"

#include <algorithm>
#include <array>

namespace config {
namespace {

using Outcome = ImportLine::Outcome;

struct Row {
    std::string_view text;  // all of it; with a * at its end: its beginning
    PatternRemark remark;
};

bool fits(const Row& row, std::string_view text) {
    if (!row.text.ends_with('*'))
        return row.text == text;
    return text.starts_with(row.text.substr(0, row.text.size() - 1));
}

template <std::size_t size>
const PatternRemark* find(const std::array<Row, size>& rows, std::string_view text) {
    const auto* row = std::ranges::find_if(rows, [&](const Row& each) { return fits(each, text); });
    return row == rows.end() ? nullptr : &row->remark;
}

constexpr PatternRemark kInterpreter{Outcome::Refused,
                                     "it runs whatever it is given: trusting it trusts every "
                                     "script; trust the script or its package"};
constexpr PatternRemark kKernel{
    Outcome::Covered, "kernel threads are known by the kernel; who takes such a name is told of"};
constexpr PatternRemark kPackages{
    Outcome::Covered, "the package manager's own work is recognised by its transactions"};

constexpr auto kNames = std::to_array<Row>({
    {"python*", kInterpreter}, {"node*", kInterpreter}, {"npm*", kInterpreter},
    {"java", kInterpreter},    {"ruby*", kInterpreter}, {"perl*", kInterpreter},
    {"php*", kInterpreter},    {"bash", kInterpreter},  {"sh", kInterpreter},
    {"dash", kInterpreter},    {"zsh", kInterpreter},   {"make", kInterpreter},
    {"cmake", kInterpreter},   {"gdb", kInterpreter},   {"lldb", kInterpreter},
    {"lua*", kInterpreter},    {"awk", kInterpreter},   {"gawk", kInterpreter},
    {"busybox", kInterpreter}, {"ng *", kInterpreter},  {"kthreadd*", kKernel},
    {"ksoftirqd*", kKernel},   {"rcu_*", kKernel},      {"migration", kKernel},
    {"watchdog", kKernel},     {"kworker*", kKernel},   {"kcompactd*", kKernel},
    {"kswapd*", kKernel},      {"oom_reaper", kKernel}, {"khugepaged", kKernel},
    {"apt", kPackages},        {"apt-get", kPackages},  {"dpkg", kPackages},
});

constexpr auto kDirectories = std::to_array<Row>({
    {"/var/log/*",
     {Outcome::Refused, "logs are written all the time: every line would be a warning"}},
    {"/var/lib/*",
     {Outcome::Refused,
      "services keep their data here: their ordinary work would be thousands of "
      "warnings; name the folders that matter"}},
    {"/home/*/.config/*",
     {Outcome::Refused,
      "every click changes something here; what starts by itself "
      "(.config/autostart) is watched as critical configuration"}},
    {"/tmp/.mount_*",
     {Outcome::Refused,
      "AppImages are mounted here while they run: a name that "
      "changes each time, and nothing anybody can write to"}},
    {"/tmp/*", {Outcome::Refused, "everybody writes here all the time"}},
    {"/proc/*", {Outcome::Refused, "this is no folder of files"}},
    {"/sys/*", {Outcome::Refused, "this is no folder of files"}},
    {"/dev/*", {Outcome::Refused, "this is no folder of files"}},
    {"/run/*", {Outcome::Refused, "everything here is made anew at each start"}},
});

constexpr PatternRemark kHalf{Outcome::Refused,
                              "matches half the system: every script with that ending"};
constexpr PatternRemark kShell{Outcome::Covered,
                               "rules reverse-shell and bind-shell go by what a program does"};
constexpr PatternRemark kMiner{Outcome::Covered, "rule cryptominer, by several signs together"};
constexpr PatternRemark kTool{Outcome::Covered,
                              "the built-in Sigma rules; an ordinary use of the tool is no alert"};
constexpr PatternRemark kPlace{Outcome::Covered, "rule unusual-location"};
constexpr PatternRemark kEnding{Outcome::Refused,
                                "a name says nothing: nobody who means harm calls it that; changed "
                                "files are told of by the integrity rules"};

constexpr auto kPatterns = std::to_array<Row>({
    {R"(\.sh$)", kHalf},
    {R"(\.py$)", kHalf},
    {R"(\.pl$)", kHalf},
    {R"(\.rb$)", kHalf},
    {R"(\.exe$)",
     {Outcome::Refused, "Windows programs run under wine: every game would be an alert"}},
    {"^[0-9a-f]{32}$", {Outcome::Covered, "rule unknown-process goes by what the file is"}},
    {"^[0-9a-f]{64}$", {Outcome::Covered, "rule unknown-process goes by what the file is"}},
    {"reverse_?shell", kShell},
    {"bind_?shell", kShell},
    {"meterpreter", kShell},
    {"backdoor", kShell},
    {"mine",
     {Outcome::Refused,
      "matches half the system: determine, examine, undermine …; rule "
      "cryptominer goes by several signs together"}},
    {"cryptomine", kMiner},
    {"xmrig", kMiner},
    {"cpumine", kMiner},
    {"minerd", kMiner},
    {R"(nc\.?at)",
     {Outcome::Refused,
      "matches half the system: concat, truncate, nc.at …; rules "
      "reverse-shell and bind-shell go by what a program does"}},
    {"socat", kTool},
    {"telnet", kTool},
    {"rsh",
     {Outcome::Refused,
      "matches half the system: "
      "every program whose name holds these letters"}},
    {"rexec", kTool},
    {"sshpass", kTool},
    {"keylogger", kTool},
    {"sniffer", kTool},
    {"rootkit", kTool},
    {"kworker/*", {Outcome::Covered, "rule kernel-thread-lookalike"}},
    {R"(\/tmp\/*)", kPlace},
    {R"(\/dev\/shm\/*)", kPlace},
    {R"(\/var\/tmp\/*)", kPlace},
    {R"(\/run\/user\/*)", kPlace},
    {R"(\.encrypted$)", kEnding},
    {R"(\.locked$)", kEnding},
    {R"(\.crypt$)", kEnding},
    {R"(\.ransom$)", kEnding},
    {R"(\.malware$)", kEnding},
    {R"(\.trojan$)", kEnding},
    {R"(\.virus$)", kEnding},
    {R"(\.worm$)", kEnding},
});

constexpr PatternRemark kPrivate{
    Outcome::Refused, "addresses of private networks: the printer, the router, the own machine"};
constexpr PatternRemark kPort{Outcome::Covered, "rule suspicious-port"};
constexpr PatternRemark kDynamic{
    Outcome::Refused,
    "names that people at home give their machines; a list of bad ones is a feed"};

constexpr auto kNetworkPatterns = std::to_array<Row>({
    {R"(\.onion$)", {Outcome::Covered, "rule tor"}},
    {R"(^10\.)", kPrivate},
    {R"(^172\.*)", kPrivate},
    {R"(^192\.168*)", kPrivate},
    {R"(^192\.99*)",
     {Outcome::Refused, "65,536 addresses of a provider with many honest customers"}},
    {R"(^185\.161*)",
     {Outcome::Refused, "65,536 addresses of providers with many honest customers"}},
    {"^*",
     {Outcome::Refused,
      "a part of the whole internet (16 million addresses); a list of bad "
      "addresses is a feed"}},
    {":*", kPort},
    {R"(\.ddns\.net$)", kDynamic},
    {R"(\.no-ip\.org$)", kDynamic},
    {R"(\.dyn\.com$)", kDynamic},
});

constexpr PatternRemark kUnknown{
    Outcome::Refused,
    "patterns over names are not taken over; write a Sigma rule for it, in "
    "/etc/algo-monitor/rules.d"};
constexpr PatternRemark kUnknownNetwork{
    Outcome::Refused,
    "patterns over addresses are not taken over; make a feed of addresses or "
    "domains of it (network.feeds)"};

}  // namespace

std::optional<PatternRemark> remarkOnName(std::string_view name) {
    const auto* remark = find(kNames, name);
    return remark == nullptr ? std::nullopt : std::optional(*remark);
}

std::optional<PatternRemark> remarkOnDirectory(std::string_view path) {
    if (path == "/" || path == "/*" || path == "/home/" || path == "/home" || path == "/usr/" ||
        path == "/usr" || path == "/var/" || path == "/var")
        return PatternRemark{Outcome::Refused, "half the system: every change by anybody"};
    const auto* remark = find(kDirectories, path);
    return remark == nullptr ? std::nullopt : std::optional(*remark);
}

PatternRemark remarkOnPattern(std::string_view pattern) {
    const auto* remark = find(kPatterns, pattern);
    return remark == nullptr ? kUnknown : *remark;
}

PatternRemark remarkOnNetworkPattern(std::string_view pattern) {
    const auto* remark = find(kNetworkPatterns, pattern);
    return remark == nullptr ? kUnknownNetwork : *remark;
}

}  // namespace config
