#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <memory>

#include "app/client/ReceivedAlert.h"
#include "app/client/Reply.h"
#include "app/client/Verb.h"
#include "model/ConnectionRow.h"
#include "model/Health.h"
#include "model/ProcessRow.h"
#include "model/ProgramHours.h"
#include "model/Session.h"

class QDBusServiceWatcher;

namespace app::client {

class HelperCalls;

/// The helper as seen from a person's session. Every question is asynchronous; the Reply comes from
/// the event loop, exactly once, also when the helper is absent, dies or never answers (reads 10 s,
/// verbs 5 min, long enough for a password dialog). Follows the helper over restarts; never starts
/// it. One thread. Replies must not outlive what they capture: own the client first.
class HelperClient : public QObject {
    Q_OBJECT

  public:
    enum class Presence { Unknown, NoBus, Absent, Present };
    /// Whether reading may open a password dialog. A window that polls must not, a command may.
    enum class Prompting { VerbsOnly, Everything };

    struct Patience {
        int readMs = 10'000;
        // polkit keeps its dialog open as long as the person does; QtDBus gives up after 25 s.
        int verbMs = 300'000;
    };

    HelperClient(const QDBusConnection& bus, Prompting prompting, Patience patience,
                 QObject* parent = nullptr);
    explicit HelperClient(const QDBusConnection& bus, Prompting prompting = Prompting::VerbsOnly,
                          QObject* parent = nullptr)
        : HelperClient(bus, prompting, Patience(), parent) {}
    ~HelperClient() override;

    /// Looks for the helper; presenceChanged follows.
    void start();
    Presence presence() const { return m_presence; }
    void setPrompting(Prompting prompting) { m_prompting = prompting; }

    void health(Reply<model::Health> reply);
    void healthText(Reply<QString> reply);  // the JSON as sent
    void alerts(const AlertQuery& query, Reply<AlertPage> reply);
    void alert(const QString& id, Reply<ReceivedAlert> reply);
    void changes(quint64 generation, bool everybodys, Reply<model::ProcessChanges> reply);
    void history(uint seconds, Reply<QList<model::MachineSample>> reply);
    void programHours(const model::ProcessKey& key, uint seconds, Reply<model::ProgramHours> reply);
    void details(const model::ProcessKey& key, Reply<QString> reply);
    void connections(quint64 generation, bool everybodys, Reply<model::ConnectionChanges> reply);
    void sessions(const model::SessionQuery& query, Reply<model::SessionPage> reply);
    void blocks(Reply<QString> reply);           // JSON array
    void integrityStatus(Reply<QString> reply);  // JSON object, as the next two
    void integrityChanges(const QString& cursor, uint limit, bool everybodys, Reply<QString> reply);
    void integrityExport(const QString& cursor, uint limit, Reply<QString> reply);
    void dumps(Reply<QString> reply);  // JSON array
    /// 0…100.
    void dumpProgress(const QString& id, Reply<uint> reply);
    /// To read a saved dump with. May open the password dialog.
    void openDump(const QString& id, Reply<QDBusUnixFileDescriptor> reply);
    void rules(Reply<QString> reply);      // JSON array
    void trustList(Reply<QString> reply);  // JSON array
    /// What an entry (JSON) would have silenced, as JSON; `all`: everybody's alerts, too.
    void previewTrust(const QString& entry, uint days, bool all, Reply<QString> reply);
    void settings(Reply<QString> reply);  // JSON object
    /// The report (JSON object) on a configuration file's contents, taken over unless only
    /// previewed.
    void importSettings(const QString& contents, bool preview, Reply<QString> reply);
    void perform(const Verb& verb, Reply<Answer> reply);
    void registerTray(bool present, bool unlocked, Reply<Answer> reply);
    void heartbeat(bool unlocked, Reply<Answer> reply);

  Q_SIGNALS:
    void presenceChanged(Presence presence);
    void statusChanged();
    void alertRaised(const QString& id);
    void alertChanged(const QString& id);
    void rulesChanged();
    void settingsChanged();
    void sessionsChanged();
    void integrityChanged();
    void dumpChanged(const QString& id);

  private:
    void setOwner(const QString& owner);
    void setPresence(Presence presence);
    void connectSignals(bool connected);
    /// Arms the next call; false (and the reply is told) when there is no helper.
    template <typename T>
    bool ready(const Reply<T>& reply, int timeoutMs, bool mayPrompt);
    template <typename T>
    bool readyToRead(const Reply<T>& reply);

    QDBusConnection m_bus;
    Prompting m_prompting;
    Patience m_patience;
    bool m_ownerHeard = false;
    Presence m_presence = Presence::Unknown;
    std::unique_ptr<QDBusServiceWatcher> m_watcher;
    std::unique_ptr<HelperCalls> m_calls;
};

}  // namespace app::client
