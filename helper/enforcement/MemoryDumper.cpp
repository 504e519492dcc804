#include "enforcement/MemoryDumper.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "enforcement/MemoryPlan.h"
#include "enforcement/MemorySpool.h"
#include "enforcement/ProcessHalt.h"
#include "enforcement/SpareMemory.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;
using sources::ProcDirectory;

constexpr std::chrono::milliseconds kStopLimit{300};
constexpr std::chrono::seconds kLongestPause{60};
constexpr std::uint64_t kHeadBytes = 4U << 20;  // registers, names, tables; and small gaps
constexpr int kPatientNice = 10;                // nobody stands still any more
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

std::unexpected<model::Error> wasCancelled(const model::ProcessKey& key) {
    return model::unexpected(Code::InvalidArgument, subjectOf(key), "the dump was cancelled");
}

/// Reads the process into the spool while it stands still.
class Dump {
  public:
    Dump(const model::ProcessKey& key, const ProcDirectory& directory, const ProcessHalt& halt,
         MemorySpool& spool, const DumpControl& control)
        : m_key(key), m_directory(directory), m_halt(halt), m_spool(spool), m_control(control) {}

    model::Result<DumpReport> run() {
        const auto mappings = sources::parseSmaps(readWhole(m_directory, "smaps", kMostSmapsBytes));
        if (mappings.empty())
            return model::unexpected(Code::Unavailable, subjectOf(m_key), "it has no memory");
        CoreProcess process = describe(mappings);
        if (process.threads.empty())
            return model::unexpected(Code::Unavailable, subjectOf(m_key),
                                     "its registers cannot be read");
        const auto plan = planMemory(mappings, pageReader(), kPageBytes);
        if (const auto put = append(coreHead(process, plan)); !put)
            return std::unexpected(put.error());
        for (const CoreSegment& segment : plan)
            if (const auto copied = copy(segment); !copied)
                return std::unexpected(copied.error());
        m_spool.put(m_filled);
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
    void read(std::uint64_t address, std::span<char> to) const {
        std::size_t done = 0;
        while (done < to.size()) {
            iovec here{to.data() + done, to.size() - done};
            iovec there{reinterpret_cast<void*>(address + done), to.size() - done};
            const ssize_t got = ::process_vm_readv(m_key.pid, &here, 1, &there, 1, 0);
            if (got > 0) {
                done += static_cast<std::size_t>(got);
                continue;
            }
            const std::size_t page = std::min<std::size_t>(to.size() - done, kPageBytes);
            std::memset(to.data() + done, 0, page);
            done += page;
        }
    }

    /// Where up to so many bytes can be put next.
    model::Result<std::span<char>> space(std::uint64_t bytes) {
        if (m_control.cancelled)
            return wasCancelled(m_key);
        if (m_filled == m_piece.size()) {
            if (!m_piece.empty())
                m_spool.put(m_filled);
            m_filled = 0;
            m_piece = m_spool.freePiece(m_halt.since() + kLongestPause);
        }
        if (m_piece.empty())
            return model::unexpected(Code::LimitReached, subjectOf(m_key),
                                     "it would have to stand still for too long");
        const auto size = std::min<std::uint64_t>(m_piece.size() - m_filled, bytes);
        const auto to = m_piece.subspan(m_filled, static_cast<std::size_t>(size));
        m_filled += to.size();
        return to;
    }

    model::Result<void> append(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto to = space(bytes.size());
            if (!to)
                return std::unexpected(to.error());
            std::memcpy(to->data(), bytes.data(), to->size());
            bytes.remove_prefix(to->size());
        }
        return {};
    }

    model::Result<void> copy(const CoreSegment& segment) {
        for (std::uint64_t at = 0; at < segment.fileBytes;) {
            const auto to = space(segment.fileBytes - at);
            if (!to)
                return std::unexpected(to.error());
            read(segment.begin + at, *to);
            at += to->size();
        }
        m_report.memoryBytes += segment.fileBytes;
        return {};
    }

    const model::ProcessKey& m_key;
    const ProcDirectory& m_directory;
    const ProcessHalt& m_halt;
    MemorySpool& m_spool;
    const DumpControl& m_control;
    sources::FileDescriptor m_pages;
    std::span<char> m_piece;
    std::size_t m_filled = 0;  // of the piece
    DumpReport m_report;
};

// EI_CLASS of the running program: a 32-bit process has other registers.
bool is64Bit(const ProcDirectory& directory) {
    const sources::FileDescriptor program(
        ::openat(directory.descriptor(), "exe", O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    char head[5] = "";
    return !program || ::read(program.get(), head, sizeof head) != sizeof head || head[4] == 2;
}

model::Result<std::uint64_t> estimateOf(const model::ProcessKey& key,
                                        const ProcDirectory& directory) {
    const auto mappings = sources::parseSmaps(readWhole(directory, "smaps", kMostSmapsBytes));
    if (mappings.empty())
        return model::unexpected(Code::Unavailable, subjectOf(key),
                                 "it has no memory that can be read");
    return estimateBytes(mappings);
}

/// What waits in the spool becomes the file. As patient as may be: the threads that compress are
/// made by the first write.
model::Result<void> writeOut(const model::ProcessKey& key, MemorySpool& spool, DumpFile& file,
                             DumpControl& control, std::uint64_t expected) {
    std::uint64_t done = 0;
    for (auto piece = spool.take(); !piece.empty(); piece = spool.take()) {
        if (control.cancelled)
            return wasCancelled(key);
        if (done == 0 && !spool.wasFull())
            ::setpriority(PRIO_PROCESS, 0, kPatientNice);
        if (auto written = file.write(piece); !written)
            return written;
        done += piece.size();
        control.percent = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(99, done * 100 / std::max<std::uint64_t>(1, expected)));
        spool.giveBack();
    }
    return {};
}

/// On return the process goes on, and all of it is written.
model::Result<DumpReport> readAndWrite(const model::ProcessKey& key, const ProcDirectory& directory,
                                       ProcessHalt& halt, MemorySpool& spool,
                                       const std::function<model::Result<void>()>& write,
                                       const DumpControl& control) {
    model::Result<void> written;
    std::thread writer([&] {
        written = write();
        spool.refuse();
    });
    auto report = Dump(key, directory, halt, spool, control).run();
    halt.release();
    if (report)
        report->paused = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - halt.since());
    else
        spool.refuse();
    spool.end();
    writer.join();
    if (!written)  // why it was read in vain
        return std::unexpected(written.error());
    if (report)
        report->hadToWrite = spool.wasFull();
    return report;
}

}  // namespace

model::Result<std::uint64_t> estimateDump(const model::ProcessKey& key) {
    const auto directory = openExactly(key);
    if (!directory)
        return std::unexpected(directory.error());
    return estimateOf(key, *directory);
}

model::Result<DumpReport> dumpMemory(const model::ProcessKey& key, DumpFile& file,
                                     DumpControl& control) {
    const auto directory = openExactly(key);
    if (!directory)
        return std::unexpected(directory.error());
    if (!is64Bit(*directory))
        return model::unexpected(Code::Unavailable, subjectOf(key),
                                 "a 32-bit program: resources.dump.command can save it");
    const auto estimate = estimateOf(key, *directory);
    if (!estimate)
        return std::unexpected(estimate.error());
    MemorySpool spool(std::min(*estimate + kHeadBytes, spareMemoryNow()));
    auto halt = ProcessHalt::create(key, kStopLimit);
    if (!halt)
        return std::unexpected(halt.error());
    const auto write = [&] { return writeOut(key, spool, file, control, *estimate); };
    auto report = readAndWrite(key, *directory, *halt, spool, write, control);
    if (!report)
        return report;
    if (const auto finished = file.finish(); !finished)
        return std::unexpected(finished.error());
    return report;
}

}  // namespace enforcement
