// How HelperDaemon watches protected files.
#include <QCoreApplication>
#include <memory>

#include "Footprint.h"
#include "HelperDaemon.h"
#include "config/IntegrityJson.h"

/// Without a place to keep it the baseline lives in memory: changes are told all the same, but not
/// those made while the helper was down.
void HelperDaemon::startIntegrity() {
    auto baseline = storage::IntegrityBaseline::open(m_state->path() / "integrity.db");
    std::string limited;
    if (!baseline) {
        limited = "the baseline of protected files is not kept: " + toString(baseline.error());
        baseline = storage::IntegrityBaseline::inMemory();
    } else if ((*baseline)->wasDamaged()) {
        limited = "the baseline of protected files was damaged and is built anew";
    }
    if (!baseline)
        m_alerts->say(model::Level::Error, limited);
    m_integrityBaseline = baseline ? std::move(*baseline) : nullptr;
    m_integrity = std::make_unique<monitors::IntegrityMonitor>(monitors::IntegrityMonitor::Options{
        .baseline = baselineAccess(),
        .writers = m_writers,
        .found = [this](model::Finding&& finding) { m_intake->queue().push(std::move(finding)); },
        .written =
            [this](monitors::FileArrival&& arrival) {
                m_detection->queue().push(std::move(arrival));
                m_detection->queue().nudge();
            },
        .owner = [this](const std::string& path) { return ownerOf(path); },
        .refreshPackages = [this] { (void)m_packages.refresh(); },
        .own = {m_arguments.stateDirectory, m_arguments.logDirectory},
        .limited = limited});
    m_integrity->onChanged = [this] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [this] {
            if (m_bus)
                m_bus->integrityChanged();
        });
    };
    if (m_integrityBaseline)
        m_integrity->start(config::integritySettings(*m_settings->current()));
}

void HelperDaemon::stopIntegrity() {
    m_integrity->stop();
}

void HelperDaemon::applyIntegritySettings() {
    if (m_integrityBaseline)
        m_integrity->apply(config::integritySettings(*m_settings->current()));
}

monitors::BaselineAccess HelperDaemon::baselineAccess() {
    storage::IntegrityBaseline* baseline = m_integrityBaseline.get();
    return {
        .folder = [=](const std::string& path) { return baseline->folder(path); },
        .find = [=](const std::string& path) { return baseline->find(path); },
        .countBelow = [=](const std::string& path) { return baseline->countBelow(path); },
        .drift = [=](const std::string& path) { return baseline->drift(path); },
        .drifts = [=](const std::string& after,
                      std::uint32_t limit) { return baseline->drifts(after, limit); },
        .accepted = [=](const std::string& after,
                        std::uint32_t limit) { return baseline->accepted(after, limit); },
        .text = [=](const std::string& path) { return baseline->text(path); },
        .apply = [=](const model::BaselineChanges& changes) { return baseline->apply(changes); },
        .size =
            [=] {
                const auto size = baseline->size();
                return std::pair(size.files, size.bytes);
            },
        .driftCount = [=] { return baseline->driftCount(); },
        .note = [=](std::string_view key) { return baseline->note(key); },
        .setNote = [=](std::string_view key,
                       std::string_view value) { (void)baseline->setNote(key, value); },
        .release =
            [=] {
                baseline->shrink();
                giveBackMemory();
            }};
}
