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
}

void RulesLink::connectTo(ui::MainWindow& window) {
    using Page = ui::RulesPage;
    Page* page = window.page<ui::RulesPage>();
    connect(&m_feed, &client::RulesFeed::received, page, &Page::setRules);
    connect(&m_feed, &client::RulesFeed::problem, page, &Page::setProblem);
    connect(page, &Page::switchRequested, this,
            [this](const QString& id, bool on) { m_verbs.run(client::SwitchRule{id, on}); });
    connect(page, &Page::responseRequested, this, [this](const QString& id, const QString& what) {
        m_verbs.run(client::SetRuleResponse{id, what});
    });
    connect(page, &Page::reloadRequested, this, [this] { m_verbs.run(client::ReloadRules{}); });
    connect(page, &Page::testRequested, &m_tester, &RuleTester::test);
    connect(&m_tester, &RuleTester::tested, page, &Page::setTestResult);
}

}  // namespace app
