#pragma once

#include <sys/types.h>

#include <QJsonObject>
#include <filesystem>
#include <string>

namespace storm {

/// One running algomonitor-helper in observe mode without a bus, with state and logs below a
/// directory of its own. The constructor returns when it is ready or exits the program saying why.
class HelperProcess {
  public:
    struct Options {
        std::string program;
        std::string eventSource = "auto";
        std::filesystem::path directory;  // must exist; config, state and logs go below it
        bool integrity = false;           // with the files that are protected as installed
    };

    explicit HelperProcess(const Options& options);
    ~HelperProcess();
    HelperProcess(const HelperProcess&) = delete;
    HelperProcess& operator=(const HelperProcess&) = delete;

    /// health.json as it is now; empty if it cannot be read.
    QJsonObject health() const;
    /// The first health.json written after the call (the helper writes it at least every 5 s).
    QJsonObject freshHealth() const;
    /// All threads' CPU time so far.
    double cpuS() const;
    /// VmRSS, and of it the part that is not file-backed.
    long residentKiB() const;
    long anonymousKiB() const;
    std::filesystem::path alertsFile() const;

  private:
    void start(const Options& options) const;
    void waitUntilReady(bool integrity) const;

    std::filesystem::path m_directory;
    pid_t m_pid = -1;
};

}  // namespace storm
