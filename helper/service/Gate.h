#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QVariantList>
#include <functional>
#include <memory>
#include <string>

#include "enforcement/ActResult.h"
#include "model/Error.h"
#include "model/Severity.h"
#include "service/Authorizer.h"
#include "service/Callers.h"
#include "service/Parts.h"
#include "service/RefusalThrottle.h"
#include "storage/AuditLog.h"

namespace service {

/// What a call needs before it is carried out.
struct Demand {
    const char* action = nullptr;       // polkit action id
    QMap<QString, QString> details{};   // for the password dialog, see PromptText.h
    std::string subject{};              // in words, for the audit log; empty: a read, not audited
    std::string alertId{};              // whose countdown stands still while a dialog is open
    std::function<bool()> stillTrue{};  // asked again after polkit: a dialog can take a minute
};

/// What a carried out call answers with.
struct Done {
    QVariantList values{};
    model::Outcome outcome = model::Outcome::Done;
    std::string detail{};
};

/// The answer of a verb that acts: outcome and detail.
model::Result<Done> answerOf(const model::Result<enforcement::ActResult>& result);

/// The one way from a bus message to an act: who calls, are the arguments sound, does polkit allow
/// it, act, write it down, answer. Every method of every service goes through serve(), so that no
/// method can forget a step. Main thread only; nothing blocks.
class Gate : public QObject {
    Q_OBJECT

  public:
    /// Checks the arguments and says what is needed. Nothing may be changed here.
    using Judge = std::function<model::Result<Demand>(const Caller&)>;
    using Finish = std::function<void(const model::Result<Done>&)>;
    /// Carries it out, now or later; calls finish exactly once, on the main thread.
    using Act = std::function<void(const Caller&, Finish)>;

    /// A dialog for that alert opened (true) or is over.
    using OnPrompt = std::function<void(const std::string& alertId, bool open)>;

    /// Calls of one caller that may wait at the same time; the next is LimitReached.
    static constexpr int kMaxWaiting = 32;

    Gate(const QDBusConnection& bus, Authorizer& authorizer, storage::AuditLog& audit,
         OnPrompt onPrompt);

    void serve(const QDBusMessage& message, Judge judge, Act act);

  Q_SIGNALS:
    void callerLeft(const QString& name);

  private:
    struct Call;
    using CallPtr = std::shared_ptr<Call>;

    void judge(const CallPtr& call);
    void authorize(const CallPtr& call);
    void act(const CallPtr& call, model::Result<void> allowed);
    void refuse(const CallPtr& call, const model::Error& why);
    storage::AuditLog::Record record(const Call& call);
    void answer(const CallPtr& call, const model::Result<Done>& done);
    void forget(const QString& name);

    QDBusConnection m_bus;
    Authorizer& m_authorizer;
    storage::AuditLog& m_audit;
    OnPrompt m_onPrompt;
    Callers m_callers;
    RefusalThrottle m_refusals;
    QHash<QString, int> m_waiting;
};

using Work = std::function<model::Result<Done>(const Caller&)>;

/// An act that is done when it returns.
Gate::Act atOnce(Work work);

/// An act for a pool thread.
Gate::Act offloaded(const Parts& parts, Work work);

}  // namespace service
