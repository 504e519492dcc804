#include "app/SettingsLink.h"

#include "app/client/ListingJson.h"
#include "ui/MainWindow.h"
#include "ui/settings/SettingsPage.h"

namespace app {

SettingsLink::SettingsLink(client::HelperClient& client, VerbRunner& verbs)
    : m_feed(client), m_verbs(verbs) {
    connect(&m_verbs, &VerbRunner::finished, &m_feed, &client::SettingsFeed::refresh);
}

void SettingsLink::connectTo(ui::MainWindow& window) {
    using Page = ui::SettingsPage;
    Page* page = window.page<ui::SettingsPage>();
    connect(&m_feed, &client::SettingsFeed::received, page, &Page::setSettings);
    connect(&m_feed, &client::SettingsFeed::trusted, page, &Page::setTrust);
    connect(&m_feed, &client::SettingsFeed::problem, page, &Page::setProblem);
    connect(page, &Page::saveRequested, this, [this](const QString& key, const QString& json) {
        m_verbs.run(client::SetSetting{key, json});
    });
    connect(page, &Page::untrustRequested, this,
            [this](const QString& id) { m_verbs.run(client::RemoveTrust{id}); });
    connect(&window, &ui::MainWindow::trustRequested, this, [this](const model::TrustEntry& entry) {
        m_verbs.run(client::AddTrust{client::trustToJson(entry)});
    });
}

}  // namespace app
