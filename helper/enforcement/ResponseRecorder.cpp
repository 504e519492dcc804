#include "enforcement/ResponseRecorder.h"

#include <algorithm>

#include "storage/AlertLog.h"
#include "storage/AuditLog.h"
#include "storage/PendingFile.h"

namespace enforcement {
namespace {

constexpr std::int64_t kQuietUs = 1'000'000;
// Of these one is told while the time between is not known.
constexpr std::uint64_t kCountsTold = 64;

storage::PendingSuspension pendingOf(const Case& open) {
    storage::PendingSuspension pending;
    pending.alertId = open.alert.id;
    pending.keys = open.members;
    pending.deadlineUs = open.alert.deadlineUs;
    pending.plannedAction = rules::toString(open.planned);
    return pending;
}

}  // namespace

void ResponseRecorder::raise(const model::Alert& alert) {
    m_logs.alerts.raise(alert);
    if (onRaised)
        onRaised(alert);
}

void ResponseRecorder::changed(model::Alert& alert) {
    // What is stored is never replaced by what seems older: a clock that was set back must not hide
    // what became of an alert.
    alert.changedAtUs = std::max(m_logs.clockUs(), alert.changedAtUs + 1);
    m_logs.alerts.update(alert);
    if (onChanged)
        onChanged(alert);
}

void ResponseRecorder::counted(model::Alert& alert) {
    ++alert.count;
    const auto sinceUs = m_logs.clockUs() - alert.changedAtUs;
    if (sinceUs >= kQuietUs || (sinceUs < -kQuietUs && alert.count % kCountsTold == 0))
        return changed(alert);
    m_logs.alerts.update(alert);
}

void ResponseRecorder::append(model::Alert& alert, model::ResponseRecord record) {
    record.atUs = m_logs.clockUs();
    if (alert.responses.size() < kMostResponses)
        alert.responses.push_back(std::move(record));
}

void ResponseRecorder::note(model::Alert& alert, const std::string& action, const ActResult& result,
                            const std::string& by) {
    append(alert, {action, result.outcome, result.detail});
    audit(alert, action, result, by);
}

void ResponseRecorder::noteSkipped(model::Alert& alert, const std::string& action,
                                   std::string_view why) {
    append(alert, {action, model::Outcome::Skipped, std::string(why)});
}

void ResponseRecorder::audit(const model::Alert& alert, const std::string& action,
                             const ActResult& result, const std::string& by) {
    auto record = m_logs.audit.begin(action, by);
    record.subject(alert.finding.process.key).alert(alert.id);
    if (result.outcome == model::Outcome::Done)
        record.succeeded(result.detail);
    else if (result.outcome == model::Outcome::Refused)
        record.refused(result.detail);
    else
        record.failed({model::Error::Code::Unavailable, action, result.detail, 0});
}

void ResponseRecorder::storePending(const std::map<std::string, Case>& cases) {
    std::vector<storage::PendingSuspension> pending;
    for (const auto& [id, open] : cases)
        pending.push_back(pendingOf(open));
    const auto stored = m_logs.pending.store(pending);
    const std::string problem = stored ? std::string() : model::toString(stored.error());
    if (!problem.empty() && problem != m_pendingProblem)
        m_logs.alerts.say(model::Level::Error,
                          "Who is suspended could not be written down: " + problem);
    m_pendingProblem = problem;
}

}  // namespace enforcement
