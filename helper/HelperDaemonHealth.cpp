// What HelperDaemon knows of itself, gathered into one value.
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "HelperDaemon.h"
#include "contract/HealthJson.h"
#include "storage/AtomicFile.h"

model::Health HelperDaemon::health() {
    model::Health health;
    const auto settings = m_settings->current();
    health.ready = m_ready;
    health.version = AM_VERSION;
    health.pid = getpid();
    health.mode = settings->mode;
    health.scope = settings->scopeCgroup;
    health.eventSource = m_sourceName;
    health.sources = m_intake->source().health();
    health.sources.push_back(m_resources->health());
    health.events = m_intake->monitor().counts();
    health.lost = m_intake->source().losses();
    health.queues = {m_intake->queue().health(), m_intake->monitor().looks(),
                     m_detection->queue().health(), m_alerts->queue()};
    health.suspended = m_responder->suspended();
    health.feeds = m_feeds->health();
    health.learning = learning();
    health.integrity = m_integrity->status();
    health.sources.push_back(m_integrity->source());
    health.events.file = m_integrity->events();
    health.lost.file = m_integrity->lost();
    health.processes = m_intake->monitor().live();
    m_meter.measure(health);
    addDegraded(health);
    return health;
}

void HelperDaemon::addDegraded(model::Health& health) const {
    const auto add = [&](std::string sentence) {
        if (!sentence.empty())
            health.degraded.push_back(std::move(sentence));
    };
    const auto addAll = [&](std::vector<std::string> sentences) {
        for (std::string& sentence : sentences)
            add(std::move(sentence));
    };
    if (health.scope != "/")
        add("only processes of the control group " + health.scope + " are watched");
    addAll(m_source.passedOver);
    for (const model::SourceHealth& source : health.sources)
        if (!source.why.empty())  // off without a reason: nobody asked for it
            add(source.name + ": " + source.why);
    add(m_intake->degraded());
    addAll(m_ruleProblems);
    add(m_packetsError);
    if (m_detection->network().isPaused())
        add("packets (names, miners' words, scans) are not looked at during a storm of "
            "connections");
    addAll(lossSentences(health.lost));
    add(m_packagesError);
    addAll(m_settings->degraded());
    addAll(m_alerts->degraded());
    add(m_audit->degraded());
    addAll(m_networkTrouble);
    add(m_sessionsError);
    add(m_mail->degraded());
    add(m_syslog->degraded());
    addAll(m_sessionMonitor->degraded());
    add(m_resources->degraded());
    add(m_baselinesError);
    add(m_dumpsError);
    if (m_bus)
        add(m_bus->degraded());
}

void HelperDaemon::writeHealth() {
    (void)storage::replaceFile(m_state->path() / "health.json", contract::toJson(health()) + "\n",
                               0644, storage::Durability::Rename);
}
