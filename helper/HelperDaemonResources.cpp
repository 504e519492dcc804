// What HelperDaemon does about resources: who measures them, what is remembered, what follows.
#include "HelperDaemon.h"
#include "config/ResourceJson.h"
#include "rules/RuleDefaults.h"

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
