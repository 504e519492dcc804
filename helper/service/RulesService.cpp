#include "service/RulesService.h"

#include <QStringList>
#include <algorithm>
#include <memory>
#include <utility>

#include "config/SettingsStore.h"
#include "contract/Names.h"
#include "enforcement/Responder.h"
#include "model/SafeText.h"
#include "rules/BuiltInRules.h"
#include "rules/RuleDefaults.h"
#include "service/Arguments.h"
#include "service/ListingJson.h"
#include "service/PromptText.h"

namespace service {
namespace {

model::RuleRow builtInRow(const rules::BuiltInRule& rule, const model::Settings& settings) {
    model::RuleRow row;
    row.id = rule.id;
    row.title = rule.title;
    row.ruleset = "builtin";
    row.level = model::toString(rules::levelOf(settings, rule.id, rules::defaultOf(rule.id).level));
    return row;
}

bool isBuiltIn(const std::string& id) {
    return std::ranges::find(rules::builtInRules(), id, &rules::BuiltInRule::id) !=
           rules::builtInRules().end();
}

/// `what` and the rule complete "Authentication is required to change AlgoMonitor's rules: …".
Gate::Judge changing(const model::Result<std::string>& rule, const std::string& what) {
    return [rule, what](const Caller&) -> model::Result<Demand> {
        if (!rule)
            return std::unexpected(rule.error());
        const std::string subject = what + *rule;
        return Demand{.action = contract::kActionChangeRules,
                      .details = promptFor(subject),
                      .subject = subject};
    };
}

Done reloaded(const model::RulesReload& reload) {
    QStringList problems;
    for (const std::string& problem : reload.problems)
        problems.append(QString::fromStdString(model::printable(problem)));
    return Done{{reload.rules, problems},
                model::Outcome::Done,
                std::to_string(reload.rules) + " rules, " + std::to_string(reload.problems.size()) +
                    " files not used"};
}

}  // namespace

RulesService::RulesService(QObject* object, Gate& gate, const Parts& parts)
    : Rules1Adaptor(object), m_gate(gate), m_parts(parts) {}

std::vector<model::RuleRow> RulesService::rows() const {
    const auto settings = m_parts.settings.current();
    const auto hits = m_parts.responder.hits();
    std::vector<model::RuleRow> rows;
    for (const rules::BuiltInRule& rule : rules::builtInRules())
        rows.push_back(builtInRow(rule, *settings));
    for (model::RuleRow& row : m_parts.rules())
        rows.push_back(std::move(row));
    for (model::RuleRow& row : rows) {
        row.enabled = rules::isEnabled(*settings, row.id);
        row.response = model::toString(rules::responseOf(*settings, row.id));
        const auto count = hits.find(row.id);
        row.hits = count == hits.end() ? 0 : count->second;
    }
    return rows;
}

model::Result<std::string> RulesService::knownId(const QString& id) const {
    auto text = filledText("id", id);
    if (!text || isBuiltIn(*text))
        return text;
    const auto loaded = m_parts.rules();
    if (std::ranges::find(loaded, *text, &model::RuleRow::id) != loaded.end())
        return text;
    return model::unexpected(
        model::Error::Code::InvalidArgument, "id",
        "\"" + model::printable(model::shortened(*text, 64)) + "\", there is no such rule");
}

model::Result<Done> RulesService::set(const std::string& key, const std::string& value) {
    if (const auto done = m_parts.settings.set(key, value); !done)
        return std::unexpected(done.error());
    announce();
    return Done{};
}

/// Thousands of rules of files become JSON on a pool thread.
void RulesService::List(const QDBusMessage& message) {
    m_gate.serve(
        message,
        [](const Caller&) -> model::Result<Demand> {
            return Demand{.action = contract::kActionView};
        },
        [this](const Caller&, const Gate::Finish& finish) {
            const auto all = std::make_shared<std::vector<model::RuleRow>>(rows());
            const auto json = std::make_shared<QString>();
            m_parts.offload([all, json] { *json = rulesJson(*all); },
                            [json, finish] { finish(Done{{*json}}); });
        });
}

void RulesService::SetEnabled(const QString& id, bool enabled, const QDBusMessage& message) {
    const auto known = knownId(id);
    m_gate.serve(message, changing(known, enabled ? "switch on " : "switch off "),
                 atOnce([this, known, enabled](const Caller&) {
                     return set("rules." + *known + ".enabled", enabled ? "true" : "false");
                 }));
}

void RulesService::SetResponse(const QString& id, const QString& response,
                               const QDBusMessage& message) {
    auto known = knownId(id);
    const std::string wanted = response.toStdString();
    if (known && !model::responseFromString(wanted))
        known = model::unexpected(model::Error::Code::InvalidArgument, "response",
                                  "must be one of none notify suspend drop block kill kill-tree");
    m_gate.serve(message, changing(known, wanted + " is the answer to "),
                 atOnce([this, known, wanted](const Caller&) {
                     return set("rules." + *known + ".response", wanted);
                 }));
}

void RulesService::Reload(const QDBusMessage& message) {
    m_gate.serve(message, changing(std::string("the rule files"), "read again "),
                 [this](const Caller&, const Gate::Finish& finish) {
                     m_parts.reloadRules([this, finish](const auto& reload) {
                         if (!reload)
                             return finish(std::unexpected(reload.error()));
                         announce();
                         finish(reloaded(*reload));
                     });
                 });
}

}  // namespace service
