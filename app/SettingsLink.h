#pragma once

#include <QObject>

#include "app/VerbRunner.h"
#include "app/client/SettingsFeed.h"

namespace ui {
class MainWindow;
}

namespace app {

/// The settings page's place, and that of everything else that trusts.
class SettingsLink : public QObject {
    Q_OBJECT

  public:
    SettingsLink(client::HelperClient& client, VerbRunner& verbs);

    void connectTo(ui::MainWindow& window);
    void setWanted(bool wanted) { m_feed.setWanted(wanted); }
    void refresh() { m_feed.refresh(); }

  private:
    void save(const QString& key, const QString& json);
    void untrust(const QString& id);
    void preview(ui::MainWindow& window, const model::TrustEntry& entry, quint64 round);

    client::HelperClient& m_client;
    client::SettingsFeed m_feed;
    VerbRunner& m_verbs;
    QJsonObject m_inForce;
    std::vector<model::TrustRow> m_trusted;
};

}  // namespace app
