#include "service/EnforcementService.h"

#include "contract/Names.h"
#include "enforcement/ProcessFreezer.h"
#include "enforcement/ProcessTerminator.h"
#include "service/Arguments.h"
#include "service/Ownership.h"
#include "service/PromptText.h"

namespace service {
namespace {

using Result = model::Result<enforcement::ActResult>;

Result terminate(const Parts& parts, const model::ProcessKey& key) {
    return parts.terminator.terminate(key, false);
}

Result terminateTree(const Parts& parts, const model::ProcessKey& key) {
    return parts.terminator.terminate(key, true);
}

Result suspend(const Parts& parts, const model::ProcessKey& key) {
    return parts.freezer.suspend(key);
}

Result resume(const Parts& parts, const model::ProcessKey& key) {
    return parts.freezer.resume(key);
}

bool isStillOwn(std::uint32_t uid, const model::ProcessKey& key) {
    const auto ownership = readOwnership(key);
    return ownership && owns(uid, *ownership);
}

/// What it takes to act on the process: less if it is the caller's own.
model::Result<Demand> demandFor(const Caller& caller, const model::Result<model::ProcessKey>& key,
                                const char* ownAction, const char* othersAction) {
    if (!key)
        return std::unexpected(key.error());
    const auto ownership = readOwnership(*key);
    if (!ownership)
        return std::unexpected(ownership.error());
    const std::string subject = describe(*key, *ownership);
    Demand demand{.action = othersAction, .details = promptFor(subject), .subject = subject};
    if (owns(caller.uid, *ownership)) {
        demand.action = ownAction;
        demand.stillTrue = [uid = caller.uid, key = *key] { return isStillOwn(uid, key); };
    }
    return demand;
}

}  // namespace

EnforcementService::EnforcementService(QObject* object, Gate& gate, const Parts& parts)
    : Enforcement1Adaptor(object), m_gate(gate), m_parts(parts) {}

void EnforcementService::Terminate(int pid, qulonglong startTimeTicks,
                                   const QDBusMessage& message) {
    serve({contract::kActionTerminateOwn, contract::kActionTerminateProcess, terminate}, pid,
          startTimeTicks, message);
}

void EnforcementService::TerminateTree(int pid, qulonglong startTimeTicks,
                                       const QDBusMessage& message) {
    serve({contract::kActionTerminateOwn, contract::kActionTerminateProcess, terminateTree}, pid,
          startTimeTicks, message);
}

void EnforcementService::Suspend(int pid, qulonglong startTimeTicks, const QDBusMessage& message) {
    serve({contract::kActionSuspendOwn, contract::kActionSuspendProcess, suspend}, pid,
          startTimeTicks, message);
}

void EnforcementService::Resume(int pid, qulonglong startTimeTicks, const QDBusMessage& message) {
    serve({contract::kActionSuspendOwn, contract::kActionSuspendProcess, resume}, pid,
          startTimeTicks, message);
}

void EnforcementService::serve(const Verb& verb, int pid, qulonglong startTimeTicks,
                               const QDBusMessage& message) {
    const auto key = processKey(pid, startTimeTicks);
    m_gate.serve(
        message,
        [verb, key](const Caller& caller) {
            return demandFor(caller, key, verb.ownAction, verb.othersAction);
        },
        offloaded(m_parts,
                  [this, verb, key](const Caller&) { return answerOf(verb.act(m_parts, *key)); }));
}

}  // namespace service
