#include "monitors/ProcessMonitor.h"

#include <dirent.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>
#include <string_view>
#include <variant>

#include "sources/FileDescriptor.h"
#include "sources/procfs/DescriptorReader.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

using Kind = sources::Descriptor::Kind;

constexpr auto kRelaxed = std::memory_order_relaxed;

std::vector<std::int32_t> allPids() {
    std::vector<std::int32_t> pids;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir("/proc"), closedir);
    while (const dirent* entry = entries ? readdir(entries.get()) : nullptr) {
        std::int32_t pid = 0;
        const char* end = entry->d_name + std::strlen(entry->d_name);
        if (std::from_chars(entry->d_name, end, pid).ptr == end && pid > 0)
            pids.push_back(pid);
    }
    return pids;
}

model::DescriptorKind standardKind(const sources::Descriptor& descriptor) {
    switch (descriptor.kind) {
        case Kind::Pipe:
        case Kind::Fifo:
            return model::DescriptorKind::Pipe;
        case Kind::Unix:
            return model::DescriptorKind::Unix;
        case Kind::TerminalSlave:
            return model::DescriptorKind::Terminal;
        case Kind::Inet:
        case Kind::Packet:
            return descriptor.socket && descriptor.socket->connected
                       ? model::DescriptorKind::InetConnected
                       : model::DescriptorKind::Inet;
        default:
            return model::DescriptorKind::Other;
    }
}

/// The fallback sources do not see descriptors: read 0, 1 and 2 now.
void readStandardDescriptors(model::ExecEvent& event) {
    const auto directory = sources::ProcDirectory::open(event.process.key.pid);
    if (!directory)
        return;
    for (std::int32_t number = 0; number < 3; ++number)
        if (const auto descriptor = sources::DescriptorReader::readOne(*directory, number))
            event.stdio[static_cast<std::size_t>(number)] = {standardKind(*descriptor),
                                                             descriptor->inode};
}

}  // namespace

ProcessMonitor::ProcessMonitor(ProgramCatalogue::OwnerLookup owner, Callbacks callbacks)
    : m_programs(std::move(owner)),
      m_shells(m_table, m_programs, std::move(callbacks.shell)),
      m_signal(std::move(callbacks.signal)),
      m_forRules(std::move(callbacks.forRules)) {}

void ProcessMonitor::takeSnapshot() {
    m_programs.learnKnownPrograms();
    for (const std::int32_t pid : allPids())
        remember(pid);
    m_live.store(m_table.live(), kRelaxed);
}

void ProcessMonitor::remember(std::int32_t pid) {
    using Reader = sources::ProcessReader;
    const auto snapshot = Reader::read(
        pid, Reader::Executable | Reader::Arguments | Reader::Credentials | Reader::ParentStart);
    if (!snapshot)
        return;
    model::ExecEvent event;
    event.process = snapshot->process;
    event.process.session = snapshot->stat.sessionId;
    event.executableInode = snapshot->executableInode;
    event.executableDevice = snapshot->executableDevice;
    readStandardDescriptors(event);
    m_table.apply(event, commandLineOf(event));
}

rules::CommandLine ProcessMonitor::commandLineOf(const model::ExecEvent& event) {
    rules::ProgramFamily family =
        m_programs.familyOf(event.process.key.pid, event.executableDevice, event.executableInode);
    std::span<const std::string> arguments(event.process.arguments);
    if (family.kind == rules::ProgramKind::Loader)
        arguments = rules::withoutLoader(arguments);
    if (family.kind == rules::ProgramKind::Loader && !arguments.empty()) {
        family = m_programs.identifyFile(event.process.key.pid, arguments.front()).family;
    }
    return rules::readCommandLine(family, arguments);
}

void ProcessMonitor::handle(model::Event&& event) {
    std::visit([this](auto& what) { on(what); }, event);
}

void ProcessMonitor::on(model::ExecEvent& event) {
    const bool fromKernel = event.stdioKnown;
    if (!fromKernel)
        readStandardDescriptors(event);
    const ProcessStart former = formerOf(event);
    const ProcessNode& node = m_table.apply(event, commandLineOf(event));
    m_shells.onExec(event, node);
    m_forRules(startOf(event, node, former));
    m_exec.fetch_add(1, kRelaxed);
    m_live.store(m_table.live(), kRelaxed);
    m_looks.store(m_shells.schedule().size(), kRelaxed);
    m_looksDropped.store(m_shells.schedule().dropped(), kRelaxed);
}

/// What the process was until this exec: itself, or what it was forked from.
ProcessStart ProcessMonitor::formerOf(const model::ExecEvent& event) const {
    ProcessStart former;
    const ProcessNode* node = m_table.find(event.process.key.pid);
    if (!node || node->key != event.process.key)
        node = m_table.find(event.process.parent.pid);
    if (node) {
        former.formerUid = node->uid;
        former.former = node->image;
    }
    return former;
}

ProcessStart ProcessMonitor::startOf(model::ExecEvent& event, const ProcessNode& node,
                                     const ProcessStart& before) const {
    ProcessStart start = before;
    start.seenNs = event.seenNs;
    start.process = std::move(event.process);
    start.image = node.image;
    start.script = event.script;
    start.lineage = lineageOf(node.key.pid);
    return start;
}

std::vector<Forebear> ProcessMonitor::lineageOf(std::int32_t pid) const {
    std::vector<Forebear> lineage;
    for (const ProcessNode* above : m_table.ancestors(pid, kMaxLineage))
        lineage.push_back({above->key, above->uid, above->image});
    return lineage;
}

void ProcessMonitor::on(const model::ForkEvent& event) {
    m_table.apply(event);
    m_fork.fetch_add(1, kRelaxed);
}

void ProcessMonitor::on(const model::ExitEvent& event) {
    ended(event);
    m_exit.fetch_add(1, kRelaxed);
}

void ProcessMonitor::ended(const model::ExitEvent& event) {
    m_table.apply(event);
    m_forRules(event);
    m_live.store(m_table.live(), kRelaxed);
}

// A pid that is in use again came with an event of its own, or will be found at the next loss.
void ProcessMonitor::lookForMissedExits(std::uint64_t nowNs) {
    for (const model::ProcessKey& key : m_table.livingKeys()) {
        const sources::FileDescriptor handle(
            static_cast<int>(::syscall(SYS_pidfd_open, key.pid, 0)));
        if (!handle && errno == ESRCH)
            ended({nowNs, key, 0});
    }
}

void ProcessMonitor::on(const model::ModuleEvent& event) {
    ModuleLoad load{event.name, {}};
    load.loader.seenNs = event.seenNs;
    load.loader.process.key = event.loader;
    load.loader.image = std::make_shared<Image>();
    const ProcessNode* node = m_table.find(event.loader.pid);
    if (node && node->key == event.loader && node->image) {
        load.loader.image = node->image;
        load.loader.process.name = node->image->name;
        load.loader.process.executable = node->image->executable;
        load.loader.process.uid = node->uid;
        load.loader.lineage = lineageOf(event.loader.pid);
    }
    m_forRules(std::move(load));
}

void ProcessMonitor::on(model::SocketEvent& event) {
    if (event.connection.transport == model::Transport::Udp)
        return m_forRules(std::move(event));  // told once a conversation; no connection
    m_shells.onSocket(event);
    if (event.what == model::SocketEvent::What::Established)
        return;  // its connect was counted
    (event.what == model::SocketEvent::What::Listen ? m_listen : m_connect)
        .fetch_add(event.count, kRelaxed);
    if (m_repeats.lets(event))
        m_forRules(std::move(event));
}

void ProcessMonitor::on(const model::SignalEvent& event) {
    m_signal(event);
}

model::EventCounts ProcessMonitor::counts() const {
    return {.exec = m_exec.load(kRelaxed),
            .exit = m_exit.load(kRelaxed),
            .fork = m_fork.load(kRelaxed),
            .connect = m_connect.load(kRelaxed),
            .listen = m_listen.load(kRelaxed)};
}

model::QueueHealth ProcessMonitor::looks() const {
    return {.name = "looks",
            .length = m_looks.load(kRelaxed),
            .capacity = 1024,
            .dropped = m_looksDropped.load(kRelaxed)};
}

}  // namespace monitors
