// What HelperDaemon can do to connections and addresses, and what it says when it cannot.
#include "HelperDaemon.h"
#include "config/SettingCodec.h"
#include "model/Clock.h"

/// Blocks of a helper that was killed are taken over before anything can ask for new ones.
void HelperDaemon::openNetwork() {
    m_blocker = std::make_unique<enforcement::AddressBlocker>(
        enforcement::AddressBlocker::Options{.steadyUs = model::bootTimeUs});
    if (const auto able = enforcement::ConnectionDropper::probe(); !able)
        m_networkTrouble.push_back("connections cannot be cut: " + toString(able.error()));
    if (const auto adopted = m_blocker->adopt(); !adopted)
        m_networkTrouble.push_back("addresses cannot be blocked: " + toString(adopted.error()));
}

void HelperDaemon::closeNetwork() {
    if (const auto removed = m_blocker->removeAll(); !removed && m_networkTrouble.empty())
        m_alerts->say(model::Level::Error,
                      "blocked addresses stay blocked until their time is over: " +
                          toString(removed.error()));
}

std::int64_t HelperDaemon::blockDurationS() const {
    static const model::SettingRow* const kRow = model::findSetting("network.block_duration_s");
    return config::writeSetting(*kRow, *m_settings->current()).toInteger();
}

enforcement::NetworkMeans HelperDaemon::networkMeans() {
    return {.drop =
                [](const model::Connection& connection, const model::ProcessKey& holder) {
                    return enforcement::ConnectionDropper().drop(connection, holder);
                },
            .block =
                [this](const std::string& address, const std::string& reason) {
                    return m_blocker->block(address, blockDurationS(), reason);
                },
            .isBlocked = [this](const auto& address) { return m_blocker->isBlocked(address); },
            .unblockAllOf = [this](const auto& reason) { return m_blocker->unblockAllOf(reason); }};
}
