#pragma once

#include <QSocketNotifier>
#include <QThreadPool>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "HealthReport.h"
#include "config/Arguments.h"
#include "config/SettingsStore.h"
#include "courier/FeedKeeper.h"
#include "courier/MailKeeper.h"
#include "courier/SyslogKeeper.h"
#include "enforcement/AddressBlocker.h"
#include "enforcement/ConnectionDropper.h"
#include "enforcement/DumpQueue.h"
#include "enforcement/EvidenceCollector.h"
#include "enforcement/ProcessFreezer.h"
#include "enforcement/ProcessTerminator.h"
#include "enforcement/ProtectedProcesses.h"
#include "enforcement/Responder.h"
#include "model/Error.h"
#include "monitors/Detection.h"
#include "monitors/Intake.h"
#include "monitors/IntegrityMonitor.h"
#include "monitors/NetworkSampler.h"
#include "monitors/ProcessSampler.h"
#include "monitors/ResourceMonitor.h"
#include "monitors/SessionMonitor.h"
#include "service/HelperBus.h"
#include "service/Parts.h"
#include "sources/choice/SourceChoice.h"
#include "sources/packages/DpkgOwnership.h"
#include "sources/procfs/FileHasher.h"
#include "storage/AlertLog.h"
#include "storage/AuditLog.h"
#include "storage/BaselineStore.h"
#include "storage/CrashCounter.h"
#include "storage/IntegrityBaseline.h"
#include "storage/KnownPrograms.h"
#include "storage/LearnedBook.h"
#include "storage/PendingFile.h"
#include "storage/SessionHistory.h"
#include "storage/StateDirectory.h"

/// Builds every part once, in the order of its list of start steps, and wires monitor -> Responder
/// -> AlertLog -> bus. Stop steps run in reverse for whatever was started. Main thread.
class HelperDaemon {
  public:
    explicit HelperDaemon(config::Arguments arguments);
    ~HelperDaemon();

    /// Runs until SIGTERM or SIGINT. Exit code of contract.md, "Programs".
    int run();

  private:
    struct Step {
        const char* name;
        model::Result<void> (HelperDaemon::*start)();
        void (HelperDaemon::*stop)();  // may be null
    };
    static const Step kSteps[];

    /// The rule files, read and compiled; what could not be used, in words.
    struct CompiledRules {
        rules::sigma::RuleSet set;
        std::vector<std::string> problems;
    };

    model::Result<void> lockState();
    model::Result<void> readSettings();
    model::Result<void> openStorage();
    model::Result<void> countCrashes();
    model::Result<void> readPackages();
    model::Result<void> openSource();
    model::Result<void> startEnforcement();
    model::Result<void> startDetection();
    model::Result<void> startIntake();
    model::Result<void> startSessions();
    model::Result<void> startServices();
    model::Result<void> startUpkeep();
    void openNetwork();
    void closeNetwork();
    void closeStorage();
    void stopCounting();
    void stopEnforcement();
    void stopIntake();
    void stopServices();
    void stopSessions();
    void stopUpkeep();

    int fail(const Step& step, const model::Error& error) const;
    void stopFrom(std::size_t started);

    std::vector<model::RuleRow> ruleRows() const;
    static CompiledRules compileRules(const std::vector<std::string>& folders);
    model::RulesReload use(CompiledRules&& rules);
    void reloadRules(std::function<void(const model::RulesReload&)> done);
    std::unique_ptr<sources::PacketSource> openPackets();
    void startFeeds();
    void applyNetworkSettings();
    courier::MailKeeper::Settings mailSettings() const;
    courier::Outbox::Options outboxOptions(const char* folder);
    void applyMailSettings();
    void startMail(const std::string& hostName);
    void stopMail();
    static std::filesystem::path courierProgram();
    void openSessionHistory();
    void prepareSessions();
    monitors::SessionMonitor::Options sessionOptions();
    void applySessionSettings();
    void onSession(const model::Session& session);
    model::Result<model::SessionPage> sessions(const model::SessionQuery& query);
    void startResources();
    void stopResources();
    void applyResourceSettings();
    model::ResourceSettings resourceSettings() const;
    void openDumps();
    void onAnomaly(const model::Alert& alert);
    void saveReport(const model::Alert& alert);
    void dumpFor(const model::Alert& alert);
    void killFor(const model::Alert& alert);
    std::vector<model::BaselineHour> openBaselines();
    void startIntegrity();
    void stopIntegrity();
    void applyIntegritySettings();
    monitors::BaselineAccess baselineAccess();
    void updateLearning();
    model::Learning learning() const;
    void onIntake();
    void onFinding(model::Finding finding);
    void onSignalDescriptor();
    void onSettingsChanged(const std::vector<std::string>& keys);
    void scheduleResponder();
    void eachHealthPeriod();
    void eachMinute();
    void tellWatchdog();
    void addHashes(model::Finding& finding);
    void offload(std::function<void()> work, std::function<void()> done);

    model::Health health();
    void addDegraded(model::Health& health) const;
    void writeHealth();

    service::Parts parts();
    enforcement::Responder::Dependencies responderDependencies(enforcement::StopJournal journal);
    enforcement::NetworkMeans networkMeans();
    std::int64_t blockDurationS() const;
    std::optional<monitors::PackageName> ownerOf(const std::string& path) const;

    config::Arguments m_arguments;
    int m_exitCode = 0;
    bool m_ready = false;

    std::optional<storage::StateDirectory> m_state;
    std::unique_ptr<config::SettingsStore> m_settings;
    std::unique_ptr<storage::AlertLog> m_alerts;
    std::unique_ptr<storage::AuditLog> m_audit;
    std::unique_ptr<storage::PendingFile> m_pending;
    std::unique_ptr<storage::CrashCounter> m_crashes;
    sources::DpkgOwnership m_packages;
    std::string m_packagesError;
    sources::FileHasher m_hasher;
    sources::OpenedSource m_source;
    std::string m_sourceName;
    std::unique_ptr<enforcement::ProtectedProcesses> m_protected;
    std::unique_ptr<enforcement::ProcessTerminator> m_terminator;
    std::unique_ptr<enforcement::ProcessFreezer> m_freezer;
    std::unique_ptr<enforcement::EvidenceCollector> m_evidence;
    std::unique_ptr<enforcement::AddressBlocker> m_blocker;
    std::unique_ptr<enforcement::DumpQueue> m_dumps;
    std::string m_dumpsError;
    QThreadPool m_patience;  // kills that wait for their grace period
    std::vector<std::string> m_networkTrouble;
    std::unique_ptr<enforcement::Responder> m_responder;
    std::unique_ptr<storage::KnownPrograms> m_knownPrograms;
    std::unique_ptr<monitors::Detection> m_detection;
    std::unique_ptr<courier::FeedKeeper> m_feeds;
    std::unique_ptr<courier::MailKeeper> m_mail;
    std::unique_ptr<courier::SyslogKeeper> m_syslog;
    std::optional<storage::SessionHistory> m_sessionHistory;
    std::string m_sessionsError;
    std::unique_ptr<monitors::SessionMonitor> m_sessionMonitor;
    std::string m_packetsError;
    std::int64_t m_firstStartUs = 0;
    std::unique_ptr<storage::LearnedBook> m_learned;
    model::Learning m_learning;  // without its counts
    std::vector<rules::sigma::RuleInfo> m_ruleInfos;
    std::vector<std::string> m_ruleProblems;
    monitors::WriterBook m_writers;
    std::unique_ptr<storage::IntegrityBaseline> m_integrityBaseline;
    std::unique_ptr<monitors::Intake> m_intake;
    std::unique_ptr<monitors::IntegrityMonitor> m_integrity;
    std::unique_ptr<storage::BaselineStore> m_baselines;
    std::string m_baselinesError;
    std::unique_ptr<monitors::ResourceMonitor> m_resources;
    std::unique_ptr<monitors::ProcessSampler> m_sampler;
    std::unique_ptr<monitors::NetworkSampler> m_networkSampler;
    std::optional<service::Parts> m_parts;
    std::unique_ptr<service::HelperBus> m_bus;

    QThreadPool m_pool;
    int m_signals = -1;
    std::unique_ptr<QSocketNotifier> m_signalNotifier, m_intakeNotifier;
    QTimer m_healthTimer, m_minuteTimer, m_responderTimer, m_watchdogTimer;
    SelfMeter m_meter;
};
