#include "app/client/SettingsFeed.h"

#include "app/client/ListingJson.h"
#include "app/client/SafeText.h"

namespace app::client {

SettingsFeed::SettingsFeed(HelperClient& client, QObject* parent)
    : QObject(parent), m_client(client) {
    connect(&client, &HelperClient::settingsChanged, this, &SettingsFeed::refresh);
    connect(&client, &HelperClient::presenceChanged, this, &SettingsFeed::refresh);
}

void SettingsFeed::setWanted(bool wanted) {
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    refresh();
}

void SettingsFeed::refresh() {
    if (!m_wanted || m_client.presence() != HelperClient::Presence::Present)
        return;
    const quint64 round = ++m_asked;
    m_client.settings([this, round](const model::Result<QString>& text) {
        if (round != m_asked)
            return;
        const auto settings = text ? settingsFromJson(*text)
                                   : model::Result<QJsonObject>(std::unexpected(text.error()));
        if (!settings)
            return tell(settings.error());
        Q_EMIT problem({}, false);
        Q_EMIT received(*settings);
    });
    m_client.trustList([this, round](const model::Result<QString>& text) {
        if (round != m_asked || !text)
            return;
        if (const auto entries = trustFromJson(*text))
            Q_EMIT trusted(*entries);
    });
}

void SettingsFeed::tell(const model::Error& error) {
    Q_EMIT problem(safeText(model::toString(error)),
                   error.code == model::Error::Code::NotAuthorized);
}

}  // namespace app::client
