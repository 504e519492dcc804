#pragma once

#include <QObject>

#include "app/VerbRunner.h"
#include "app/client/IntegrityFeed.h"

namespace ui {
class MainWindow;
}

namespace app {

/// The files page's place: fed while it is visible, its intents carried to the helper.
class FilesLink : public QObject {
    Q_OBJECT

  public:
    FilesLink(client::HelperClient& client, VerbRunner& verbs);

    void connectTo(ui::MainWindow& window);
    void setWanted(bool wanted) { m_feed.setWanted(wanted); }
    void refresh() { m_feed.refresh(); }

  private:
    client::IntegrityFeed m_feed;
    VerbRunner& m_verbs;
};

}  // namespace app
