#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <unordered_map>

#include "monitors/DetectionQueue.h"
#include "monitors/NetworkRules.h"
#include "monitors/ProcessRules.h"
#include "monitors/ProgramBook.h"
#include "monitors/SigmaMonitor.h"

namespace monitors {

/// The thread that applies every rule that may take its time: Sigma, process and network rules.
/// Sleeps while nothing happens; ordinary priority. It only ever sees values.
class Detection {
  public:
    struct Options {
        ProgramCatalogue::OwnerLookup owner;
        std::function<void(model::Finding&&)> found;  // on this thread
        std::function<std::string(const std::string& path)> hashOf;
        std::function<bool(const std::string& sha256)> isNewProgram;
        std::unique_ptr<sources::PacketSource> packets;         // null: none can be had
        std::function<void(const ProcessStart&)> started = {};  // every start, on this thread
    };

    explicit Detection(Options options);
    ~Detection();

    void start();
    void stop();

    DetectionQueue& queue() { return m_queue; }
    SigmaMonitor& sigma() { return m_sigma; }
    NetworkRules& network() { return m_network; }

  private:
    void run();
    void on(const ProcessStart& start);
    void on(const model::ExitEvent& event);
    void on(const model::SocketEvent& event);
    void on(const model::AttachEvent& event) { m_rules.onAttach(event); }
    void on(const FileArrival& arrival);
    void on(const ModuleLoad& load) { m_rules.onModule(load); }
    void waitForWork();
    ProcessFacts factsOf(const model::ProcessKey& key);
    ProcessStart readNow(const model::ProcessKey& key) const;
    const ProcessStart& whoIs(const model::ProcessKey& key);

    std::function<void(const ProcessStart&)> m_started;
    DetectionQueue m_queue;
    ProgramBook m_programs;
    ProcessRules m_rules;
    SigmaMonitor m_sigma;
    NetworkRules m_network;
    std::unordered_map<std::int32_t, ProcessStart> m_running;  // by pid; bounded
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

}  // namespace monitors
