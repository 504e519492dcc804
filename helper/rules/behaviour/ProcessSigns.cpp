#include "rules/behaviour/ProcessSigns.h"

#include <algorithm>
#include <array>

#include "rules/behaviour/ProgramPlace.h"

namespace rules {
namespace {

using model::Level;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 13> kKernelThreads{
    "kworker/",  "ksoftirqd/", "kthreadd",  "migration/", "kswapd",     "kdevtmpfs", "khugepaged",
    "kcompactd", "rcu_",       "watchdogd", "kauditd",    "oom_reaper", "jbd2/"};

constexpr std::array<std::string_view, 18> kNetworkServices{
    "nginx",   "apache2", "httpd",    "lighttpd", "caddy",     "haproxy",
    "squid",   "named",   "dnsmasq",  "vsftpd",   "proftpd",   "smbd",
    "php-fpm", "uwsgi",   "gunicorn", "varnishd", "minidlnad", "cupsd"};
constexpr std::array<std::string_view, 8> kDatabases{
    "mysqld", "mariadbd", "postgres", "redis-server", "mongod", "memcached", "couchdb", "influxd"};
constexpr std::array<std::string_view, 9> kBrowsers{"firefox",     "firefox-esr", "chrome",
                                                    "chromium",    "brave",       "opera",
                                                    "vivaldi-bin", "epiphany",    "falkon"};
constexpr std::array<std::string_view, 9> kDocuments{
    "soffice.bin", "evince", "okular", "atril", "xreader", "papers", "eog", "gimp", "inkscape"};
constexpr std::array<std::string_view, 4> kMailReaders{"thunderbird", "evolution", "geary",
                                                       "kmail"};

constexpr std::array<std::string_view, 26> kBuildTools{
    "make",      "gmake",    "ninja", "cmake", "ctest",  "meson",   "cargo",
    "rustc",     "go",       "gcc",   "g++",   "cc1",    "cc1plus", "clang",
    "ld",        "collect2", "bazel", "scons", "gradle", "mvn",     "dpkg-buildpackage",
    "configure", "ccache",   "cabal", "ghc",   "dotnet"};

bool contains(Names names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string_view baseName(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// "php-fpm8.2" -> "php-fpm", "clang-19" -> "clang", "postgres" as it is.
std::string_view withoutVersion(std::string_view name) {
    const std::size_t end = name.find_last_not_of("0123456789.");
    name = end == std::string_view::npos ? name : name.substr(0, end + 1);
    return name.ends_with('-') ? name.substr(0, name.size() - 1) : name;
}

const char* kindOfService(std::string_view path) {
    const std::string_view name = baseName(path);
    const std::string_view plain = withoutVersion(name);
    const auto isOne = [&](Names names) { return contains(names, name) || contains(names, plain); };
    if (isOne(kNetworkServices))
        return "a network service";
    if (isOne(kDatabases))
        return "a database";
    if (isOne(kBrowsers))
        return "a browser";
    if (isOne(kDocuments))
        return "a program that shows documents";
    return isOne(kMailReaders) ? "a mail reader" : nullptr;
}

bool isShellLike(const CommandLine& line) {
    return line.family.kind == ProgramKind::Shell || line.family.kind == ProgramKind::Interpreter;
}

/// Kernel threads have no file; `[` is a program of its own, "[kworker/0:1]" is none.
bool looksLikeKernelThread(std::string_view text) {
    const bool bracketed = text.size() > 3 && text.front() == '[' && text.back() == ']' &&
                           text.find(' ') == std::string_view::npos;
    const std::string_view name = bracketed ? text.substr(1, text.size() - 2) : text;
    return bracketed || std::ranges::any_of(kKernelThreads, [&](std::string_view thread) {
               return name.starts_with(thread);
           });
}

void judgeDisguise(const StartPicture& start, std::vector<Sign>& signs) {
    if (!looksLikeKernelThread(start.argument0) && !looksLikeKernelThread(start.name))
        return;
    signs.push_back({"kernel-thread-lookalike",
                     {},
                     "A program calls itself like a part of the kernel",
                     {"it shows itself as \"" + std::string(start.argument0) +
                      "\", but runs the file " + start.program.path + "; kernel threads have none"},
                     {"T1036.005"}});
}

void judgeMemory(const StartPicture& start, std::vector<Sign>& signs) {
    if (!start.program.package.empty() || (!start.program.memoryOnly && !start.program.unlinked))
        return;
    signs.push_back({"fileless-execution",
                     {},
                     "A program runs that is no file",
                     {start.program.memoryOnly
                          ? "it was executed from memory (" + start.program.path + ")"
                          : "its file was deleted before it was executed: " + start.program.path},
                     {"T1620"}});
}

void judgePlace(const StartPicture& start, std::vector<Sign>& signs) {
    const ProgramPlace place = placeOf(start.program.path);
    if (place == ProgramPlace::Ordinary || !start.program.package.empty() ||
        start.program.memoryOnly || isBuildStep(start.lineage))
        return;
    signs.push_back({"unusual-location",
                     {},
                     place == ProgramPlace::Temporary
                         ? "A program runs from a directory for temporary files"
                         : "A program runs from a hidden directory",
                     {"executable: " + start.program.path},
                     {place == ProgramPlace::Temporary ? "T1059" : "T1564.001"}});
}

/// Shells between the service and the program are passed over: nginx -> sh -> sh -> curl.
const LineageStep* nearestProgram(std::span<const LineageStep> lineage) {
    const auto step =
        std::ranges::find_if(lineage, [](const LineageStep& each) { return !each.shell; });
    return step == lineage.end() ? nullptr : &*step;
}

void judgeLineage(const StartPicture& start, std::vector<Sign>& signs) {
    const LineageStep* above = nearestProgram(start.lineage);
    const bool ordinary =
        !isShellLike(start.commandLine) || start.commandLine.source == CommandSource::ScriptFile;
    const char* kind = above && !ordinary ? kindOfService(above->path) : nullptr;
    if (!kind)
        return;
    signs.push_back({"unusual-lineage",
                     {},
                     std::string(baseName(above->path)) + ", " + kind + ", started a shell",
                     {"started by " + std::string(above->path),
                      "executable: " + start.program.path + ", with no script file"},
                     {"T1059.004", "T1190"}});
}

void judgeUnknown(const StartPicture& start, std::vector<Sign>& signs) {
    if (!start.program.known || !start.program.package.empty() || start.program.memoryOnly ||
        start.program.unlinked || isBuildStep(start.lineage))
        return;
    signs.push_back({"unknown-process",
                     {},
                     "A program runs that no package of this system brought",
                     {"executable: " + start.program.path,
                      start.program.userWritable ? "its file may be changed by others than root"
                                                 : "its file belongs to root"},
                     {}});
}

void judgePrivilege(const StartPicture& start, std::vector<Sign>& signs) {
    const bool gained = start.effectiveUid == 0 && start.uid != 0;
    if (gained && start.program.package.empty() && start.program.known) {
        signs.push_back(
            {"privilege-gain",
             Level::Alert,
             "A setuid program that belongs to no package gave root's rights to a user",
             {"executable: " + start.program.path, "user id " + std::to_string(start.uid)},
             {"T1548.001"}});
        return;
    }
    const bool became = start.uid == 0 && start.before.known && start.before.uid != 0;
    if (became && !start.before.setuidRoot)
        signs.push_back({"privilege-gain",
                         Level::Alert,
                         "A process became root without any program that may give these rights",
                         {"user id " + std::to_string(start.before.uid) + " before, 0 now",
                          "executable: " + start.program.path},
                         {"T1068"}});
}

}  // namespace

bool isBuildStep(std::span<const LineageStep> lineage) {
    return std::ranges::any_of(lineage, [](const LineageStep& step) {
        // A name is no proof; nobody keeps a compiler where anybody may put one.
        if (placeOf(step.path) != ProgramPlace::Ordinary)
            return false;
        const std::string_view name = baseName(step.path);
        return contains(kBuildTools, name) || contains(kBuildTools, withoutVersion(name));
    });
}

std::vector<Sign> signsOf(const StartPicture& start) {
    std::vector<Sign> signs;
    judgeDisguise(start, signs);
    judgeMemory(start, signs);
    judgePrivilege(start, signs);
    judgeLineage(start, signs);
    judgePlace(start, signs);
    if (signs.empty())
        judgeUnknown(start, signs);
    return signs;
}

}  // namespace rules
