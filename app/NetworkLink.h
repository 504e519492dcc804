#pragma once

#include <QObject>

#include "app/VerbRunner.h"
#include "app/client/NetworkFeed.h"

namespace ui {
class MainWindow;
}

namespace app {

/// The network page's place: fed while it is visible, its intents carried to the helper.
class NetworkLink : public QObject {
    Q_OBJECT

  public:
    NetworkLink(client::HelperClient& client, VerbRunner& verbs);

    void connectTo(ui::MainWindow& window);
    void setWanted(bool wanted) { m_feed.setWanted(wanted); }
    void refresh() { m_feed.refresh(); }

  private:
    client::NetworkFeed m_feed;
    VerbRunner& m_verbs;
};

}  // namespace app
