#include "HelperProcess.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>

namespace storm {

namespace {

constexpr int kReadyTimeoutMs = 20'000;
constexpr int kBaselineTimeoutMs = 300'000;
constexpr int kFreshTimeoutMs = 8'000;
constexpr int kPollMs = 20;

void pause() {
    std::this_thread::sleep_for(std::chrono::milliseconds(kPollMs));
}

/// A number of KiB of /proc/PID/status, for example "VmRSS:	   12345 kB".
long statusKiB(pid_t pid, const std::string& key) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key + ":")) {
            return std::strtol(line.c_str() + key.size() + 1, nullptr, 10);
        }
    }
    return 0;
}

void writeConfig(const std::filesystem::path& file, bool integrity) {
    std::ofstream(file) << R"({ "mode": "observe", "learning": { "enabled": false })"
                        << (integrity ? "" : R"(, "integrity": { "directories": [] })") << "}\n";
    std::filesystem::permissions(file, std::filesystem::perms(0644));
}

}  // namespace

HelperProcess::HelperProcess(const Options& options) : m_directory(options.directory) {
    writeConfig(m_directory / "config.json", options.integrity);
    m_pid = fork();
    if (m_pid == 0) {
        start(options);
    }
    waitUntilReady(options.integrity);
}

HelperProcess::~HelperProcess() {
    ::kill(m_pid, SIGTERM);  // our own child, not yet waited for: the pid cannot be another's
    waitpid(m_pid, nullptr, 0);
}

void HelperProcess::start(const Options& options) const {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int log =
        open((m_directory / "helper.log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    dup2(log, STDERR_FILENO);
    const std::string config = m_directory / "config.json";
    const std::string state = m_directory / "state";
    const std::string logs = m_directory / "log";
    execl(options.program.c_str(), options.program.c_str(), "--bus", "none", "--config",
          config.c_str(), "--state-dir", state.c_str(), "--log-dir", logs.c_str(), "--event-source",
          options.eventSource.c_str(), nullptr);
    std::perror(options.program.c_str());
    _exit(127);
}

/// With protected files: the baseline, which is built once in the life of a machine, is compared
/// as well.
void HelperProcess::waitUntilReady(bool integrity) const {
    const int timeoutMs = integrity ? kBaselineTimeoutMs : kReadyTimeoutMs;
    for (int waited = 0; waited < timeoutMs; waited += kPollMs) {
        const QJsonObject now = health();
        const bool isWatching =
            !integrity || now["integrity"].toObject()["state"].toString() == "watching";
        if (now["ready"].toBool() && now["pid"].toInt() == m_pid && isWatching) {
            return;
        }
        if (waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
            break;
        }
        pause();
    }
    std::fprintf(stderr, "storm: the helper did not become ready; its log:\n%s",
                 QByteArray([this] {
                     QFile log(QString::fromStdString(m_directory / "helper.log"));
                     return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
                 }())
                     .constData());
    std::exit(1);
}

QJsonObject HelperProcess::health() const {
    QFile file(QString::fromStdString(m_directory / "state" / "health.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QJsonObject HelperProcess::freshHealth() const {
    const auto file = m_directory / "state" / "health.json";
    struct stat before{};
    struct stat now{};
    stat(file.c_str(), &before);
    for (int waited = 0; waited < kFreshTimeoutMs; waited += kPollMs) {
        pause();
        if (stat(file.c_str(), &now) == 0 && now.st_mtim.tv_nsec != before.st_mtim.tv_nsec) {
            break;
        }
    }
    return health();
}

double HelperProcess::cpuS() const {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(m_pid, &clock) != 0 || clock_gettime(clock, &time) != 0) {
        return 0;
    }
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

long HelperProcess::residentKiB() const {
    return statusKiB(m_pid, "VmRSS");
}

long HelperProcess::anonymousKiB() const {
    return statusKiB(m_pid, "RssAnon");
}

std::filesystem::path HelperProcess::alertsFile() const {
    return m_directory / "log" / "alerts.jsonl";
}

}  // namespace storm
