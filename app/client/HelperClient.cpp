#include "app/client/HelperClient.h"

#include <QDBusServiceWatcher>
#include <QTimer>

#include "app/client/HelperCalls.h"
#include "app/client/PendingAnswer.h"
#include "app/client/VerbCall.h"
#include "contract/AlertJson.h"
#include "contract/HealthJson.h"
#include "contract/Names.h"
#include "contract/WireTypes.h"

namespace app::client {
namespace {

model::Error absent() {
    return {model::Error::Code::Unavailable, "the helper", "is not running", 0};
}

model::Result<ReceivedAlert> toAlert(const QString& line) {
    const QByteArray utf8 = line.toUtf8();
    auto alert = contract::alertFromEcs({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    if (!alert)
        return std::unexpected(alert.error());
    return ReceivedAlert{*std::move(alert), line};
}

/// Lines that are no alerts (of another version) are left out; the page still shows the others.
AlertPage toPage(const QStringList& lines, uint total) {
    AlertPage page{{}, total};
    for (const QString& line : lines)
        if (auto alert = toAlert(line))
            page.alerts.append(*std::move(alert));
    return page;
}

QVariantMap toFilter(const AlertQuery& query) {
    QVariantMap filter;
    if (query.sinceUs)
        filter.insert(QStringLiteral("since"), *query.sinceUs);
    if (query.atLeast)
        filter.insert(QStringLiteral("level"),
                      QString::fromStdString(std::string(toString(*query.atLeast))));
    if (!query.search.isEmpty())
        filter.insert(QStringLiteral("search"), query.search);
    if (query.openOnly)
        filter.insert(QStringLiteral("open"), true);
    if (query.everybodys)
        filter.insert(QStringLiteral("all"), true);
    if (query.others)
        filter.insert(QStringLiteral("others"), true);
    return filter;
}

model::Result<model::Health> toHealth(const QString& text) {
    return contract::healthFromJson(text.toStdString());
}

/// For answers that are the value itself.
template <typename T>
void valueTo(QObject* owner, const QDBusPendingCall& call, Reply<T> reply) {
    answerTo<T>(owner, call, std::move(reply),
                [](const auto& answer) { return model::Result<T>(answer.value()); });
}

constexpr auto kDone = [](const auto&) { return model::Result<Answer>(Answer{}); };

}  // namespace

HelperClient::HelperClient(const QDBusConnection& bus, Prompting prompting, Patience patience,
                           QObject* parent)
    : QObject(parent), m_bus(bus), m_prompting(prompting), m_patience(patience) {
    contract::registerWireTypes();
}

HelperClient::~HelperClient() = default;

void HelperClient::start() {
    if (!m_bus.isConnected())
        return setPresence(Presence::NoBus);
    const QString name = QLatin1String(contract::kBusName);
    m_watcher = std::make_unique<QDBusServiceWatcher>(name, m_bus,
                                                      QDBusServiceWatcher::WatchForOwnerChange);
    connect(m_watcher.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) {
                m_ownerHeard = true;
                setOwner(owner);
            });
    const QString bus = QStringLiteral("org.freedesktop.DBus");
    QDBusMessage ask = QDBusMessage::createMethodCall(bus, QStringLiteral("/org/freedesktop/DBus"),
                                                      bus, QStringLiteral("GetNameOwner"));
    ask << name;
    valueTo(this, m_bus.asyncCall(ask), Reply<QString>([this](const auto& owner) {
                // QtDBus may deliver a signal before an answer that is older than it.
                if (!m_ownerHeard)
                    setOwner(owner.value_or(QString()));
            }));
}

void HelperClient::setOwner(const QString& owner) {
    if (m_calls && m_calls->owner() == owner)
        return;
    if (m_calls) {  // a restart is said as gone, then back: whatever was known is of the old one
        connectSignals(false);
        m_calls.reset();
        setPresence(Presence::Absent);
    }
    if (!owner.isEmpty()) {
        m_calls = std::make_unique<HelperCalls>(m_bus, owner, QLatin1String(contract::kObjectPath));
        connectSignals(true);
    }
    setPresence(owner.isEmpty() ? Presence::Absent : Presence::Present);
}

void HelperClient::setPresence(Presence presence) {
    if (presence == m_presence)
        return;
    m_presence = presence;
    Q_EMIT presenceChanged(presence);
}

void HelperClient::connectSignals(bool connected) {
    struct Row {
        const char* interface;
        const char* name;
        const char* receiver;
    };
    static const Row kRows[] = {
        {contract::kStatusInterface, "Changed", SIGNAL(statusChanged())},
        {contract::kAlertsInterface, "Raised", SIGNAL(alertRaised(QString))},
        {contract::kAlertsInterface, "Changed", SIGNAL(alertChanged(QString))},
        {contract::kRulesInterface, "Changed", SIGNAL(rulesChanged())},
        {contract::kSettingsInterface, "Changed", SIGNAL(settingsChanged())},
        {contract::kSessionsInterface, "Changed", SIGNAL(sessionsChanged())},
        {contract::kIntegrityInterface, "Changed", SIGNAL(integrityChanged())},
        {contract::kEnforcementInterface, "DumpChanged", SIGNAL(dumpChanged(QString))},
    };
    for (const Row& row : kRows) {
        const QLatin1String interface(row.interface), name(row.name);
        if (connected)
            m_bus.connect(m_calls->owner(), m_calls->path(), interface, name, this, row.receiver);
        else
            m_bus.disconnect(m_calls->owner(), m_calls->path(), interface, name, this,
                             row.receiver);
    }
}

template <typename T>
bool HelperClient::ready(const Reply<T>& reply, int timeoutMs, bool mayPrompt) {
    if (!m_calls) {
        QTimer::singleShot(0, this, [reply] { reply(std::unexpected(absent())); });
        return false;
    }
    m_calls->setManner(timeoutMs, mayPrompt);
    return true;
}

template <typename T>
bool HelperClient::readyToRead(const Reply<T>& reply) {
    const bool mayPrompt = m_prompting == Prompting::Everything;
    return ready(reply, mayPrompt ? m_patience.verbMs : m_patience.readMs, mayPrompt);
}

void HelperClient::health(Reply<model::Health> reply) {
    healthText([reply = std::move(reply)](const model::Result<QString>& text) {
        reply(text ? toHealth(*text) : std::unexpected(text.error()));
    });
}

void HelperClient::healthText(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kStatusInterface, "Health"), std::move(reply));
}

void HelperClient::alerts(const AlertQuery& query, Reply<AlertPage> reply) {
    if (!readyToRead(reply))
        return;
    answerTo<QStringList, uint>(
        this,
        (*m_calls)(contract::kAlertsInterface, "List", query.offset, query.limit, toFilter(query)),
        std::move(reply), [](const auto& answer) -> model::Result<AlertPage> {
            return toPage(answer.template argumentAt<0>(), answer.template argumentAt<1>());
        });
}

void HelperClient::alert(const QString& id, Reply<ReceivedAlert> reply) {
    if (readyToRead(reply))
        answerTo<QString>(this, (*m_calls)(contract::kAlertsInterface, "Get", id), std::move(reply),
                          [](const auto& answer) { return toAlert(answer.value()); });
}

void HelperClient::changes(quint64 generation, bool everybodys,
                           Reply<model::ProcessChanges> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kProcessesInterface, "Changes", generation, everybodys),
                std::move(reply));
}

void HelperClient::history(uint seconds, Reply<QList<model::MachineSample>> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kProcessesInterface, "History", seconds),
                std::move(reply));
}

void HelperClient::programHours(const model::ProcessKey& key, uint seconds,
                                Reply<model::ProgramHours> reply) {
    if (readyToRead(reply))
        valueTo(this,
                (*m_calls)(contract::kProcessesInterface, "ProgramHours", key.pid,
                           quint64(key.startTimeTicks), seconds),
                std::move(reply));
}

void HelperClient::details(const model::ProcessKey& key, Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this,
                (*m_calls)(contract::kProcessesInterface, "Details", key.pid,
                           quint64(key.startTimeTicks)),
                std::move(reply));
}

void HelperClient::connections(quint64 generation, bool everybodys,
                               Reply<model::ConnectionChanges> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kNetworkInterface, "Changes", generation, everybodys),
                std::move(reply));
}

void HelperClient::sessions(const model::SessionQuery& query, Reply<model::SessionPage> reply) {
    if (!readyToRead(reply))
        return;
    answerTo<QList<model::Session>, uint>(
        this,
        (*m_calls)(contract::kSessionsInterface, "List", query.offset, query.limit, query.openOnly,
                   query.everybodys),
        std::move(reply), [](const auto& answer) -> model::Result<model::SessionPage> {
            const auto rows = answer.template argumentAt<0>();
            return model::SessionPage{{rows.begin(), rows.end()}, answer.template argumentAt<1>()};
        });
}

void HelperClient::integrityStatus(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kIntegrityInterface, "Status"), std::move(reply));
}

void HelperClient::integrityChanges(const QString& cursor, uint limit, bool everybodys,
                                    Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this,
                (*m_calls)(contract::kIntegrityInterface, "Changes", cursor, limit, everybodys),
                std::move(reply));
}

void HelperClient::integrityExport(const QString& cursor, uint limit, Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kIntegrityInterface, "Export", cursor, limit),
                std::move(reply));
}

void HelperClient::blocks(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kEnforcementInterface, "ListBlocks"), std::move(reply));
}

void HelperClient::dumps(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kEnforcementInterface, "ListDumps"), std::move(reply));
}

void HelperClient::dumpProgress(const QString& id, Reply<uint> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kEnforcementInterface, "DumpProgress", id),
                std::move(reply));
}

void HelperClient::openDump(const QString& id, Reply<QDBusUnixFileDescriptor> reply) {
    if (ready(reply, m_patience.verbMs, true))
        valueTo(this, (*m_calls)(contract::kEnforcementInterface, "ReadDump", id),
                std::move(reply));
}

void HelperClient::rules(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kRulesInterface, "List"), std::move(reply));
}

void HelperClient::trustList(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kSettingsInterface, "TrustList"), std::move(reply));
}

void HelperClient::previewTrust(const QString& entry, uint days, bool all, Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kSettingsInterface, "PreviewTrust", entry, days, all),
                std::move(reply));
}

void HelperClient::settings(Reply<QString> reply) {
    if (readyToRead(reply))
        valueTo(this, (*m_calls)(contract::kSettingsInterface, "GetAll"), std::move(reply));
}

void HelperClient::importSettings(const QString& contents, bool preview, Reply<QString> reply) {
    if (preview ? readyToRead(reply) : ready(reply, m_patience.verbMs, true))
        valueTo(this,
                (*m_calls)(contract::kSettingsInterface, preview ? "PreviewImport" : "Import",
                           contents),
                std::move(reply));
}

void HelperClient::perform(const Verb& verb, Reply<Answer> reply) {
    if (ready(reply, m_patience.verbMs, true))
        callVerb(this, *m_calls, verb, std::move(reply));
}

void HelperClient::registerTray(bool present, bool unlocked, Reply<Answer> reply) {
    if (ready(reply, m_patience.readMs, false))
        answerTo<>(this, (*m_calls)(contract::kStatusInterface, "RegisterTray", present, unlocked),
                   std::move(reply), kDone);
}

void HelperClient::heartbeat(bool unlocked, Reply<Answer> reply) {
    if (ready(reply, m_patience.readMs, false))
        answerTo<>(this, (*m_calls)(contract::kStatusInterface, "Heartbeat", unlocked),
                   std::move(reply), kDone);
}

}  // namespace app::client
