#pragma once

#include <fcntl.h>

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "Puppets.h"
#include "TemporaryDirectory.h"
#include "enforcement/Responder.h"
#include "storage/AlertLog.h"
#include "storage/AuditLog.h"
#include "storage/PendingFile.h"

namespace enforcement {

inline constexpr std::int64_t kSecond = 1'000'000;

class RecordingSink final : public sources::KernelPolicySink {
  public:
    void setStopping(bool stop) override { stopping = stop; }
    void watchSuspended(const std::vector<model::ProcessKey>& suspended) override {
        watched = suspended;
    }
    bool stopping = false;
    std::vector<model::ProcessKey> watched;
};

/// One run of a Responder with the real storage in a directory that may outlive it.
class HelperRun {
  public:
    HelperRun(const std::filesystem::path& directory, model::Settings given = {},
              NetworkMeans means = {})
        : settings(std::move(given)),
          network(std::move(means)),
          m_directory(directory),
          log(openLog(directory)),
          audit(directory),
          pending(directory),
          responder(dependencies()) {
        responder.onRaised = [this](const model::Alert& alert) {
            linesWhenRaised = jsonLines();
            raised.push_back(alert);
            if (atRaise)
                atRaise(alert);
        };
        responder.onChanged = [this](const model::Alert& alert) { changed.push_back(alert); };
    }

    /// The newest state of the only alert, or of the one with this id.
    model::Alert alert(const std::string& id = {}) const {
        for (auto it = changed.rbegin(); it != changed.rend(); ++it)
            if (id.empty() || it->id == id)
                return *it;
        for (const auto& one : raised)
            if (id.empty() || one.id == id)
                return one;
        return {};
    }
    std::string lastId() const { return raised.empty() ? std::string() : raised.back().id; }

    void pass(std::int64_t us) {
        timeUs += us;
        responder.tick(epochUs());
    }
    std::int64_t epochUs() const { return timeUs + clockOffsetUs; }

    std::vector<std::string> jsonLines() const {
        std::ifstream file(m_directory / "log" / "alerts.jsonl");
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);)
            lines.push_back(line);
        return lines;
    }

    model::Settings settings;
    NetworkMeans network;
    std::int64_t timeUs = 1000 * kSecond;
    std::int64_t clockOffsetUs = 1'790'000'000 * kSecond;

  private:
    std::filesystem::path m_directory;

  public:
    std::unique_ptr<storage::AlertLog> log;
    storage::AuditLog audit;
    storage::PendingFile pending;
    ProtectedProcesses protectedProcesses{[](const std::string&) { return std::string("p"); }};
    ProcessTerminator terminator{
        protectedProcesses,
        {.grace = std::chrono::milliseconds(100), .kill = std::chrono::milliseconds(1000)}};
    ProcessFreezer freezer{protectedProcesses, CgroupFreezer({})};
    EvidenceCollector evidence{m_directory};
    RecordingSink kernel;
    std::vector<model::TrustEntry> trustAdded;
    std::vector<std::pair<Responder::Task, Responder::Task>> offloaded;
    bool offloads = false;
    std::vector<model::Alert> raised, changed;
    std::vector<std::string> linesWhenRaised;
    std::function<void(const model::Alert&)> atRaise;
    Responder responder;

  private:
    static std::unique_ptr<storage::AlertLog> openLog(const std::filesystem::path& directory) {
        storage::AlertLog::Options options;
        options.stateDirectory = directory;
        options.logDirectory = directory / "log";
        options.journal = false;
        return std::move(*storage::AlertLog::open(options));
    }

    Responder::Dependencies dependencies() {
        Responder::Dependencies d{
            .alerts = *log,
            .audit = audit,
            .pending = pending,
            .terminator = terminator,
            .freezer = freezer,
            .evidence = evidence,
            .protectedProcesses = protectedProcesses,
            .kernel = kernel,
            .settings = [this] { return settings; },
            .clockUs = [this] { return epochUs(); },
            .steadyUs = [this] { return timeUs; },
        };
        d.journal = std::move(*StopJournal::open(m_directory / "stopped"));
        d.network = network;
        d.hostName = "testhost";
        d.userName = [](std::uint32_t uid) { return uid == 0 ? "root" : "somebody"; };
        d.addTrust = [this](const model::TrustEntry& entry) -> model::Result<void> {
            trustAdded.push_back(entry);
            return {};
        };
        d.offload = [this](Responder::Task work, Responder::Task done) {
            if (offloads)
                return void(offloaded.emplace_back(std::move(work), std::move(done)));
            work();
            done();
        };
        return d;
    }
};

inline model::Settings settingsOf(model::Mode mode) {
    model::Settings settings;
    settings.mode = mode;
    return settings;
}

inline model::Finding shellFinding(const model::ProcessKey& key,
                                   model::Certainty certainty = model::Certainty::Certain) {
    model::Finding finding;
    finding.ruleId = "reverse-shell";
    finding.ruleName = "Reverse shell";
    finding.level =
        certainty == model::Certainty::Certain ? model::Level::Alert : model::Level::Warning;
    finding.certainty = certainty;
    finding.message = "bash gives its input and output to 192.0.2.1:4444";
    finding.process.key = key;
    finding.process.executable = "/usr/bin/bash";
    finding.process.package = "bash";
    finding.suspects = {key};
    finding.connection.emplace();
    finding.connection->remoteAddress = "192.0.2.1";
    finding.connection->remotePort = 4444;
    return finding;
}

inline std::vector<std::string> actionsOf(const model::Alert& alert) {
    std::vector<std::string> actions;
    for (const auto& response : alert.responses)
        actions.push_back(response.action + " " + std::string(toString(response.outcome)));
    return actions;
}

}  // namespace enforcement
