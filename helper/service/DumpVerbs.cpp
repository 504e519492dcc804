// Enforcement1's verbs on dumps of memory.
#include <QCoreApplication>
#include <QDBusUnixFileDescriptor>
#include <algorithm>

#include "contract/Names.h"
#include "enforcement/DumpQueue.h"
#include "service/Arguments.h"
#include "service/EnforcementService.h"
#include "service/ListingJson.h"
#include "service/Ownership.h"
#include "service/PromptText.h"

namespace service {
namespace {

using Code = model::Error::Code;

model::Result<enforcement::DumpRequest> requestFor(const model::Result<model::ProcessKey>& key,
                                                   bool force) {
    if (!key)
        return std::unexpected(key.error());
    return enforcement::personsRequest(*key, force);
}

Gate::Judge demandingId(const char* action, const model::Result<std::string>& id) {
    return [action, id](const Caller&) -> model::Result<Demand> {
        if (!id)
            return std::unexpected(id.error());
        const auto row = enforcement::DumpStore::parseId(*id);
        if (!row)
            return model::unexpected(Code::InvalidArgument, "id", "no dump has such an id");
        const std::string subject =
            '"' + row->name + "\" (process " + std::to_string(row->pid) + ")";
        return Demand{.action = action, .details = promptFor(subject), .subject = subject};
    };
}

model::Result<Done> answerOf(const model::Result<enforcement::DumpOutcome>& saved) {
    if (!saved)
        return std::unexpected(saved.error());
    return service::answerOf(
        enforcement::ActResult{model::Outcome::Done, enforcement::toSentence(*saved), {}, {}});
}

}  // namespace

void EnforcementService::announceDump(const std::string& id) {
    Q_EMIT DumpChanged(QString::fromStdString(id));
}

void EnforcementService::Dump(int pid, qulonglong startTimeTicks, bool force,
                              const QDBusMessage& message) {
    const auto request = requestFor(processKey(pid, startTimeTicks), force);
    const auto judge = [request](const Caller&) -> model::Result<Demand> {
        if (!request)
            return std::unexpected(request.error());
        const auto ownership = readOwnership(request->key);
        if (!ownership)
            return std::unexpected(ownership.error());
        const std::string subject = describe(request->key, *ownership);
        return Demand{.action = contract::kActionDumpProcess,
                      .details = promptFor(subject),
                      .subject = subject};
    };
    m_gate.serve(message, judge, [this, request](const Caller& caller, const Gate::Finish& finish) {
        const auto onMain = [finish](const model::Result<enforcement::DumpOutcome>& saved) {
            QMetaObject::invokeMethod(QCoreApplication::instance(),
                                      [finish, saved] { finish(answerOf(saved)); });
        };
        if (const auto queued = m_parts.dumps.enqueue(*request, onMain))
            rememberWhoAsked(*queued, caller.uid);
        else
            finish(std::unexpected(queued.error()));
    });
}

void EnforcementService::CancelDump(const QString& id, const QDBusMessage& message) {
    const auto wanted = filledText("id", id);
    m_gate.serve(message, demandingId(contract::kActionDumpProcess, wanted),
                 atOnce([this, wanted](const Caller&) -> model::Result<Done> {
                     const auto cancelled = m_parts.dumps.cancel(*wanted);
                     return service::answerOf(
                         cancelled
                             ? enforcement::ActResult{model::Outcome::Done,
                                                      "it ends, and nothing of it stays",
                                                      {},
                                                      {}}
                             : enforcement::ActResult{
                                   model::Outcome::Skipped, cancelled.error().detail, {}, {}});
                 }));
}

void EnforcementService::ListDumps(const QDBusMessage& message) {
    m_gate.serve(
        message,
        [](const Caller&) -> model::Result<Demand> {
            return Demand{.action = contract::kActionViewAll};
        },
        offloaded(m_parts, [this](const Caller&) -> model::Result<Done> {
            return Done{{dumpsJson(m_parts.dumps.list())}};
        }));
}

void EnforcementService::rememberWhoAsked(const std::string& id, std::uint32_t uid) {
    m_askedBy.emplace_back(id, uid);
    if (m_askedBy.size() > enforcement::DumpQueue::kMostWaiting + 1)
        m_askedBy.pop_front();  // done long ago: more cannot wait
}

bool EnforcementService::mayFollow(const std::string& id, std::uint32_t uid) const {
    const auto row = enforcement::DumpStore::parseId(id);
    return (row && row->uid == uid) || std::ranges::count(m_askedBy, std::pair(id, uid)) > 0;
}

void EnforcementService::DumpProgress(const QString& id, const QDBusMessage& message) {
    const auto wanted = filledText("id", id);
    m_gate.serve(
        message,
        [this, wanted](const Caller& caller) -> model::Result<Demand> {
            if (!wanted)
                return std::unexpected(wanted.error());
            return Demand{.action = mayFollow(*wanted, caller.uid) ? contract::kActionView
                                                                   : contract::kActionViewAll};
        },
        offloaded(m_parts, [this, wanted](const Caller&) -> model::Result<Done> {
            for (const model::DumpRow& row : m_parts.dumps.list())
                if (row.id == *wanted)
                    return Done{{row.running ? row.percent : 100U}};
            return model::unexpected(Code::InvalidArgument, "id", "no dump has such an id");
        }));
}

void EnforcementService::ReadDump(const QString& id, const QDBusMessage& message) {
    const auto wanted = filledText("id", id);
    m_gate.serve(message, demandingId(contract::kActionReadDump, wanted),
                 offloaded(m_parts, [this, wanted](const Caller&) -> model::Result<Done> {
                     const auto file = m_parts.dumps.openForReading(*wanted);
                     if (!file)
                         return std::unexpected(file.error());
                     return Done{{QVariant::fromValue(QDBusUnixFileDescriptor(file->get()))}};
                 }));
}

}  // namespace service
