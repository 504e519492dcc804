// What HelperDaemon does about resources: who measures them, what is remembered, what follows.
#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "HelperDaemon.h"
#include "config/ResourceJson.h"
#include "enforcement/AnomalyReport.h"
#include "enforcement/ConsentReader.h"
#include "model/Timestamp.h"
#include "rules/RuleDefaults.h"
#include "storage/AtomicFile.h"

/// Without a place to remember in, what is usual is learned anew after every start.
std::vector<model::BaselineHour> HelperDaemon::openBaselines() {
    auto store = storage::BaselineStore::open(m_state->path());
    if (!store) {
        m_baselinesError =
            "what is usual for programs is not remembered: " + toString(store.error());
        return {};
    }
    m_baselines = std::make_unique<storage::BaselineStore>(std::move(*store));
    return m_baselines->load().value_or(std::vector<model::BaselineHour>{});
}

void HelperDaemon::startResources() {
    m_resources = std::make_unique<monitors::ResourceMonitor>(monitors::ResourceMonitor::Options{
        .found = [this](model::Finding&& finding) { m_intake->queue().push(std::move(finding)); },
        .owner = [this](const std::string& path) { return ownerOf(path); },
        .scope = m_settings->current()->scopeCgroup,
        .known = openBaselines(),
        .keep =
            [this](auto&& hours) {
                if (m_baselines)
                    (void)m_baselines->keep(hours);  // lost: learned again
            },
        .means = m_arguments.eventSource == "procfs" ? monitors::ResourceSampler::Means::ProcfsOnly
                                                     : monitors::ResourceSampler::Means::Best});
    applyResourceSettings();
    m_resources->start();
}

void HelperDaemon::stopResources() {
    if (m_resources)
        m_resources->stop();
}

/// Nothing is measured that no rule asks for.
void HelperDaemon::applyResourceSettings() {
    const auto settings = m_settings->current();
    monitors::ResourceSampler::Watched watched{};
    for (const auto metric : rules::resource::kAllMetrics)
        watched[rules::resource::indexOf(metric)] =
            rules::isEnabled(*settings, rules::resource::ruleOf(metric));
    m_resources->apply(config::resourceSettings(*settings), watched,
                       rules::isEnabled(*settings, "pressure"));
}

model::ResourceSettings HelperDaemon::resourceSettings() const {
    return config::resourceSettings(*m_settings->current());
}

/// What an interrupted dump left is removed. A directory that cannot be used matters to who wants
/// dumps.
void HelperDaemon::openDumps() {
    m_patience.setMaxThreadCount(4);
    m_dumps = std::make_unique<enforcement::DumpQueue>(enforcement::DumpQueue::Options{
        .settings = [this] { return resourceSettings().dump; },
        .consent = enforcement::readConsent,
        .clockUs = model::realtimeUs,
        .changed =
            [this](const std::string& id) {
                QMetaObject::invokeMethod(QCoreApplication::instance(), [this, id] {
                    if (m_bus)
                        m_bus->dumpChanged(id);
                });
            }});
    const auto dumps = resourceSettings().dump;
    const bool mayExist = dumps.enabled || std::filesystem::exists(dumps.directory);
    if (const auto opened = mayExist ? m_dumps->open() : model::Result<void>{}; !opened)
        m_dumpsError = "memory cannot be saved: " + toString(opened.error());
}

/// What a process does that uses too much is told; with more than that in the settings, it is
/// halted and saved first, then ended. Whose machine is short of something is only told.
void HelperDaemon::onAnomaly(const model::Alert& alert) {
    saveReport(alert);
    const auto resources = resourceSettings();
    if (m_settings->current()->mode == model::Mode::Observe)
        return;
    if (resources.dump.enabled)
        dumpFor(alert);
    else if (resources.kill.enabled)
        killFor(alert);
}

void HelperDaemon::saveReport(const model::Alert& alert) {
    const auto resources = resourceSettings();
    const bool observes = m_settings->current()->mode == model::Mode::Observe;
    std::string action = "told";
    if (!observes && resources.dump.enabled)
        action += ", memory to be saved";
    if (!observes && resources.kill.enabled)
        action += ", to be ended";
    const auto saved = std::make_shared<model::Result<enforcement::EvidenceCollector::Evidence>>();
    offload(
        [this, alert, action, saved] {
            const std::array members{alert.finding.process.key};
            const auto circumstances = enforcement::readCircumstances(members[0]);
            *saved = m_evidence->collect(alert.id, alert.finding, members);
            if (*saved)
                (void)storage::replaceFile((*saved)->directory + "/report.txt",
                                           anomalyReport(alert, circumstances, action), 0600);
        },
        [this, id = alert.id, saved] {
            if (*saved)
                m_responder->noteAct(id, "evidence",
                                     {model::Outcome::Done, (*saved)->directory, {}, {}},
                                     (*saved)->directory);
            else
                m_responder->noteAct(id, "evidence",
                                     {model::Outcome::Failed, toString(saved->error()), {}, {}});
        });
}

void HelperDaemon::dumpFor(const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    const auto onMain = [this, alert](const model::Result<enforcement::DumpOutcome>& saved) {
        enforcement::ActResult result{saved ? model::Outcome::Done : model::Outcome::Failed,
                                      saved ? toSentence(*saved) : toString(saved.error()),
                                      {},
                                      {}};
        if (!saved && saved.error().code == model::Error::Code::Protected)
            result.outcome = model::Outcome::Refused;
        if (!saved && saved.error().code == model::Error::Code::LimitReached)
            result.outcome = model::Outcome::Skipped;
        m_responder->noteAct(alert.id, "dump", result);
        if (resourceSettings().kill.enabled)
            killFor(alert);
    };
    const auto queued =
        m_dumps->enqueue({process.key, process.name, process.executable, process.uid, true, false},
                         [onMain](const auto& saved) {
                             QMetaObject::invokeMethod(QCoreApplication::instance(),
                                                       [onMain, saved] { onMain(saved); });
                         });
    if (!queued)
        onMain(std::unexpected(queued.error()));
}

/// TERM, the grace period, KILL; an honest result.
void HelperDaemon::killFor(const model::Alert& alert) {
    const auto key = alert.finding.process.key;
    if (!m_responder->takeKill(alert.finding.process.uid))
        return m_responder->noteAct(
            alert.id, "kill",
            {model::Outcome::Skipped, "the cap on automatic kills is reached; it goes on", {}, {}});
    enforcement::ProcessTerminator::Limits limits;
    limits.grace = std::chrono::seconds(resourceSettings().kill.graceS);
    m_patience.start([this, id = alert.id, key, limits] {
        const auto ended =
            enforcement::ProcessTerminator(*m_protected, limits).terminate(key, false);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [this, id, ended] {
            const auto result =
                ended ? *ended
                      : enforcement::ActResult{ended.error().code == model::Error::Code::Protected
                                                   ? model::Outcome::Refused
                                                   : model::Outcome::Skipped,
                                               toString(ended.error()),
                                               {},
                                               {}};
            m_responder->noteAct(id, "kill", result, {}, result.outcome == model::Outcome::Done);
        });
    });
}
