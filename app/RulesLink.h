#pragma once

#include <QHash>
#include <QObject>

#include "app/RuleTester.h"
#include "app/VerbRunner.h"
#include "app/client/RulesFeed.h"

namespace ui {
class MainWindow;
}

namespace app {

/// The rules page's place: fed while it is visible, its intents carried to the helper, its tests to
/// algomonitorctl.
class RulesLink : public QObject {
    Q_OBJECT

  public:
    RulesLink(client::HelperClient& client, VerbRunner& verbs);

    void connectTo(ui::MainWindow& window);
    void setWanted(bool wanted) { m_feed.setWanted(wanted); }
    void refresh() { m_feed.refresh(); }

  private:
    void setResponse(const QString& id, const QString& response);

    client::RulesFeed m_feed;
    VerbRunner& m_verbs;
    RuleTester m_tester;
    QHash<QString, QString> m_responses;  // in force, by rule
};

}  // namespace app
