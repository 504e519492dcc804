#include "service/ProcessesService.h"

#include <QList>

#include "contract/Names.h"
#include "contract/WireTypes.h"
#include "model/SafeText.h"
#include "monitors/ProcessSampler.h"
#include "service/Arguments.h"
#include "service/Ownership.h"

namespace service {
namespace {

void hideForeign(model::ProcessChanges& changes, std::uint32_t uid) {
    for (model::ProcessRow& row : changes.changed)
        if (row.uid != uid)
            row = outlineOf(row);
}

/// One's own processes with view, others' with view-all.
model::Result<Demand> demandToLookAt(const model::Result<model::ProcessKey>& key,
                                     const Caller& caller) {
    if (!key)
        return std::unexpected(key.error());
    const auto ownership = readOwnership(*key);
    if (!ownership)
        return std::unexpected(ownership.error());
    if (!owns(caller.uid, *ownership))
        return Demand{.action = contract::kActionViewAll};
    return Demand{.action = contract::kActionView,
                  .stillTrue = [uid = caller.uid, key] { return ownsAll(uid, {&*key, 1}); }};
}

}  // namespace

ProcessesService::ProcessesService(QObject* object, Gate& gate, const Parts& parts)
    : Processes1Adaptor(object), m_gate(gate), m_parts(parts) {}

void ProcessesService::Changes(qulonglong generation, bool all, const QDBusMessage& message) {
    m_gate.serve(
        message,
        [all](const Caller&) -> model::Result<Demand> {
            return Demand{.action = all ? contract::kActionViewAll : contract::kActionView};
        },
        offloaded(m_parts, [this, generation, all](const Caller& caller) -> model::Result<Done> {
            model::ProcessChanges changes = m_parts.sampler.changes(generation);
            if (!all)
                hideForeign(changes, caller.uid);
            return Done{{QVariant::fromValue(changes)}};
        }));
}

void ProcessesService::History(uint seconds, const QDBusMessage& message) {
    const auto wanted = count("seconds", seconds, kMaxHistorySeconds);
    m_gate.serve(
        message,
        [wanted](const Caller&) -> model::Result<Demand> {
            if (!wanted)
                return std::unexpected(wanted.error());
            return Demand{.action = contract::kActionView};
        },
        offloaded(m_parts, [this, wanted](const Caller&) -> model::Result<Done> {
            const auto samples = m_parts.sampler.history(*wanted);
            return Done{
                {QVariant::fromValue(QList<model::MachineSample>(samples.begin(), samples.end()))}};
        }));
}

void ProcessesService::ProgramHours(int pid, qulonglong startTimeTicks, uint seconds,
                                    const QDBusMessage& message) {
    const auto key = processKey(pid, startTimeTicks);
    const auto wanted = count("seconds", seconds, kMaxHistorySeconds);
    m_gate.serve(
        message,
        [key, wanted](const Caller& caller) -> model::Result<Demand> {
            if (!wanted)
                return std::unexpected(wanted.error());
            return demandToLookAt(key, caller);
        },
        offloaded(m_parts, [this, key, wanted](const Caller&) -> model::Result<Done> {
            const auto hours = m_parts.programHours(*key, *wanted);
            if (!hours)
                return std::unexpected(hours.error());
            return Done{{QVariant::fromValue(*hours)}};
        }));
}

void ProcessesService::Details(int pid, qulonglong startTimeTicks, const QDBusMessage& message) {
    const auto key = processKey(pid, startTimeTicks);
    m_gate.serve(
        message, [key](const Caller& caller) { return demandToLookAt(key, caller); },
        offloaded(m_parts, [this, key](const Caller&) -> model::Result<Done> {
            const auto details = m_parts.processDetails(*key);
            if (!details)
                return std::unexpected(details.error());
            return Done{{QString::fromStdString(model::validUtf8(*details))}};
        }));
}

model::ProcessRow outlineOf(const model::ProcessRow& row) {
    model::ProcessRow outline;
    outline.key = row.key;
    outline.parentPid = row.parentPid;
    outline.name = row.name;
    outline.uid = row.uid;
    outline.user = row.user;
    outline.cpuPercent = row.cpuPercent;
    outline.cpuPercentCore = row.cpuPercentCore;
    outline.memoryKiB = row.memoryKiB;
    outline.memoryPercent = row.memoryPercent;
    return outline;
}

}  // namespace service
