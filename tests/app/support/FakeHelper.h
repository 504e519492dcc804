#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include "contract/WireTypes.h"
#include "model/Alert.h"
#include "model/Health.h"
#include "model/ProcessRow.h"

class Alerts1Adaptor;
class Enforcement1Adaptor;
class Status1Adaptor;

namespace testsupport {

/// A helper that implements the interfaces of the XML (the adaptors are generated from it) on a
/// private bus, with a connection of its own, so that it can die like a process.
class FakeHelper : public QObject, protected QDBusContext {
    Q_OBJECT

  public:
    enum class Answers { AtOnce, Never, OfAnotherShape };

    FakeHelper();
    ~FakeHelper() override;

    bool appear();
    void die();

    void raise(const model::Alert& alert);
    void change(const model::Alert& alert);
    void raiseOthers(const model::Alert& alert);
    void changeStatus();
    void changeDump(const QString& id);
    /// Answers a Dump that takes its time (dumpsWait).
    void finishDump();

    model::Health health;
    QHash<QString, model::Alert> known;
    QHash<QString, model::Alert> others;  // somebody else's: Get refuses them
    bool revealed = false;                // view-all was granted
    model::ProcessChanges processes;
    Answers answers = Answers::AtOnce;
    QString refusal;                           // an error's name: every call is answered with it
    QString outcome = QStringLiteral("done");  // of verbs
    QStringList calls;                         // "TerminateTree 42 7"
    QStringList prompting;                     // the calls that allowed a password dialog
    QVariantMap lastFilter;
    uint dumpPercent = 0;
    bool dumpsWait = false;
    QString settingsText = QStringLiteral("{}");  // of GetAll

    qsizetype count(const QString& call) const;

  public Q_SLOTS:
    QString Health();
    QString Version();
    void RegisterTray(bool present, bool unlocked);
    void Heartbeat(bool unlocked);
    model::ProcessChanges Changes(qulonglong generation, bool all);
    QList<model::MachineSample> History(uint seconds);
    model::ProgramHours ProgramHours(int pid, qulonglong startTimeTicks, uint seconds);
    QString Details(int pid, qulonglong startTimeTicks);
    QStringList List(uint offset, uint limit, const QVariantMap& filter, uint& total);
    QString Get(const QString& id);
    QString Kill(const QString& id, QString& detail);
    QString Allow(const QString& id, QString& detail);
    QString AllowAlways(const QString& id, const QMap<QString, QString>& match, QString& detail);
    QString Resolve(const QString& id, QString& detail);
    QString Undo(const QString& id, QString& detail);
    QString Terminate(int pid, qulonglong startTimeTicks, QString& detail);
    QString TerminateTree(int pid, qulonglong startTimeTicks, QString& detail);
    QString Suspend(int pid, qulonglong startTimeTicks, QString& detail);
    QString Resume(int pid, qulonglong startTimeTicks, QString& detail);
    QString DropConnection(qulonglong id, QString& detail);
    QString BlockAddress(const QString& address, uint seconds, QString& detail);
    QString Unblock(const QString& address, QString& detail);
    QString ListBlocks();
    QString Dump(int pid, qulonglong startTimeTicks, bool force, QString& detail);
    QString CancelDump(const QString& id, QString& detail);
    QString ListDumps();
    uint DumpProgress(const QString& id);
    QDBusUnixFileDescriptor ReadDump(const QString& id);
    QString List();  // of rules
    void SetEnabled(const QString& id, bool enabled);
    void SetResponse(const QString& id, const QString& response);
    uint Reload(QStringList& problems);
    QString GetAll();
    QString Schema();
    void Set(const QString& key, const QString& value);
    void SetMode(const QString& mode);
    void Pause(uint seconds);
    QString TrustList();
    QString Trust(const QString& entry);
    QString Status();  // of the watch over files
    QString Changes(const QString& cursor, uint limit, bool all);
    QString Export(const QString& cursor, uint limit);
    QString Verify(bool full, QString& detail);
    QString Cancel(QString& detail);
    QString Accept(const QString& path, const QString& sha256, QString& detail);
    QString AcceptFolder(const QString& path, QString& detail);
    QString AcceptAll(QString& detail);
    QString PreviewTrust(const QString& entry, uint days, bool all);
    void Untrust(const QString& id);
    QString Import(const QString& contents);
    QString PreviewImport(const QString& contents);

  private:
    void called(const QString& call);
    QString act(const QString& call, QString& detail);

    QString m_connection;
    Status1Adaptor* m_status = nullptr;
    Alerts1Adaptor* m_alerts = nullptr;
    Enforcement1Adaptor* m_enforcement = nullptr;
    QDBusMessage m_dump;
};

}  // namespace testsupport
