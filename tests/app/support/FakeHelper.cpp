#include "tests/app/support/FakeHelper.h"

#include <QDBusMessage>
#include <QTemporaryFile>

#include "alerts1adaptor.h"
#include "contract/AlertJson.h"
#include "contract/HealthJson.h"
#include "contract/Names.h"
#include "enforcement1adaptor.h"
#include "integrity1adaptor.h"
#include "processes1adaptor.h"
#include "rules1adaptor.h"
#include "settings1adaptor.h"
#include "status1adaptor.h"

namespace testsupport {
namespace {

int helpers = 0;

QString line(const model::Alert& alert) {
    return QString::fromStdString(contract::toEcsLine(alert));
}

QString onProcess(const char* verb, int pid, qulonglong ticks) {
    return QStringLiteral("%1 %2 %3").arg(QLatin1String(verb)).arg(pid).arg(ticks);
}

}  // namespace

FakeHelper::FakeHelper() {
    contract::registerWireTypes();
    health.ready = true;
    health.version = AM_VERSION;
    health.mode = model::Mode::Ask;
    health.eventSource = "ebpf";
    health.processes = 312;
    health.connections = 41;
    m_status = new Status1Adaptor(this);
    m_alerts = new Alerts1Adaptor(this);
    new Processes1Adaptor(this);
    m_enforcement = new Enforcement1Adaptor(this);
    new Rules1Adaptor(this);
    new Settings1Adaptor(this);
    new Integrity1Adaptor(this);
}

FakeHelper::~FakeHelper() {
    die();
}

bool FakeHelper::appear() {
    m_connection = QStringLiteral("fake-helper-%1").arg(++helpers);
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connection);
    return bus.registerObject(QLatin1String(contract::kObjectPath), this) &&
           bus.registerService(QLatin1String(contract::kBusName));
}

void FakeHelper::die() {
    if (m_connection.isEmpty())
        return;
    QDBusConnection(m_connection).unregisterObject(QLatin1String(contract::kObjectPath));
    QDBusConnection::disconnectFromBus(m_connection);
    m_connection.clear();
}

void FakeHelper::raise(const model::Alert& alert) {
    const QString id = QString::fromStdString(alert.id);
    known.insert(id, alert);
    Q_EMIT m_alerts->Raised(id);
}

void FakeHelper::change(const model::Alert& alert) {
    const QString id = QString::fromStdString(alert.id);
    known.insert(id, alert);
    Q_EMIT m_alerts->Changed(id);
}

void FakeHelper::raiseOthers(const model::Alert& alert) {
    const QString id = QString::fromStdString(alert.id);
    others.insert(id, alert);
    Q_EMIT m_alerts->Raised(id);
}

void FakeHelper::changeStatus() {
    Q_EMIT m_status->Changed(1);
}

void FakeHelper::changeDump(const QString& id) {
    Q_EMIT m_enforcement->DumpChanged(id);
}

void FakeHelper::finishDump() {
    QDBusConnection(m_connection)
        .send(m_dump.createReply({QStringLiteral("done"), QStringLiteral("saved 2 MiB")}));
}

qsizetype FakeHelper::count(const QString& call) const {
    return std::ranges::count_if(calls, [&](const QString& one) { return one.startsWith(call); });
}

void FakeHelper::called(const QString& call) {
    calls.append(call);
    if (message().isInteractiveAuthorizationAllowed())
        prompting.append(call);
    if (!refusal.isEmpty())
        sendErrorReply(refusal, QStringLiteral("because of the test"));
    else if (answers == Answers::Never)
        setDelayedReply(true);
    else if (answers == Answers::OfAnotherShape) {
        setDelayedReply(true);
        connection().send(message().createReply(QVariant(42)));
    }
}

QString FakeHelper::act(const QString& call, QString& detail) {
    called(call);
    detail = QStringLiteral("as asked");
    return outcome;
}

QString FakeHelper::Health() {
    called(QStringLiteral("Health"));
    return QString::fromStdString(contract::toJson(health));
}

QString FakeHelper::Version() {
    called(QStringLiteral("Version"));
    return QString::fromStdString(health.version);
}

void FakeHelper::RegisterTray(bool present, bool unlocked) {
    called(QStringLiteral("RegisterTray %1 %2").arg(present).arg(unlocked));
}

void FakeHelper::Heartbeat(bool unlocked) {
    called(QStringLiteral("Heartbeat %1").arg(unlocked));
}

model::ProcessChanges FakeHelper::Changes(qulonglong generation, bool all) {
    called(QStringLiteral("Changes %1 %2").arg(generation).arg(all));
    return processes;
}

QList<model::MachineSample> FakeHelper::History(uint seconds) {
    called(QStringLiteral("History %1").arg(seconds));
    model::MachineSample first, second;
    first.atUs = 1;
    first.cpuPercent = 10;
    first.corePercent = {5, 15};
    first.memoryTotalKiB = second.memoryTotalKiB = 100;
    second.atUs = 2;
    second.cpuPercent = 20;
    return {first, second};
}

model::ProgramHours FakeHelper::ProgramHours(int pid, qulonglong startTimeTicks, uint seconds) {
    called(onProcess("ProgramHours", pid, startTimeTicks) + QStringLiteral(" %1").arg(seconds));
    return {"/usr/bin/bash", {{60'000'000, 12.5, 2048, 4096}, {120'000'000, 50, 4096, 0}}};
}

QString FakeHelper::Details(int pid, qulonglong startTimeTicks) {
    called(onProcess("Details", pid, startTimeTicks));
    return QStringLiteral("{}");
}

QStringList FakeHelper::List(uint offset, uint limit, const QVariantMap& filter, uint& total) {
    called(QStringLiteral("List %1 %2").arg(offset).arg(limit));
    lastFilter = filter;
    const bool all = filter.value(QStringLiteral("all")).toBool();
    const bool onlyOthers = filter.value(QStringLiteral("others")).toBool();
    if (all && !revealed)
        sendErrorReply(QLatin1String(contract::errorName(model::Error::Code::NotAuthorized)),
                       QStringLiteral("no password"));
    QList<model::Alert> newest = onlyOthers ? others.values() : known.values();
    for (model::Alert& alert : newest)
        alert.outline = onlyOthers;
    if (all)
        newest += others.values();
    std::ranges::sort(newest, [](const model::Alert& a, const model::Alert& b) {
        return a.raisedAtUs > b.raisedAtUs;
    });
    total = static_cast<uint>(newest.size());
    QStringList page;
    for (const model::Alert& alert : newest.mid(offset, limit))
        page.append(line(alert));
    return page;
}

QString FakeHelper::Get(const QString& id) {
    called(QStringLiteral("Get ") + id);
    if (others.contains(id) && !revealed) {
        sendErrorReply(QLatin1String(contract::errorName(model::Error::Code::NotAuthorized)), id);
        return {};
    }
    if (!known.contains(id) && refusal.isEmpty())
        sendErrorReply(QLatin1String(contract::errorName(model::Error::Code::InvalidArgument)),
                       id + QStringLiteral(": there is no such alert"));
    return line(known.value(id));
}

QString FakeHelper::Kill(const QString& id, QString& detail) {
    return act(QStringLiteral("Kill ") + id, detail);
}

QString FakeHelper::Allow(const QString& id, QString& detail) {
    return act(QStringLiteral("Allow ") + id, detail);
}

QString FakeHelper::AllowAlways(const QString& id, const QMap<QString, QString>& match,
                                QString& detail) {
    QString call = QStringLiteral("AllowAlways ") + id;
    for (auto pair = match.begin(); pair != match.end(); ++pair)
        call += QStringLiteral(" %1=%2").arg(pair.key(), pair.value());
    return act(call, detail);
}

QString FakeHelper::Resolve(const QString& id, QString& detail) {
    return act(QStringLiteral("Resolve ") + id, detail);
}

QString FakeHelper::Undo(const QString& id, QString& detail) {
    return act(QStringLiteral("Undo ") + id, detail);
}

QString FakeHelper::Terminate(int pid, qulonglong startTimeTicks, QString& detail) {
    return act(onProcess("Terminate", pid, startTimeTicks), detail);
}

QString FakeHelper::TerminateTree(int pid, qulonglong startTimeTicks, QString& detail) {
    return act(onProcess("TerminateTree", pid, startTimeTicks), detail);
}

QString FakeHelper::Suspend(int pid, qulonglong startTimeTicks, QString& detail) {
    return act(onProcess("Suspend", pid, startTimeTicks), detail);
}

QString FakeHelper::Resume(int pid, qulonglong startTimeTicks, QString& detail) {
    return act(onProcess("Resume", pid, startTimeTicks), detail);
}

QString FakeHelper::DropConnection(qulonglong id, QString& detail) {
    return act(QStringLiteral("DropConnection %1").arg(id), detail);
}

QString FakeHelper::BlockAddress(const QString& address, uint seconds, QString& detail) {
    return act(QStringLiteral("BlockAddress %1 %2").arg(address).arg(seconds), detail);
}

QString FakeHelper::Unblock(const QString& address, QString& detail) {
    return act(QStringLiteral("Unblock %1").arg(address), detail);
}

QString FakeHelper::ListBlocks() {
    called(QStringLiteral("ListBlocks"));
    return QStringLiteral(R"([{"address":"192.0.2.1","seconds_left":60,"reason":"uid 0"}])");
}

QString FakeHelper::Dump(int pid, qulonglong startTimeTicks, bool force, QString& detail) {
    if (dumpsWait) {
        setDelayedReply(true);
        m_dump = message();
    }
    return act(QStringLiteral("Dump %1 %2 %3").arg(pid).arg(startTimeTicks).arg(force), detail);
}

QString FakeHelper::CancelDump(const QString& id, QString& detail) {
    return act(QStringLiteral("CancelDump %1").arg(id), detail);
}

QString FakeHelper::ListDumps() {
    called(QStringLiteral("ListDumps"));
    return QStringLiteral(
        R"([{"id":"20251120T103640Z-0-x-1","pid":1,"uid":0,"name":"x","at":"2025-11-20T10:36:40Z",)"
        R"("bytes":2097152,"running":false,"percent":0}])");
}

uint FakeHelper::DumpProgress(const QString& id) {
    called(QStringLiteral("DumpProgress %1").arg(id));
    return dumpPercent;
}

QDBusUnixFileDescriptor FakeHelper::ReadDump(const QString& id) {
    called(QStringLiteral("ReadDump %1").arg(id));
    QTemporaryFile file;
    if (file.open() && file.write("memory") == 6)
        file.flush();
    file.seek(0);
    return QDBusUnixFileDescriptor(file.handle());
}

QString FakeHelper::List() {
    called(QStringLiteral("List"));
    return QStringLiteral("[]");
}

void FakeHelper::SetEnabled(const QString& id, bool enabled) {
    called(QStringLiteral("SetEnabled %1 %2").arg(id).arg(enabled));
}

void FakeHelper::SetResponse(const QString& id, const QString& response) {
    called(QStringLiteral("SetResponse %1 %2").arg(id, response));
}

uint FakeHelper::Reload(QStringList& problems) {
    called(QStringLiteral("Reload"));
    problems = {QStringLiteral("bad.yml")};
    return 2;
}

QString FakeHelper::GetAll() {
    called(QStringLiteral("GetAll"));
    return settingsText;
}

QString FakeHelper::Schema() {
    called(QStringLiteral("Schema"));
    return QStringLiteral("[]");
}

void FakeHelper::Set(const QString& key, const QString& value) {
    called(QStringLiteral("Set %1 %2").arg(key, value));
}

void FakeHelper::SetMode(const QString& mode) {
    called(QStringLiteral("SetMode ") + mode);
}

void FakeHelper::Pause(uint seconds) {
    called(QStringLiteral("Pause %1").arg(seconds));
}

QString FakeHelper::TrustList() {
    called(QStringLiteral("TrustList"));
    return QStringLiteral(
        "[{\"id\":\"t1\",\"match\":{\"path\":\"/opt/x\"},\"rules\":[\"tor\"],\"note\":\"mine\"}]");
}

QString FakeHelper::Trust(const QString& entry) {
    called(QStringLiteral("Trust ") + entry);
    return QStringLiteral("t2");
}

QString FakeHelper::Status() {
    called(QStringLiteral("Status"));
    return QStringLiteral(R"({"state":"watching","files":2,"directories":["/etc/"]})");
}

/// Two pages of one change each.
QString FakeHelper::Changes(const QString& cursor, uint limit, bool all) {
    called(QStringLiteral("FileChanges %1 %2 %3").arg(cursor).arg(limit).arg(all));
    return cursor.isEmpty() ? QStringLiteral(R"({"changes":[{"path":"/etc/a"}],"next":"c2"})")
                            : QStringLiteral(R"({"changes":[{"path":"/etc/b"}],"next":""})");
}

QString FakeHelper::Export(const QString& cursor, uint limit) {
    called(QStringLiteral("Export %1 %2").arg(cursor).arg(limit));
    return QStringLiteral(R"({"files":[],"next":""})");
}

QString FakeHelper::Verify(bool full, QString& detail) {
    return act(QStringLiteral("Verify %1").arg(full), detail);
}

QString FakeHelper::Cancel(QString& detail) {
    return act(QStringLiteral("Cancel"), detail);
}

QString FakeHelper::Accept(const QString& path, const QString& sha256, QString& detail) {
    return act(QStringLiteral("Accept %1 %2").arg(path, sha256), detail);
}

QString FakeHelper::AcceptFolder(const QString& path, QString& detail) {
    return act(QStringLiteral("AcceptFolder %1").arg(path), detail);
}

QString FakeHelper::AcceptAll(QString& detail) {
    return act(QStringLiteral("AcceptAll"), detail);
}

QString FakeHelper::PreviewTrust(const QString& entry, uint days, bool all) {
    called(QStringLiteral("PreviewTrust %1 %2 %3").arg(entry).arg(days).arg(all));
    return QStringLiteral("{}");
}

void FakeHelper::Untrust(const QString& id) {
    called(QStringLiteral("Untrust ") + id);
}

QString FakeHelper::Import(const QString& contents) {
    called(QStringLiteral("Import ") + contents);
    return QStringLiteral("[]");
}

QString FakeHelper::PreviewImport(const QString& contents) {
    called(QStringLiteral("PreviewImport ") + contents);
    return QStringLiteral("[]");
}

}  // namespace testsupport
