#include "service/ProcessesService.h"

#include <QList>
#include <algorithm>

#include "contract/Names.h"
#include "contract/WireTypes.h"
#include "model/SafeText.h"
#include "service/Arguments.h"
#include "service/Ownership.h"

namespace service {
namespace {

/// At most this many samples travel; the charts have no more points.
constexpr std::size_t kMaxSamples = 600;

void hideForeign(model::ProcessChanges& changes, std::uint32_t uid) {
    for (model::ProcessRow& row : changes.changed)
        if (row.uid != uid)
            row = outlineOf(row);
}

QList<model::MachineSample> thinned(const std::vector<model::MachineSample>& samples) {
    const std::size_t step =
        std::max<std::size_t>(1, (samples.size() + kMaxSamples - 1) / kMaxSamples);
    QList<model::MachineSample> result;
    // Counted from the newest, so that now is always among them.
    for (std::size_t back = samples.size(); back > 0; back -= std::min(step, back))
        result.prepend(samples[back - 1]);
    return result;
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
            model::ProcessChanges changes = m_parts.processChanges(generation);
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
            return Done{{QVariant::fromValue(thinned(m_parts.machineHistory(*wanted)))}};
        }));
}

void ProcessesService::Details(int pid, qulonglong startTimeTicks, const QDBusMessage& message) {
    const auto key = processKey(pid, startTimeTicks);
    m_gate.serve(
        message,
        [key](const Caller& caller) -> model::Result<Demand> {
            if (!key)
                return std::unexpected(key.error());
            const auto ownership = readOwnership(*key);
            if (!ownership)
                return std::unexpected(ownership.error());
            if (!owns(caller.uid, *ownership))
                return Demand{.action = contract::kActionViewAll};
            return Demand{.action = contract::kActionView, .stillTrue = [uid = caller.uid, key] {
                              return ownsAll(uid, {&*key, 1});
                          }};
        },
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
