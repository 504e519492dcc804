#include "monitors/MinerEyes.h"

#include <dirent.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "monitors/WindowProbe.h"
#include "sources/netlink/SockDiagReader.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/SocketOwners.h"

namespace monitors {
namespace {

using sources::ProcDirectory;
using sources::ProcessReader;

constexpr std::size_t kMaxTree = 256, kMaxAncestors = 16, kMaxSockets = 4096, kMaxThreads = 64;
constexpr int kLowPriority = 10;
constexpr std::uint64_t kNsPerTick = model::kNanosecondsPerTick;

std::vector<std::int32_t> numbersIn(const std::string& path) {
    std::vector<std::int32_t> numbers;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(path.c_str()), ::closedir);
    while (const dirent* entry = entries ? ::readdir(entries.get()) : nullptr)
        if (const int number = std::atoi(entry->d_name); number > 0)
            numbers.push_back(number);
    return numbers;
}

std::string procPath(std::int32_t pid, const char* name) {
    return "/proc/" + std::to_string(pid) + "/" + name;
}

struct Reading {
    model::ProcessKey key;
    std::uint64_t usedNs = 0;
    std::uint64_t executableInode = 0, executableDevice = 0;
};

// "1234567 89012 34" in /proc/PID/task/TID/schedstat: ns on a CPU, ns waiting for one, slices
// (CONFIG_SCHED_INFO; where it is missing only what was used counts).
std::uint64_t waitedNs(std::int32_t pid) {
    std::uint64_t sum = 0;
    std::size_t left = kMaxThreads;
    for (const std::int32_t thread : numbersIn(procPath(pid, "task"))) {
        std::ifstream file(procPath(pid, "task/") + std::to_string(thread) + "/schedstat");
        std::uint64_t ran = 0, waited = 0;
        if (left-- == 0)
            break;
        if (file >> ran >> waited)
            sum += waited;
    }
    return sum;
}

std::optional<Reading> readingOf(std::int32_t pid) {
    const auto directory = ProcDirectory::open(pid);
    const auto stat =
        directory ? ProcessReader::readStat(*directory) : std::unexpected(directory.error());
    if (!stat || stat->isDead())
        return std::nullopt;
    Reading reading{{pid, stat->startTicks}, (stat->userTicks + stat->systemTicks) * kNsPerTick};
    if (const auto file = directory->statLink("exe")) {
        reading.executableInode = file->inode;
        reading.executableDevice = file->device;
    }
    return reading;
}

bool sameProgram(const Reading& a, const Reading& b) {
    return a.executableInode != 0 && a.executableInode == b.executableInode &&
           a.executableDevice == b.executableDevice;
}

// "HugetlbPages:\t    2048 kB" in /proc/PID/status (Linux 4.4).
bool usesHugePages(std::int32_t pid) {
    std::ifstream status(procPath(pid, "status"));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("HugetlbPages:"))
            return line.find_first_of("123456789") != std::string::npos;
    return false;
}

bool hasModelRegistersOpen(std::int32_t pid) {
    const auto directory = ProcDirectory::open(pid);
    if (!directory)
        return false;
    return std::ranges::any_of(numbersIn(procPath(pid, "fd")), [&](std::int32_t number) {
        const auto link = directory->readLink(("fd/" + std::to_string(number)).c_str());
        return link && link->starts_with("/dev/cpu/") && link->ends_with("/msr");
    });
}

bool runsAtLowPriority(std::int32_t pid) {
    return ::getpriority(PRIO_PROCESS, static_cast<id_t>(pid)) >= kLowPriority ||
           ::sched_getscheduler(pid) == SCHED_IDLE;
}

std::vector<model::Process> ancestorsOf(const model::Process& process) {
    std::vector<model::Process> ancestors;
    for (std::int32_t pid = process.parent.pid; pid > 0 && ancestors.size() < kMaxAncestors;) {
        auto parent = ProcessReader::read(pid);
        if (!parent)
            break;
        pid = parent->process.parent.pid;
        ancestors.push_back(std::move(parent->process));
    }
    return ancestors;
}

bool isBelowSystemDirectory(const std::string& path) {
    constexpr std::array<std::string_view, 9> kDirectories{
        "/usr/", "/opt/", "/bin/", "/sbin/", "/lib/", "/lib64/", "/snap/", "/nix/", "/gnu/"};
    return std::ranges::any_of(
        kDirectories, [&](std::string_view directory) { return path.starts_with(directory); });
}

}  // namespace

std::vector<std::int32_t> childrenOf(std::int32_t pid) {
    std::vector<std::int32_t> children;
    for (const std::int32_t thread : numbersIn(procPath(pid, "task"))) {
        std::ifstream list(procPath(pid, "task/") + std::to_string(thread) + "/children");
        for (std::int32_t child = 0; list >> child;)
            children.push_back(child);
    }
    return children;
}

MinerEyes::MinerEyes(const ProgramCatalogue& catalogue)
    : m_catalogue(catalogue),
      m_cores(static_cast<unsigned>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)))) {
    if (auto probe = sources::FlowProbe::create())
        m_probe = std::move(*probe);
}

std::optional<MinerCpuTime> MinerEyes::cpuTimeOf(const model::ProcessKey& key) {
    const auto root = readingOf(key.pid);
    if (!root || root->key != key)
        return std::nullopt;
    const std::uint64_t own = root->usedNs + waitedNs(key.pid);
    MinerCpuTime used{own, own};
    std::vector<std::int32_t> tree = childrenOf(key.pid);
    for (std::size_t i = 0; i < tree.size() && tree.size() < kMaxTree; i++) {
        const auto child = readingOf(tree[i]);
        if (!child)
            continue;
        const std::uint64_t its = child->usedNs + waitedNs(tree[i]);
        used.treeNs += its;
        if (sameProgram(*root, *child))
            used.ownNs += its;
        std::ranges::copy(childrenOf(tree[i]), std::back_inserter(tree));
    }
    return used;
}

std::optional<model::ProcessKey> MinerEyes::ownerOf(const model::PacketFlow& flow,
                                                    std::span<const model::ProcessKey> likely,
                                                    bool everybody) {
    const auto state = m_probe ? m_probe->ask(flow) : std::nullopt;
    if (!state)
        return std::nullopt;
    std::vector<std::int32_t> pids;
    for (const model::ProcessKey& key : likely)
        pids.push_back(key.pid);
    if (everybody)
        std::ranges::copy(numbersIn("/proc"), std::back_inserter(pids));
    const auto owners = sources::findSocketOwners({state->inode}, pids);
    const auto reading = owners.empty() ? std::nullopt : readingOf(owners.begin()->second);
    return reading ? std::optional(reading->key) : std::nullopt;
}

std::optional<model::PacketFlow> MinerEyes::flowOf(const model::ProcessKey& key,
                                                   const std::string& remoteAddress,
                                                   std::uint16_t remotePort) {
    const auto held = sources::socketsOf(key.pid, kMaxSockets);
    auto reader = sources::SockDiagReader::create();
    const auto rows = reader ? reader->read() : std::unexpected(reader.error());
    if (!rows)
        return std::nullopt;
    const auto row = std::ranges::find_if(*rows, [&](const sources::SocketRow& candidate) {
        const auto& connection = candidate.connection;
        return connection.remotePort == remotePort && connection.remoteAddress == remoteAddress &&
               std::ranges::find(held, connection.inode) != held.end();
    });
    if (row == rows->end())
        return std::nullopt;
    return model::PacketFlow{model::Transport::Tcp, row->connection.localAddress,
                             row->connection.localPort, remoteAddress, remotePort};
}

std::optional<std::uint64_t> MinerEyes::bytesOf(const model::PacketFlow& flow) {
    const auto state = m_probe ? m_probe->ask(flow) : std::nullopt;
    return state ? std::optional(state->bytes) : std::nullopt;
}

std::optional<MinerSubject> MinerEyes::look(const model::ProcessKey& key) {
    auto snapshot = ProcessReader::read(key);
    if (!snapshot)
        return std::nullopt;
    MinerSubject subject;
    subject.process = std::move(snapshot->process);
    subject.ancestry = ancestorsOf(subject.process);
    subject.attended = snapshot->stat.terminal != 0 || hasDisplayConnection(key.pid);
    subject.lowPriority = runsAtLowPriority(key.pid);
    subject.hugePages = usesHugePages(key.pid);
    subject.modelRegisters = hasModelRegistersOpen(key.pid);
    lookAtProgram(subject);
    return subject;
}

bool MinerEyes::isPackaged(const Program& program) const {
    return !program.package.empty() ||
           (!program.userWritable && isBelowSystemDirectory(program.path));
}

// Of an interpreter the code counts: a script file is judged by who owns it, a program given on the
// command line or through a pipe belongs to nobody.
void MinerEyes::lookAtProgram(MinerSubject& subject) const {
    const std::int32_t pid = subject.process.key.pid;
    const Program program = m_catalogue.identify(pid);
    subject.process.package = program.package;
    subject.process.packageVersion = program.packageVersion;
    subject.packaged = isPackaged(program);
    if (program.family.kind != rules::ProgramKind::Interpreter &&
        program.family.kind != rules::ProgramKind::Shell)
        return;
    const auto line = rules::readCommandLine(program.family, subject.process.arguments);
    subject.script = true;
    if (line.source == rules::CommandSource::ScriptFile)
        subject.packaged = isPackaged(m_catalogue.identifyFile(pid, line.operand));
    else if (line.source != rules::CommandSource::Module)
        subject.packaged = false;
}

}  // namespace monitors
