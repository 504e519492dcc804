#include "enforcement/MemoryDumper.h"

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "enforcement/MemoryPlan.h"
#include "enforcement/ProcessHalt.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;
using sources::ProcDirectory;

constexpr std::chrono::milliseconds kStopLimit{300};
constexpr std::chrono::seconds kLongestPause{60};
constexpr std::size_t kChunkBytes = 1U << 20;
constexpr std::size_t kMostSmapsBytes = 256U << 20;

const auto kPageBytes = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));

std::string subjectOf(const model::ProcessKey& key) {
    return "pid " + std::to_string(key.pid);
}

std::string readWhole(const ProcDirectory& directory, const char* name, std::size_t most) {
    const sources::FileDescriptor file(
        ::openat(directory.descriptor(), name, O_RDONLY | O_CLOEXEC));
    std::string text;
    std::vector<char> buffer(64U << 10);
    while (file && text.size() < most) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got <= 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

model::Result<ProcDirectory> openExactly(const model::ProcessKey& key) {
    auto directory = ProcDirectory::open(key.pid);
    if (!directory)
        return directory;
    const auto stat = sources::ProcessReader::readStat(*directory);
    if (!stat)
        return std::unexpected(stat.error());
    if (stat->startTicks != key.startTimeTicks)
        return model::unexpected(Code::ProcessChanged, subjectOf(key), "it is another process now");
    return directory;
}

/// One dump while the process stands still.
class Dump {
  public:
    Dump(const model::ProcessKey& key, const ProcDirectory& directory, const ProcessHalt& halt,
         DumpFile& file, DumpControl& control)
        : m_key(key), m_directory(directory), m_halt(halt), m_file(file), m_control(control) {}

    model::Result<DumpReport> run() {
        const auto mappings = sources::parseSmaps(readWhole(m_directory, "smaps", kMostSmapsBytes));
        if (mappings.empty())
            return model::unexpected(Code::Unavailable, subjectOf(m_key), "it has no memory");
        CoreProcess process = describe(mappings);
        if (process.threads.empty())
            return model::unexpected(Code::Unavailable, subjectOf(m_key),
                                     "its registers cannot be read");
        const auto plan = planMemory(mappings, pageReader(), kPageBytes);
        if (const auto written = m_file.write(coreHead(process, plan)); !written)
            return std::unexpected(written.error());
        for (const CoreSegment& segment : plan)
            m_report.memoryBytes += segment.fileBytes;
        for (const CoreSegment& segment : plan)
            if (const auto copied = copy(segment); !copied)
                return std::unexpected(copied.error());
        m_report.threads = process.threads.size();
        return m_report;
    }

  private:
    CoreProcess describe(const std::vector<sources::MemoryRange>& mappings) const {
        CoreProcess process;
        process.threads = m_halt.registers();
        process.auxiliary = readWhole(m_directory, "auxv", 4096);
        if (const auto snapshot = sources::ProcessReader::read(m_directory)) {
            process.pid = m_key.pid;
            process.parentPid = snapshot->process.parent.pid;
            process.groupId = snapshot->process.processGroup;
            process.sessionId = snapshot->process.session;
            process.uid = snapshot->process.uid;
            process.name = snapshot->process.name;
            for (const std::string& argument : snapshot->process.arguments)
                process.commandLine.append(process.commandLine.empty() ? "" : " ").append(argument);
        }
        for (const sources::MemoryRange& mapping : mappings)
            if (mapping.isFile())
                process.files.push_back(
                    {mapping.begin, mapping.end, mapping.offset / kPageBytes, mapping.path});
        return process;
    }

    ReadPages pageReader() {
        m_pages = sources::FileDescriptor(
            ::openat(m_directory.descriptor(), "pagemap", O_RDONLY | O_CLOEXEC));
        return [this](std::uint64_t begin, std::size_t count) {
            std::vector<PageEntry> entries(count);
            const ssize_t got = ::pread(m_pages.get(), entries.data(), count * sizeof(PageEntry),
                                        static_cast<off_t>(begin / kPageBytes * sizeof(PageEntry)));
            if (got <= 0)  // not told: everything is taken
                return std::vector<PageEntry>(count, kPresentPage);
            entries.resize(static_cast<std::size_t>(got) / sizeof(PageEntry));
            return entries;
        };
    }

    /// What cannot be read is zeroes, page by page: addresses stay where they are.
    void read(std::uint64_t address, std::size_t size) {
        std::size_t done = 0;
        while (done < size) {
            iovec here{m_buffer.data() + done, size - done};
            iovec there{reinterpret_cast<void*>(address + done), size - done};
            const ssize_t got = ::process_vm_readv(m_key.pid, &here, 1, &there, 1, 0);
            if (got > 0) {
                done += static_cast<std::size_t>(got);
                continue;
            }
            const std::size_t page = std::min<std::size_t>(size - done, kPageBytes);
            std::memset(m_buffer.data() + done, 0, page);
            done += page;
        }
    }

    model::Result<void> copy(const CoreSegment& segment) {
        for (std::uint64_t at = 0; at < segment.fileBytes; at += kChunkBytes) {
            if (m_control.cancelled)
                return model::unexpected(Code::InvalidArgument, subjectOf(m_key),
                                         "the dump was cancelled");
            if (std::chrono::steady_clock::now() - m_halt.since() > kLongestPause)
                return model::unexpected(Code::LimitReached, subjectOf(m_key),
                                         "it would have to stand still for too long");
            const auto size = static_cast<std::size_t>(
                std::min<std::uint64_t>(kChunkBytes, segment.fileBytes - at));
            read(segment.begin + at, size);
            if (const auto written = m_file.write({m_buffer.data(), size}); !written)
                return written;
            m_copied += size;
            m_control.percent = static_cast<std::uint32_t>(
                m_copied * 100 / std::max<std::uint64_t>(1, m_report.memoryBytes));
        }
        return {};
    }

    const model::ProcessKey& m_key;
    const ProcDirectory& m_directory;
    const ProcessHalt& m_halt;
    DumpFile& m_file;
    DumpControl& m_control;
    sources::FileDescriptor m_pages;
    std::vector<char> m_buffer = std::vector<char>(kChunkBytes);
    std::uint64_t m_copied = 0;
    DumpReport m_report;
};

// EI_CLASS of the running program: a 32-bit process has other registers.
bool is64Bit(const ProcDirectory& directory) {
    const sources::FileDescriptor program(
        ::openat(directory.descriptor(), "exe", O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    char head[5] = "";
    return !program || ::read(program.get(), head, sizeof head) != sizeof head || head[4] == 2;
}

}  // namespace

model::Result<std::uint64_t> estimateDump(const model::ProcessKey& key) {
    const auto directory = openExactly(key);
    if (!directory)
        return std::unexpected(directory.error());
    const auto mappings = sources::parseSmaps(readWhole(*directory, "smaps", kMostSmapsBytes));
    if (mappings.empty())
        return model::unexpected(Code::Unavailable, subjectOf(key),
                                 "it has no memory that can be read");
    return estimateBytes(mappings);
}

model::Result<DumpReport> dumpMemory(const model::ProcessKey& key, DumpFile& file,
                                     DumpControl& control) {
    const auto directory = openExactly(key);
    if (!directory)
        return std::unexpected(directory.error());
    if (!is64Bit(*directory))
        return model::unexpected(Code::Unavailable, subjectOf(key),
                                 "a 32-bit program: resources.dump.command can save it");
    auto halt = ProcessHalt::create(key, kStopLimit);
    if (!halt)
        return std::unexpected(halt.error());
    auto report = Dump(key, *directory, *halt, file, control).run();
    halt->release();
    if (!report)
        return report;
    report->paused = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - halt->since());
    if (const auto finished = file.finish(); !finished)
        return std::unexpected(finished.error());
    return report;
}

}  // namespace enforcement
