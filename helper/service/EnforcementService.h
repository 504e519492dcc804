#pragma once

#include <deque>
#include <string>
#include <utility>

#include <QDBusMessage>

#include "Enforcement1Adaptor.h"
#include "enforcement/ActResult.h"
#include "model/ProcessKey.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Enforcement1: acts on processes, connections and addresses named by identity.
/// One's own for less than others'; whose a process is, is read before polkit is asked and again
/// before the act.
class EnforcementService final : public Enforcement1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface",
                "org.algomonitor.Enforcement1")  // QtDBus does not inherit it for signals
    // Qt takes a signal's interface from the most derived class only (qDBusInterfaceFromMetaObject)
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Enforcement1")

  public:
    EnforcementService(QObject* object, Gate& gate, const Parts& parts);

    /// A dump began, went on or ended.
    void announceDump(const std::string& id);

  public Q_SLOTS:
    void Terminate(int pid, qulonglong startTimeTicks, const QDBusMessage& message);
    void TerminateTree(int pid, qulonglong startTimeTicks, const QDBusMessage& message);
    void Suspend(int pid, qulonglong startTimeTicks, const QDBusMessage& message);
    void Resume(int pid, qulonglong startTimeTicks, const QDBusMessage& message);
    void DropConnection(qulonglong id, const QDBusMessage& message);
    void BlockAddress(const QString& address, uint seconds, const QDBusMessage& message);
    void Unblock(const QString& address, const QDBusMessage& message);
    void ListBlocks(const QDBusMessage& message);
    void Dump(int pid, qulonglong startTimeTicks, bool force, const QDBusMessage& message);
    void CancelDump(const QString& id, const QDBusMessage& message);
    void ListDumps(const QDBusMessage& message);
    void DumpProgress(const QString& id, const QDBusMessage& message);
    void ReadDump(const QString& id, const QDBusMessage& message);

  private:
    struct Verb {
        const char* ownAction;
        const char* othersAction;
        model::Result<enforcement::ActResult> (*act)(const Parts&, const model::ProcessKey&);
    };

    /// act runs on a pool thread: TERM waits for its grace period.
    void serve(const Verb& verb, int pid, qulonglong startTimeTicks, const QDBusMessage& message);

    void rememberWhoAsked(const std::string& id, std::uint32_t uid);
    bool mayFollow(const std::string& id, std::uint32_t uid) const;

    Gate& m_gate;
    const Parts& m_parts;
    std::deque<std::pair<std::string, std::uint32_t>> m_askedBy;  // id and uid of the last dumps
};

}  // namespace service
