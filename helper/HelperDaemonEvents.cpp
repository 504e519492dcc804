// What happens while HelperDaemon runs: events come in, timers fire, work is handed to the pool.
#include <sys/signalfd.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <QCoreApplication>
#include <algorithm>
#include <csignal>

#include "HelperDaemon.h"
#include "enforcement/ServiceRoles.h"
#include "model/Clock.h"
#include "model/Timestamp.h"
#include "sources/login/SessionLeaders.h"

void HelperDaemon::onIntake() {
    for (monitors::IntakeItem& item : m_intake->queue().take()) {
        if (auto* finding = std::get_if<model::Finding>(&item))
            onFinding(std::move(*finding));
        else if (const auto* signal = std::get_if<model::SignalEvent>(&item))
            m_responder->onSignal(*signal);
        else
            m_responder->release(std::get<model::ProcessKey>(item));
    }
    scheduleResponder();
}

void HelperDaemon::onFinding(model::Finding finding) {
    addHashes(finding);
    m_responder->handle(std::move(finding));
}

/// The subject's hash is read now where it is not known yet (a few ms once); its ancestors' only
/// where they are known.
void HelperDaemon::addHashes(model::Finding& finding) {
    constexpr std::uint64_t kReadNow = 8U << 20;
    const auto link = [](const model::Process& process) {
        return "/proc/" + std::to_string(process.key.pid) + "/exe";
    };
    finding.process.sha256 = m_hasher.hashOf(link(finding.process), kReadNow).value_or("");
    for (model::Process& ancestor : finding.ancestry)
        ancestor.sha256 = m_hasher.knownHashOf(link(ancestor)).value_or("");
}

void HelperDaemon::onSignalDescriptor() {
    signalfd_siginfo info{};
    while (read(m_signals, &info, sizeof(info)) == sizeof(info)) {
        if (info.ssi_signo != SIGHUP) {
            QCoreApplication::exit(0);
            continue;
        }
        if (const auto reloaded = m_settings->reload(); !reloaded)
            m_alerts->say(model::Level::Error,
                          "configuration not reloaded: " + toString(reloaded.error()));
        reloadRules([this](const model::RulesReload&) {
            if (m_bus)
                m_bus->rulesChanged();
        });
    }
}

void HelperDaemon::onSettingsChanged(const std::vector<std::string>& keys) {
    if (!m_ready)
        return;
    m_alerts->applyLimits(*m_settings->current());
    applyNetworkSettings();
    applyIntegritySettings();
    applySessionSettings();
    applyMailSettings();
    applyResourceSettings();
    m_responder->settingsChanged();
    updateLearning();
    scheduleResponder();
    if (m_bus) {
        m_bus->settingsChanged(keys);
        m_bus->healthChanged();
    }
}

void HelperDaemon::scheduleResponder() {
    const auto next = m_responder->nextDeadlineUs();
    if (!next)
        return m_responderTimer.stop();
    const std::int64_t leftMs = (*next - model::realtimeUs() + 999) / 1000;
    m_responderTimer.start(static_cast<int>(std::clamp<std::int64_t>(leftMs, 0, 60'000)));
}

void HelperDaemon::eachHealthPeriod() {
    m_settings->tick(model::bootTimeUs());
    writeHealth();
    scheduleResponder();
}

void HelperDaemon::eachMinute() {
    std::vector<enforcement::ProtectedProcesses::Role> roles;
    for (const model::ProcessKey& leader : sources::sessionLeaders())
        roles.push_back({leader, "session leader (logind)"});
    for (auto& role : enforcement::provenRoles())
        roles.push_back(std::move(role));
    m_protected->setProven(roles);
    updateLearning();
    if (m_sampler)
        offload(
            [this] {
                m_sampler->tick();
                m_networkSampler->tick();
            },
            [] {});
    offload([this] { (void)m_packages.refresh(); }, [] {});
    offload([this] { (void)m_blocker->list(); }, [] {});  // a table whose blocks are over goes
}

/// Progress is what the watchdog is told of: the intake thread has answered since the last time.
void HelperDaemon::tellWatchdog() {
    if (m_intake->answered() == m_intake->pinged())
        sd_notify(0, "WATCHDOG=1");
    m_intake->ping();
}

void HelperDaemon::offload(std::function<void()> work, std::function<void()> done) {
    m_pool.start([work = std::move(work), done = std::move(done)] {
        work();
        QMetaObject::invokeMethod(QCoreApplication::instance(), done, Qt::QueuedConnection);
    });
}
