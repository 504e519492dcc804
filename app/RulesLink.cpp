#include "app/RulesLink.h"

#include "ui/MainWindow.h"
#include "ui/rules/RulesPage.h"

namespace app {
namespace {

// For the hits; whatever else changes is told by the helper.
constexpr int kIntervalMs = 10'000;

}  // namespace

RulesLink::RulesLink(client::HelperClient& client, VerbRunner& verbs)
    : m_feed(client, kIntervalMs), m_verbs(verbs) {
    connect(&m_verbs, &VerbRunner::finished, &m_feed, &client::RulesFeed::refresh);
    connect(&m_feed, &client::RulesFeed::received, this,
            [this](const std::vector<model::RuleRow>& rules) {
                m_responses.clear();
                for (const model::RuleRow& rule : rules)
                    m_responses.insert(QString::fromStdString(rule.id),
                                       QString::fromStdString(rule.response));
            });
}

void RulesLink::connectTo(ui::MainWindow& window) {
    using Page = ui::RulesPage;
    Page* page = window.page<ui::RulesPage>();
    connect(&m_feed, &client::RulesFeed::received, page, &Page::setRules);
    connect(&m_feed, &client::RulesFeed::problem, page, &Page::setProblem);
    connect(page, &Page::switchRequested, this,
            [this](const QString& id, bool on) { m_verbs.run(client::SwitchRule{id, on}); });
    connect(page, &Page::responseRequested, this, &RulesLink::setResponse);
    connect(page, &Page::reloadRequested, this, [this] { m_verbs.run(client::ReloadRules{}); });
    connect(page, &Page::testRequested, &m_tester, &RuleTester::test);
    connect(&m_tester, &RuleTester::tested, page, &Page::setTestResult);
}

void RulesLink::setResponse(const QString& id, const QString& response) {
    std::optional<client::Verb> undo;
    if (const auto before = m_responses.constFind(id); before != m_responses.cend())
        undo = client::SetRuleResponse{id, *before};
    m_verbs.runWithUndo(client::SetRuleResponse{id, response}, undo);
}

}  // namespace app
