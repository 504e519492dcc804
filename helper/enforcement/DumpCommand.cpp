#include "enforcement/DumpCommand.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>

#include "enforcement/ProcessHandle.h"
#include "model/SafeText.h"

namespace enforcement {
namespace {

namespace fs = std::filesystem;
using Code = model::Error::Code;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongest{120};
constexpr std::size_t kMostSaid = 500;
constexpr const char* kLog = "said";

// gdb looks into no configuration and asks nobody on the network (threats 2).
char kPath[] = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
char kHome[] = "HOME=/nonexistent";
char kNoServers[] = "DEBUGINFOD_URLS=";
char kLanguage[] = "LC_ALL=C";

void replaceAll(std::string& text, std::string_view word, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += by.size())
        text.replace(at, word.size(), by);
}

/// In the child: async-signal-safe calls alone.
[[noreturn]] void become(const CommandDump& dump, char* const* arguments, int log) {
    std::array<char*, 5> environment{kPath, kHome, kNoServers, kLanguage, nullptr};
    const rlimit size{dump.mostBytes, dump.mostBytes};
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::setpgid(0, 0);
    const int null = ::open("/dev/null", O_RDONLY);
    if (::setrlimit(RLIMIT_FSIZE, &size) == 0 && ::dup2(null, 0) == 0 && ::dup2(log, 1) == 1 &&
        ::dup2(log, 2) == 2 && ::chdir(dump.workDirectory.c_str()) == 0)
        ::execvpe(arguments[0], arguments, environment.data());
    ::_exit(127);
}

pid_t start(const CommandDump& dump) {
    std::vector<char*> arguments;
    for (const std::string& argument : dump.command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const std::string path = dump.workDirectory + "/" + kLog;
    const sources::FileDescriptor log(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const pid_t child = ::fork();
    if (child == 0)
        become(dump, arguments.data(), log.get());
    return child;
}

/// Nothing: it had to be killed.
std::optional<int> waitFor(pid_t child, const DumpControl& control) {
    const auto end = Clock::now() + kLongest;
    for (int status = 0;;) {
        const pid_t got = ::waitpid(child, &status, WNOHANG);
        if (got == child || (got < 0 && errno != EINTR))
            return status;
        if (control.cancelled || Clock::now() > end) {
            ::kill(-child, SIGKILL);  // our own child, not waited for: nobody else has its number
            ::waitpid(child, &status, 0);
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

fs::path largestFile(const fs::path& directory) {
    fs::path largest;
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(directory, error)) {
        const auto size =
            entry.is_symlink(error) || !entry.is_regular_file(error) ? 0 : entry.file_size(error);
        if (size <= bytes || entry.path().filename() == kLog)
            continue;
        largest = entry.path();
        bytes = size;
    }
    return largest;
}

std::string lastWords(const fs::path& directory) {
    const sources::FileDescriptor file(
        ::open((directory / kLog).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    std::array<char, kMostSaid> buffer;
    const off_t size = file ? ::lseek(file.get(), 0, SEEK_END) : 0;
    const auto from = std::max<off_t>(0, size - static_cast<off_t>(buffer.size()));
    const ssize_t got = ::pread(file.get(), buffer.data(), buffer.size(), from);
    return got > 0 ? model::printable({buffer.data(), static_cast<std::size_t>(got)}) : "nothing";
}

model::Result<DumpReport> compress(const fs::path& path, DumpFile& file,
                                   const DumpControl& control) {
    const sources::FileDescriptor raw(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    std::vector<char> buffer(1U << 20);
    DumpReport report;
    for (;;) {
        const ssize_t got = ::read(raw.get(), buffer.data(), buffer.size());
        if (got < 0)
            return model::unexpected(Code::Unavailable, path.string(), "cannot be read", errno);
        if (control.cancelled)
            return model::unexpected(Code::InvalidArgument, "dump", "the dump was cancelled");
        if (got == 0)
            break;
        const auto size = static_cast<std::size_t>(got);
        if (const auto written = file.write({buffer.data(), size}); !written)
            return std::unexpected(written.error());
        report.memoryBytes += size;
    }
    if (const auto finished = file.finish(); !finished)
        return std::unexpected(finished.error());
    return report;
}

class WorkDirectory {
  public:
    explicit WorkDirectory(const std::string& path) : m_path(path) {
        m_made = ::mkdir(path.c_str(), 0700) == 0;
    }
    ~WorkDirectory() {
        std::error_code ignored;
        if (m_made)
            fs::remove_all(m_path, ignored);
    }
    WorkDirectory(const WorkDirectory&) = delete;
    WorkDirectory& operator=(const WorkDirectory&) = delete;
    explicit operator bool() const { return m_made; }

  private:
    fs::path m_path;
    bool m_made;
};

}  // namespace

std::vector<std::string> fillCommand(
    const std::vector<std::string>& command,
    const std::vector<std::pair<std::string_view, std::string>>& words) {
    std::vector<std::string> filled = command;
    for (std::string& argument : filled)
        for (const auto& [word, value] : words)
            replaceAll(argument, word, value);
    return filled;
}

model::Result<DumpReport> dumpByCommand(const CommandDump& dump, DumpFile& file,
                                        DumpControl& control) {
    const WorkDirectory work(dump.workDirectory);
    if (!work)
        return model::unexpected(Code::Unavailable, dump.workDirectory, "cannot be made", errno);
    if (const auto still = ProcessHandle::open(dump.key); !still)
        return std::unexpected(still.error());
    const auto began = Clock::now();
    const pid_t child = start(dump);
    if (child < 0)
        return model::unexpected(Code::Unavailable, "dump", "no process can be made", errno);
    const auto status = waitFor(child, control);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    if (!status)
        return model::unexpected(
            Code::InvalidArgument, "dump",
            control.cancelled ? "the dump was cancelled" : "the command took too long");
    const fs::path raw = largestFile(dump.workDirectory);
    if (*status != 0 || raw.empty())
        return model::unexpected(Code::Unavailable, dump.command.front(),
                                 "saved nothing; it said: " + lastWords(dump.workDirectory));
    auto report = compress(raw, file, control);
    if (report)
        report->paused = took;
    return report;
}

}  // namespace enforcement
