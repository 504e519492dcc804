// Who logs in: the monitor, its history, and what of both is asked for.
#include <QCoreApplication>

#include "HelperDaemon.h"
#include "config/SettingCodec.h"
#include "contract/AlertJson.h"
#include "model/Timestamp.h"

namespace {

constexpr const char* kAccountsNote = "accounts";
constexpr const char* kBootNote = "boot";
constexpr std::int64_t kMostSessions = 100'000;
constexpr std::int64_t kDayUs = 86'400'000'000;

std::int64_t integerOf(const char* key, const model::Settings& settings) {
    return config::writeSetting(*model::findSetting(key), settings).toInteger();
}

model::Error notKept() {
    return {model::Error::Code::Unavailable, "sessions", "are not kept", 0};
}

}  // namespace

/// Without a history sessions are still told of, but forgotten with the helper.
void HelperDaemon::openSessionHistory() {
    auto history = storage::SessionHistory::open(m_state->path());
    if (history)
        m_sessionHistory.emplace(std::move(*history));
    else
        m_sessionsError = "sessions are not kept: " + toString(history.error());
}

monitors::SessionMonitor::Options HelperDaemon::sessionOptions() {
    const std::string boot = contract::currentBootId();
    monitors::SessionMonitor::Options options{
        .bootId = boot,
        .found = [this](model::Finding&& finding) { m_intake->queue().push(std::move(finding)); },
        .changed = [this](const model::Session& session) { onSession(session); }};
    if (!m_sessionHistory)
        return options;
    options.known = m_sessionHistory->open().value_or(std::vector<model::Session>());
    options.ended =
        m_sessionHistory->endedIds(boot.substr(0, 8) + "-").value_or(std::vector<std::string>());
    options.ranInThisBoot = m_sessionHistory->note(kBootNote).value_or("") == boot;
    options.habits = [this](const model::Session& session) {
        return m_sessionHistory->habitsOf(session.user, session.startedUs)
            .value_or(model::LoginHabits());
    };
    options.keptAccounts = [this] { return m_sessionHistory->note(kAccountsNote).value_or(""); };
    options.keepAccounts = [this](const std::string& text) {
        (void)m_sessionHistory->keepNote(kAccountsNote, text);
    };
    (void)m_sessionHistory->keepNote(kBootNote, boot);
    return options;
}

/// Before the detection thread runs: it tells the monitor of starting programs.
void HelperDaemon::prepareSessions() {
    openSessionHistory();
    m_sessionMonitor = std::make_unique<monitors::SessionMonitor>(sessionOptions());
}

model::Result<void> HelperDaemon::startSessions() {
    applySessionSettings();
    m_sessionMonitor->start();
    return {};
}

void HelperDaemon::stopSessions() {
    m_sessionMonitor->stop();
}

void HelperDaemon::applySessionSettings() {
    const auto settings = m_settings->current();
    m_sessionMonitor->setLimits({.count = integerOf("sessions.brute_force_count", *settings),
                                 .windowS = integerOf("sessions.brute_force_window_s", *settings)});
}

/// The sessions' own thread: the disk may take its time.
void HelperDaemon::onSession(const model::Session& session) {
    if (m_sessionHistory) {
        const std::int64_t days = integerOf("history.retention_days", *m_settings->current());
        (void)m_sessionHistory->store(session);
        (void)m_sessionHistory->prune(model::realtimeUs() - days * kDayUs, kMostSessions);
    }
    QMetaObject::invokeMethod(QCoreApplication::instance(), [this] {
        if (m_bus)
            m_bus->sessionsChanged();
    });
}

model::Result<model::SessionPage> HelperDaemon::sessions(const model::SessionQuery& query) {
    return m_sessionHistory ? m_sessionHistory->list(query) : std::unexpected(notKept());
}
