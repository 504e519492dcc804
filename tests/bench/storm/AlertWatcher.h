#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace storm {

/// Notes when each alert's first line appears in alerts.jsonl (inotify, SCHED_RR so that the load
/// beside it does not delay the note) and compares with the kernel's time of it
/// (algomonitor.seen_at).
class AlertWatcher {
  public:
    explicit AlertWatcher(std::filesystem::path file);
    ~AlertWatcher();
    AlertWatcher(const AlertWatcher&) = delete;
    AlertWatcher& operator=(const AlertWatcher&) = delete;

    /// Stops watching; milliseconds from the kernel's time to the line, one per alert.
    std::vector<double> finish();

  private:
    void watch();
    void takeNewBytes(double nowUs);

    std::filesystem::path m_file;
    std::atomic<bool> m_stop = false;
    int m_inotify = -1;
    int m_log = -1;
    std::vector<std::pair<double, std::string>> m_chunks;  // (when seen, bytes)
    std::thread m_thread;
};

}  // namespace storm
