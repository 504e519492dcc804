#pragma once

#include <QObject>

#include "app/client/SessionsFeed.h"

namespace ui {
class MainWindow;
}

namespace app {

/// The sessions page's place: fed while it is visible.
class SessionsLink : public QObject {
    Q_OBJECT

  public:
    explicit SessionsLink(client::HelperClient& client) : m_feed(client) {}

    void connectTo(ui::MainWindow& window);
    void setWanted(bool wanted) { m_feed.setWanted(wanted); }
    void refresh() { m_feed.refresh(); }

  private:
    client::SessionsFeed m_feed;
};

}  // namespace app
