#include "HelperDaemon.h"

#include <pwd.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <QCoreApplication>
#include <chrono>
#include <csignal>

#include "Console.h"
#include "Footprint.h"
#include "TrustCheck.h"
#include "enforcement/ProcessDetails.h"
#include "model/Clock.h"
#include "model/Timestamp.h"
#include "sources/Brakes.h"
#include "storage/AtomicFile.h"
#include "storage/FirstStart.h"

namespace {

constexpr int kHealthPeriodMs = 5000;
constexpr int kMainNice = -10;  // a raised alert must not wait behind a compiler (kernel-facts 0.4)

std::string hostName() {
    char name[256] = "";
    gethostname(name, sizeof(name) - 1);
    return name;
}

std::string userNameOf(std::uint32_t uid) {
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    return getpwuid_r(uid, &entry, buffer, sizeof(buffer), &found) == 0 && found ? entry.pw_name
                                                                                 : std::string();
}

/// Whatever is wrong with the configuration, its file included: exit code 2.
model::Error asMisconfigured(model::Error error) {
    error.code = model::Error::Code::InvalidArgument;
    return error;
}

int exitCodeOf(const model::Error& error) {
    return error.code == model::Error::Code::InvalidArgument ? 2 : 1;
}

}  // namespace

const HelperDaemon::Step HelperDaemon::kSteps[] = {
    {"state directory", &HelperDaemon::lockState, nullptr},
    {"configuration", &HelperDaemon::readSettings, nullptr},
    {"logs", &HelperDaemon::openStorage, &HelperDaemon::closeStorage},
    {"crash counter", &HelperDaemon::countCrashes, &HelperDaemon::stopCounting},
    {"packages", &HelperDaemon::readPackages, nullptr},
    {"event source", &HelperDaemon::openSource, nullptr},
    {"enforcement", &HelperDaemon::startEnforcement, &HelperDaemon::stopEnforcement},
    {"rules", &HelperDaemon::startDetection, nullptr},
    {"intake", &HelperDaemon::startIntake, &HelperDaemon::stopIntake},
    {"sessions", &HelperDaemon::startSessions, &HelperDaemon::stopSessions},
    {"services", &HelperDaemon::startServices, &HelperDaemon::stopServices},
    {"upkeep", &HelperDaemon::startUpkeep, &HelperDaemon::stopUpkeep},
};

HelperDaemon::HelperDaemon(config::Arguments arguments) : m_arguments(std::move(arguments)) {
    m_pool.setMaxThreadCount(2);
}

HelperDaemon::~HelperDaemon() {
    if (m_signals >= 0)
        close(m_signals);
}

int HelperDaemon::run() {
    std::size_t started = 0;
    for (const Step& step : kSteps) {
        if (const auto result = (this->*step.start)(); !result) {
            m_exitCode = fail(step, result.error());
            stopFrom(started);
            return m_exitCode;
        }
        ++started;
    }
    m_exitCode = QCoreApplication::exec();
    stopFrom(started);
    return m_exitCode;
}

int HelperDaemon::fail(const Step& step, const model::Error& error) const {
    sayOnConsole(model::Level::Error,
                 std::string("cannot start: ") + step.name + ": " + toString(error));
    return exitCodeOf(error);
}

void HelperDaemon::stopFrom(std::size_t started) {
    sd_notify(0, "STOPPING=1");
    for (std::size_t i = started; i-- > 0;)
        if (kSteps[i].stop)
            (this->*kSteps[i].stop)();
}

model::Result<void> HelperDaemon::lockState() {
    auto state = storage::StateDirectory::acquire(m_arguments.stateDirectory);
    if (!state)
        return std::unexpected(state.error());
    m_state.emplace(std::move(*state));
    return {};
}

model::Result<void> HelperDaemon::readSettings() {
    config::SettingsStore::Options options{
        .configFile = m_arguments.configFile,
        .configMustExist = m_arguments.configNamed,
        .stateDirectory = m_arguments.stateDirectory,
        .writeFile = [](const auto& path,
                        std::string_view text) { return storage::replaceFile(path, text, 0600); },
        .checkTrust = checkTrustEntry};
    auto settings = config::SettingsStore::open(std::move(options));
    if (!settings)
        return std::unexpected(asMisconfigured(settings.error()));
    m_settings = std::move(*settings);
    m_settings->onChanged([this](const auto& keys) { onSettingsChanged(keys); });
    for (const std::string& warning : m_settings->warnings())
        sayOnConsole(model::Level::Warning, warning);
    return {};
}

model::Result<void> HelperDaemon::openStorage() {
    auto alerts = storage::AlertLog::open({.stateDirectory = m_arguments.stateDirectory,
                                           .logDirectory = m_arguments.logDirectory,
                                           .settings = *m_settings->current()});
    if (!alerts)
        return std::unexpected(alerts.error());
    m_alerts = std::move(*alerts);
    m_audit = std::make_unique<storage::AuditLog>(m_arguments.stateDirectory);
    m_pending = std::make_unique<storage::PendingFile>(m_arguments.stateDirectory);
    return {};
}

void HelperDaemon::closeStorage() {
    m_alerts->flush();
}

model::Result<void> HelperDaemon::countCrashes() {
    m_crashes = std::make_unique<storage::CrashCounter>(m_arguments.stateDirectory);
    const std::size_t crashes = m_crashes->started(model::realtimeUs());
    if (crashes >= storage::CrashCounter::kTooMany)
        m_settings->brake("the helper crashed " + std::to_string(crashes) +
                          " times in five minutes: it only observes");
    else if (const std::string why = sources::observeBrake(); !why.empty())
        m_settings->brake(why);
    return {};
}

void HelperDaemon::stopCounting() {
    m_crashes->endedWell();
}

model::Result<void> HelperDaemon::readPackages() {
    const auto result = m_packages.refresh();
    m_packagesError = result ? std::string() : "no package database: " + toString(result.error());
    return {};
}

std::optional<monitors::PackageName> HelperDaemon::ownerOf(const std::string& path) const {
    auto owner = m_packages.ownerOf(path);
    if (!owner)
        return std::nullopt;
    return monitors::PackageName{std::move(owner->package), std::move(owner->version)};
}

model::Result<void> HelperDaemon::openSource() {
    const auto settings = m_settings->current();
    auto source =
        sources::openEventSource({.choice = m_arguments.eventSource,
                                  .scope = settings->scopeCgroup,
                                  .interval = std::chrono::seconds(settings->fallbackIntervalS)});
    if (!source)
        return std::unexpected(source.error().subject == "scope.cgroup"
                                   ? asMisconfigured(source.error())
                                   : source.error());
    m_source = std::move(*source);
    m_sourceName = m_source.events->name();
    return {};
}

enforcement::Responder::Dependencies HelperDaemon::responderDependencies(
    enforcement::StopJournal journal) {
    return {.alerts = *m_alerts,
            .audit = *m_audit,
            .pending = *m_pending,
            .terminator = *m_terminator,
            .freezer = *m_freezer,
            .evidence = *m_evidence,
            .protectedProcesses = *m_protected,
            .kernel = *m_source.policy,
            .settings = [this] { return *m_settings->current(); },
            .clockUs = model::realtimeUs,
            .steadyUs = model::bootTimeUs,
            .journal = std::move(journal),
            .hostName = hostName(),
            .userName = userNameOf,
            .addTrust = [this](const model::TrustEntry& entry) -> model::Result<void> {
                const auto id = m_settings->addTrust(entry);
                return id ? model::Result<void>{} : std::unexpected(id.error());
            },
            .network = networkMeans(),
            .offload = [this](auto work, auto done) { offload(std::move(work), std::move(done)); }};
}

model::Result<void> HelperDaemon::startEnforcement() {
    auto journal = enforcement::StopJournal::open(m_state->path() / "stopped");
    m_protected =
        std::make_unique<enforcement::ProtectedProcesses>([this](const std::string& path) {
            auto owner = ownerOf(path);
            return owner ? std::move(owner->name) : std::string();
        });
    m_terminator = std::make_unique<enforcement::ProcessTerminator>(*m_protected);
    m_freezer = std::make_unique<enforcement::ProcessFreezer>(*m_protected);
    m_evidence = std::make_unique<enforcement::EvidenceCollector>(m_arguments.stateDirectory);
    openNetwork();
    openDumps();
    m_responder = std::make_unique<enforcement::Responder>(
        responderDependencies(journal ? std::move(*journal) : enforcement::StopJournal()));
    startMail(hostName());
    m_responder->onRaised = [this](const model::Alert& alert) {
        if (!isJournalConnected())  // the journal has it already, with its fields
            sayOnConsole(alert.finding.level, alert.finding.message);
        m_mail->raised(alert);
        m_syslog->raised(alert);
        if (m_bus)
            m_bus->alertRaised(alert.id);
        if (rules::resource::metricOf(alert.finding.ruleId))
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [this, alert] { onAnomaly(alert); },
                Qt::QueuedConnection);
    };
    m_responder->onChanged = [this](const model::Alert& alert) {
        if (!m_responderTimer.isActive())
            m_responderTimer.start(0);  // a person's undo opens a case, too, and is no event
        if (m_bus)
            m_bus->alertChanged(alert.id);
    };
    m_firstStartUs = storage::firstStartUs(m_state->path(), model::realtimeUs());
    m_learned = std::make_unique<storage::LearnedBook>(m_state->path());
    m_responder->onLearned = [this](const model::Finding& finding) {
        m_learned->add(finding, model::realtimeUs());
    };
    eachMinute();
    m_responder->restore();
    return {};
}

void HelperDaemon::stopEnforcement() {
    m_dumps->stop();
    m_patience.waitForDone();
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents();
    m_responder->shutdown();
    stopMail();
    closeNetwork();
    m_source.policy->setStopping(false);
}

model::Result<void> HelperDaemon::startIntake() {
    sources::KernelPolicySink* policy = m_source.policy;
    m_intake = std::make_unique<monitors::Intake>(monitors::Intake::Options{
        .source = std::move(m_source.events),
        .owner = [this](const std::string& path) { return ownerOf(path); },
        .stopNow = [this](const model::Finding& finding) { return m_responder->stopNow(finding); },
        .rules = m_detection->queue(),
        .writers = &m_writers});
    m_source.policy = policy;
    m_intakeNotifier =
        std::make_unique<QSocketNotifier>(m_intake->queue().descriptor(), QSocketNotifier::Read);
    QObject::connect(m_intakeNotifier.get(), &QSocketNotifier::activated, [this] { onIntake(); });
    setpriority(PRIO_PROCESS, 0, kMainNice);  // this thread; the intake thread sets its own
    m_intake->start();
    m_detection->start();
    startResources();
    startIntegrity();
    return {};
}

void HelperDaemon::stopIntake() {
    stopIntegrity();
    stopResources();
    m_intake->stop();
    m_feeds->stop();
    m_detection->stop();
    onIntake();
}

service::Parts HelperDaemon::parts() {
    return {.alerts = *m_alerts,
            .audit = *m_audit,
            .settings = *m_settings,
            .responder = *m_responder,
            .terminator = *m_terminator,
            .freezer = *m_freezer,
            .sampler = *m_sampler,
            .network = *m_networkSampler,
            .blocker = *m_blocker,
            .dumps = *m_dumps,
            .health = [this] { return health(); },
            .processDetails = enforcement::processDetails,
            .programHours = [this](const auto& key,
                                   auto seconds) { return m_resources->hours(key, seconds); },
            .blockDurationS = [this] { return blockDurationS(); },
            .rules = [this] { return ruleRows(); },
            .reloadRules = [this](auto done) { reloadRules(std::move(done)); },
            .offload = [this](auto work, auto done) { offload(std::move(work), std::move(done)); },
            .sessions = [this](const auto& query) { return sessions(query); },
            .integrity = m_integrity.get()};
}

model::Result<void> HelperDaemon::startServices() {
    m_sampler = std::make_unique<monitors::ProcessSampler>(monitors::ProcessSampler::Options{
        .packageOf =
            [this](const std::string& path) {
                auto owner = ownerOf(path);
                return owner ? std::move(owner->name) : std::string();
            },
        .isSuspended = [this](const model::ProcessKey& key) { return m_freezer->isSuspended(key); },
        .nowUs = {}});
    m_networkSampler = std::make_unique<monitors::NetworkSampler>(
        monitors::NetworkSampler::Options{.nameOf = [this](const std::string& address) {
            return m_detection->network().nameOf(address);
        }});
    m_parts.emplace(parts());
    if (m_arguments.bus == "none")
        return {};
    m_bus = std::make_unique<service::HelperBus>(*m_parts);
    m_bus->start();
    return {};
}

void HelperDaemon::stopServices() {
    m_bus.reset();
}

model::Result<void> HelperDaemon::startUpkeep() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, number);
    m_signals =
        signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);  // blocked by main() before any thread
    m_signalNotifier = std::make_unique<QSocketNotifier>(m_signals, QSocketNotifier::Read);
    QObject::connect(m_signalNotifier.get(), &QSocketNotifier::activated,
                     [this] { onSignalDescriptor(); });
    QObject::connect(&m_healthTimer, &QTimer::timeout, [this] { eachHealthPeriod(); });
    QObject::connect(&m_minuteTimer, &QTimer::timeout, [this] { eachMinute(); });
    QObject::connect(&m_responderTimer, &QTimer::timeout, [this] {
        m_responder->tick(model::realtimeUs());
        scheduleResponder();
    });
    m_responderTimer.setSingleShot(true);
    m_healthTimer.start(kHealthPeriodMs);
    m_minuteTimer.start(60'000);
    std::uint64_t watchdogUs = 0;
    if (sd_watchdog_enabled(0, &watchdogUs) > 0) {
        QObject::connect(&m_watchdogTimer, &QTimer::timeout, [this] { tellWatchdog(); });
        m_watchdogTimer.start(static_cast<int>(watchdogUs / 2000));
    }
    m_ready = true;
    writeHealth();
    scheduleResponder();
    sd_notify(0, "READY=1");
    giveBackMemory();
    return {};
}

void HelperDaemon::stopUpkeep() {
    for (QTimer* timer : {&m_healthTimer, &m_minuteTimer, &m_responderTimer, &m_watchdogTimer})
        timer->stop();
    m_ready = false;
    writeHealth();
}
