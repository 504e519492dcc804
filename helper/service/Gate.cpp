#include "service/Gate.h"

#include <QPointer>
#include <chrono>
#include <optional>
#include <utility>

#include "contract/Names.h"
#include "model/SafeText.h"

namespace service {
namespace {

std::int64_t steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// "Enforcement1.Terminate".
std::string verbOf(const QDBusMessage& message) {
    return (message.interface().section(QLatin1Char('.'), -1) + QLatin1Char('.') + message.member())
        .toStdString();
}

QDBusMessage errorReply(const QDBusMessage& message, const model::Error& error) {
    return message.createErrorReply(
        QString::fromLatin1(contract::errorName(error.code)),
        QString::fromStdString(model::printable(model::toString(error))));
}

void write(storage::AuditLog::Record& record, const Done& done) {
    if (done.outcome == model::Outcome::Done || done.outcome == model::Outcome::Pending)
        record.succeeded(done.detail);
    else if (done.outcome == model::Outcome::Refused)
        record.refused(done.detail);
    else
        record.failed({model::Error::Code::Unavailable, {}, done.detail});
}

}  // namespace

struct Gate::Call {
    QDBusMessage message;
    Judge judge;
    Act act;
    Caller caller{};
    Demand demand{};
    std::optional<storage::AuditLog::Record> record{};
};

Gate::Gate(const QDBusConnection& bus, Authorizer& authorizer, storage::AuditLog& audit,
           OnPrompt onPrompt)
    : m_bus(bus),
      m_authorizer(authorizer),
      m_audit(audit),
      m_onPrompt(std::move(onPrompt)),
      m_callers(bus) {
    connect(&m_callers, &Callers::left, this, &Gate::forget);
}

void Gate::serve(const QDBusMessage& message, Judge judge, Act act) {
    message.setDelayedReply(true);
    const QString sender = message.service();
    const auto call = std::make_shared<Call>(Call{message, std::move(judge), std::move(act)});
    if (m_waiting.value(sender) >= kMaxWaiting) {
        m_bus.send(errorReply(message, {model::Error::Code::LimitReached, sender.toStdString(),
                                        "too many calls of this caller are waiting"}));
        return;
    }
    ++m_waiting[sender];
    m_callers.identify(sender, [this, call](const model::Result<Caller>& caller) {
        if (!caller)
            return answer(call, std::unexpected(caller.error()));
        call->caller = *caller;
        this->judge(call);
    });
}

void Gate::judge(const CallPtr& call) {
    auto demand = call->judge(call->caller);
    if (!demand)
        return answer(call, std::unexpected(demand.error()));
    call->demand = std::move(*demand);
    authorize(call);
}

void Gate::authorize(const CallPtr& call) {
    Question question{.sender = call->caller.name,
                      .uid = call->caller.uid,
                      .action = QString::fromLatin1(call->demand.action),
                      .details = call->demand.details,
                      .interactive = call->message.isInteractiveAuthorizationAllowed()};
    if (!call->demand.alertId.empty())
        question.onPrompt = [this, id = call->demand.alertId](bool open) { m_onPrompt(id, open); };
    m_authorizer.authorize(std::move(question), [this, call](const model::Result<void>& allowed) {
        act(call, allowed);
    });
}

void Gate::act(const CallPtr& call, model::Result<void> allowed) {
    if (allowed && call->demand.stillTrue && !call->demand.stillTrue())
        allowed = model::unexpected(model::Error::Code::NotAuthorized, call->demand.subject,
                                    "is not what it was when it was asked about");
    if (!allowed)
        return refuse(call, allowed.error());
    if (!call->demand.subject.empty())
        call->record.emplace(record(*call));
    // An act on a pool thread may outlast the bus it was asked over.
    call->act(call->caller, [gate = QPointer(this), call](const model::Result<Done>& done) {
        if (gate)
            gate->answer(call, done);
    });
}

void Gate::refuse(const CallPtr& call, const model::Error& why) {
    if (!call->demand.subject.empty())
        if (const auto leftOut = m_refusals.pass(call->caller.uid, steadyMs()))
            record(*call).refused(why.detail + (*leftOut == 0
                                                    ? std::string()
                                                    : ", and " + std::to_string(*leftOut) +
                                                          " more that are not written"));
    answer(call, std::unexpected(why));
}

storage::AuditLog::Record Gate::record(const Call& call) {
    auto record = m_audit.begin(verbOf(call.message), describe(call.caller));
    record.subject(call.demand.subject).alert(call.demand.alertId);
    return record;
}

void Gate::answer(const CallPtr& call, const model::Result<Done>& done) {
    if (call->record && done)
        write(*call->record, *done);
    else if (call->record)
        call->record->failed(done.error());
    call->record.reset();
    m_bus.send(done ? call->message.createReply(done->values)
                    : errorReply(call->message, done.error()));
    const auto waiting = m_waiting.find(call->message.service());
    if (waiting != m_waiting.end() && --*waiting == 0)
        m_waiting.erase(waiting);
}

void Gate::forget(const QString& name) {
    m_authorizer.callerLeft(name);
    Q_EMIT callerLeft(name);
}

model::Result<Done> answerOf(const model::Result<enforcement::ActResult>& result) {
    if (!result)
        return std::unexpected(result.error());
    const auto outcome = model::toString(result->outcome);
    return Done{{QString::fromLatin1(outcome.data(), static_cast<qsizetype>(outcome.size())),
                 QString::fromStdString(model::printable(result->detail))},
                result->outcome,
                result->detail};
}

Gate::Act atOnce(Work work) {
    return [work = std::move(work)](const Caller& caller, const Gate::Finish& finish) {
        finish(work(caller));
    };
}

Gate::Act offloaded(const Parts& parts, Work work) {
    return [&parts, work = std::move(work)](const Caller& caller, const Gate::Finish& finish) {
        const auto done = std::make_shared<model::Result<Done>>();
        parts.offload([done, work, caller] { *done = work(caller); },
                      [done, finish] { finish(*done); });
    };
}

}  // namespace service
