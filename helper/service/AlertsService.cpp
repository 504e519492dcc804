#include "service/AlertsService.h"

#include <QStringList>
#include <algorithm>
#include <utility>

#include "contract/AlertJson.h"
#include "contract/Names.h"
#include "enforcement/Responder.h"
#include "rules/TrustPolicy.h"
#include "service/Arguments.h"
#include "service/Ownership.h"
#include "service/PromptText.h"
#include "service/RootOwnedPath.h"
#include "storage/AlertLog.h"

namespace service {
namespace {

constexpr char kAllowText[] = "Authentication is required to let $(subject) continue";
constexpr char kAllowAlwaysText[] =
    "Authentication is required to let $(subject) continue, and everything like it from now on";
constexpr char kResolveText[] = "Authentication is required to close the alert about $(subject)";
constexpr char kUndoText[] =
    "Authentication is required to take back what was done about $(subject)";

/// The alert's process and everybody who is suspended or killed with it.
std::vector<model::ProcessKey> subjectsOf(const model::Alert& alert) {
    std::vector<model::ProcessKey> keys = alert.finding.suspects;
    keys.push_back(alert.finding.process.key);
    return keys;
}

bool isOwn(std::uint32_t uid, const model::Alert& alert) {
    return alert.finding.process.uid == uid && ownsAll(uid, subjectsOf(alert));
}

Demand killDemand(const Caller& caller, const model::Alert& alert) {
    Demand demand{.action = contract::kActionTerminateProcess,
                  .details = promptFor(describe(alert)),
                  .subject = describe(alert),
                  .alertId = alert.id};
    if (isOwn(caller.uid, alert)) {
        demand.action = contract::kActionTerminateOwn;
        demand.stillTrue = [uid = caller.uid, alert] { return isOwn(uid, alert); };
    }
    return demand;
}

Demand letGoDemand(const model::Alert& alert, const char* sentence) {
    return {.action = contract::kActionResolveAlert,
            .details = promptFor(sentence, describe(alert)),
            .subject = describe(alert),
            .alertId = alert.id};
}

Done pageOf(const storage::AlertLog::Page& page) {
    QStringList alerts;
    for (const model::Alert& alert : page.alerts)
        alerts.append(QString::fromStdString(contract::toEcsLine(alert)));
    return {{alerts, page.total}};
}

/// Before anybody is asked for a password: could such an entry be added at all (threats 14)?
model::Result<void> checkMatch(const model::Alert& alert,
                               const std::map<std::string, std::string>& match) {
    const bool behavioural = rules::isBehavioural(alert.finding.ruleId);
    const model::TrustEntry entry{match, {alert.finding.ruleId}, std::nullopt, {}};
    if (auto checked = rules::checkTrust(entry, behavioural); !checked)
        return checked;
    return behavioural ? checkPlaces(entry) : model::Result<void>{};
}

}  // namespace

AlertsService::AlertsService(QObject* object, Gate& gate, const Parts& parts)
    : Alerts1Adaptor(object), m_gate(gate), m_parts(parts) {}

void AlertsService::announceRaised(const std::string& id) {
    Q_EMIT Raised(QString::fromStdString(id));
}

void AlertsService::announceChanged(const std::string& id) {
    Q_EMIT Changed(QString::fromStdString(id));
}

void AlertsService::List(uint offset, uint limit, const QVariantMap& filter,
                         const QDBusMessage& message) {
    const auto wanted = alertFilter(offset, limit, filter);
    m_gate.serve(
        message,
        [wanted](const Caller&) -> model::Result<Demand> {
            if (!wanted)
                return std::unexpected(wanted.error());
            return Demand{.action = wanted->all ? contract::kActionViewAll : contract::kActionView};
        },
        offloaded(m_parts, [this, wanted](const Caller& caller) -> model::Result<Done> {
            auto query = wanted->query;
            if (wanted->others)
                query.notUid = caller.uid;
            else if (!wanted->all)
                query.uid = caller.uid;
            auto page = m_parts.alerts.list(query);
            if (wanted->others)
                std::ranges::transform(page.alerts, page.alerts.begin(), outlineOf);
            return pageOf(page);
        }));
}

void AlertsService::Get(const QString& id, const QDBusMessage& message) {
    m_gate.serve(
        message,
        [this, id](const Caller& caller) -> model::Result<Demand> {
            const auto alert = find(id);
            if (!alert)
                return std::unexpected(alert.error());
            const bool own = alert->finding.process.uid == caller.uid;
            return Demand{.action = own ? contract::kActionView : contract::kActionViewAll};
        },
        atOnce([this, id](const Caller&) -> model::Result<Done> {
            const auto alert = find(id);
            if (!alert)
                return std::unexpected(alert.error());
            return Done{{QString::fromStdString(contract::toEcsLine(*alert))}};
        }));
}

void AlertsService::Kill(const QString& id, const QDBusMessage& message) {
    m_gate.serve(
        message,
        [this, id](const Caller& caller) -> model::Result<Demand> {
            const auto alert = find(id);
            if (!alert)
                return std::unexpected(alert.error());
            return killDemand(caller, *alert);
        },
        // Evidence and kill happen on a pool thread: the answer is how it ended.
        [this, id = id.toStdString()](const Caller& caller, Gate::Finish finish) {
            const auto begun = m_parts.responder.kill(
                id, describe(caller),
                [finish](const enforcement::ActResult& result) { finish(answerOf(result)); });
            if (!begun)
                finish(std::unexpected(begun.error()));
        });
}

void AlertsService::Allow(const QString& id, const QDBusMessage& message) {
    letGo(id, kAllowText, message, [this](const std::string& alert, const std::string& by) {
        return m_parts.responder.allow(alert, by);
    });
}

void AlertsService::AllowAlways(const QString& id, const QMap<QString, QString>& match,
                                const QDBusMessage& message) {
    const auto wanted = service::match(match);
    m_gate.serve(
        message,
        [this, id, wanted](const Caller&) -> model::Result<Demand> {
            const auto alert = find(id);
            if (!alert)
                return std::unexpected(alert.error());
            if (!wanted)
                return std::unexpected(wanted.error());
            if (const auto checked = checkMatch(*alert, *wanted); !checked)
                return std::unexpected(checked.error());
            return letGoDemand(*alert, kAllowAlwaysText);
        },
        answering(id, [this, wanted](const std::string& alert, const std::string& by) {
            return m_parts.responder.allowAlways(alert, *wanted, by);
        }));
}

void AlertsService::Resolve(const QString& id, const QDBusMessage& message) {
    letGo(id, kResolveText, message, [this](const std::string& alert, const std::string& by) {
        return m_parts.responder.resolve(alert, by);
    });
}

void AlertsService::Undo(const QString& id, const QDBusMessage& message) {
    letGo(id, kUndoText, message, [this](const std::string& alert, const std::string& by) {
        return m_parts.responder.undo(alert, by);
    });
}

model::Result<model::Alert> AlertsService::find(const QString& id) const {
    const auto checked = alertId(id);
    if (!checked)
        return std::unexpected(checked.error());
    if (auto alert = m_parts.alerts.get(*checked))
        return *std::move(alert);
    return model::unexpected(model::Error::Code::InvalidArgument, "id", "there is no such alert");
}

void AlertsService::letGo(const QString& id, const char* sentence, const QDBusMessage& message,
                          Answer answer) {
    m_gate.serve(
        message,
        [this, id, sentence](const Caller&) -> model::Result<Demand> {
            const auto alert = find(id);
            if (!alert)
                return std::unexpected(alert.error());
            return letGoDemand(*alert, sentence);
        },
        answering(id, std::move(answer)));
}

Gate::Act AlertsService::answering(const QString& id, Answer answer) const {
    return atOnce([id = id.toStdString(), answer = std::move(answer)](const Caller& caller) {
        return answerOf(answer(id, describe(caller)));
    });
}

model::Alert outlineOf(const model::Alert& alert) {
    model::Alert outline;
    outline.id = alert.id;
    outline.finding.ruleId = alert.finding.ruleId;
    outline.finding.ruleName = alert.finding.ruleName;
    outline.finding.level = alert.finding.level;
    outline.finding.certainty = alert.finding.certainty;
    outline.finding.process.key = alert.finding.process.key;
    outline.finding.process.name = alert.finding.process.name;
    outline.finding.process.uid = alert.finding.process.uid;
    outline.state = alert.state;
    outline.raisedAtUs = alert.raisedAtUs;
    outline.changedAtUs = alert.changedAtUs;
    outline.count = alert.count;
    outline.deadlineUs = alert.deadlineUs;
    outline.plannedAction = alert.plannedAction;
    outline.resolved = alert.resolved;
    if (!alert.finding.login || alert.finding.login->known)
        outline.userName = alert.userName;  // else it is what somebody typed, perhaps a password
    outline.bootId = alert.bootId;
    outline.outline = true;
    return outline;
}

}  // namespace service
