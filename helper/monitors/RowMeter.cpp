#include "monitors/RowMeter.h"

#include <fcntl.h>

#include <algorithm>
#include <cmath>

#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/ProcessUsage.h"

namespace monitors {
namespace {

constexpr double kTicksPerSecond = 100;  // USER_HZ
constexpr std::uint64_t kIdentityPasses = 30;

const std::uint64_t kPageKiB = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024;

double tenths(double value) {
    return std::round(value * 10) / 10;
}

std::uint64_t perSecond(std::uint64_t before, std::uint64_t now, double elapsedS) {
    return now > before ? static_cast<std::uint64_t>(
                              std::llround(static_cast<double>(now - before) / elapsedS))
                        : 0;
}

double percentOf(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : tenths(100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string joined(const std::vector<std::string>& arguments) {
    std::string text;
    for (const std::string& argument : arguments)
        text.append(text.empty() ? "" : " ").append(argument);
    return text;
}

}  // namespace

void applyRates(model::ProcessRow& row, const Usage& before, const Usage& now, double elapsedS,
                std::size_t cores) {
    const double all = 100.0 * static_cast<double>(std::max<std::size_t>(1, cores));
    const auto ticks = static_cast<double>(now.cpuTicks - std::min(now.cpuTicks, before.cpuTicks));
    // A tick may be booked late: more than every core at once is never true.
    const double core = std::min(all, ticks / kTicksPerSecond / elapsedS * 100);
    row.cpuPercentCore = tenths(core);
    row.cpuPercent = tenths(100 * core / all);
    row.ioBytesPerS = perSecond(before.io.bytes, now.io.bytes, elapsedS);
    row.ioOperationsPerS = perSecond(before.io.operations, now.io.operations, elapsedS);
}

void RowMeter::forget() {
    m_known.clear();
    m_users.forget();
    m_readAtNs = 0;
}

std::vector<model::ProcessRow> RowMeter::read(std::uint64_t bootTimeNs, const Machine& machine) {
    const double elapsedS =
        m_readAtNs == 0 ? 0 : static_cast<double>(bootTimeNs - m_readAtNs) / 1e9;
    m_readAtNs = bootTimeNs;
    ++m_pass;
    std::vector<model::ProcessRow> rows;
    rows.reserve(m_known.size() + 64);
    const sources::FileDescriptor proc(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!proc)
        return rows;
    sources::forEachNumber(proc.get(), [&](std::int32_t pid) {
        if (auto row = readOne(pid, elapsedS, machine))
            rows.push_back(*std::move(row));
        return true;
    });
    std::erase_if(m_known, [&](const auto& entry) { return entry.second.pass != m_pass; });
    return rows;
}

std::optional<model::ProcessRow> RowMeter::readOne(std::int32_t pid, double elapsedS,
                                                   const Machine& machine) {
    const auto directory = sources::ProcDirectory::open(pid);
    const auto stat = directory ? sources::ProcessReader::readStat(*directory)
                                : std::unexpected(directory.error());
    if (!stat)
        return std::nullopt;
    Known& known = m_known[pid];
    const bool isNew = known.pass == 0 || known.startTicks != stat->startTicks;
    if (isNew)
        known = {};
    if (isNew || known.startStack != stat->startStack || known.name != stat->name ||
        (m_pass + static_cast<std::uint64_t>(pid)) % kIdentityPasses == 0)
        readIdentity(*directory, *stat, known);
    model::ProcessRow row = makeRow(*stat, known);
    Usage usage{stat->userTicks + stat->systemTicks, {}};
    if (!stat->isKernelThread()) {
        usage.io = sources::readIo(*directory);
        row.descriptors = sources::countDescriptors(*directory);
    }
    if (!isNew && elapsedS > 0)
        applyRates(row, known.usage, usage, elapsedS, machine.cores);
    row.memoryPercent = percentOf(row.memoryKiB, machine.memoryTotalKiB);
    known.usage = usage;
    known.pass = m_pass;
    return row;
}

void RowMeter::readIdentity(const sources::ProcDirectory& directory, const sources::ProcStat& stat,
                            Known& known) const {
    known.startTicks = stat.startTicks;
    known.startStack = stat.startStack;
    known.name = stat.name;
    using Reader = sources::ProcessReader;
    auto snapshot = Reader::read(directory, Reader::Executable | Reader::Arguments | Reader::Owner);
    if (!snapshot)
        return;
    known.executable = std::move(snapshot->process.executable);
    known.commandLine = joined(snapshot->process.arguments);
    known.uid = snapshot->process.uid;
}

model::ProcessRow RowMeter::makeRow(const sources::ProcStat& stat, const Known& known) {
    model::ProcessRow row;
    row.key = {stat.pid, stat.startTicks};
    row.parentPid = stat.parentPid;
    row.name = stat.name;
    row.executable = known.executable;
    row.commandLine = known.commandLine;
    row.uid = known.uid;
    row.user = m_users.of(known.uid);
    row.state = stat.state;
    row.memoryKiB = stat.residentPages * kPageKiB;
    row.threads = stat.threads;
    return row;
}

}  // namespace monitors
