#include "app/client/NetworkFeed.h"

#include "app/client/ListingJson.h"
#include "app/client/SafeText.h"

namespace app::client {

NetworkFeed::NetworkFeed(HelperClient& client, int intervalMs, QObject* parent)
    : QObject(parent), m_client(client) {
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &NetworkFeed::refresh);
    connect(&client, &HelperClient::presenceChanged, this, [this] {
        ++m_helper;
        m_generation = 0;
        m_asking = m_askingBlocks = false;
        refresh();
    });
}

void NetworkFeed::setWanted(bool wanted) {
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    if (!wanted)
        return m_timer.stop();
    m_timer.start();
    refresh();
}

bool NetworkFeed::mayAsk() const {
    return m_wanted && m_client.presence() == HelperClient::Presence::Present;
}

void NetworkFeed::refresh() {
    askConnections();
    askBlocks();
}

void NetworkFeed::askConnections() {
    if (m_asking || !mayAsk())
        return;
    m_asking = true;
    m_client.connections(m_generation, false, [this, helper = m_helper](const auto& changes) {
        onChanges(helper, changes);
    });
}

void NetworkFeed::askBlocks() {
    if (m_askingBlocks || !mayAsk())
        return;
    m_askingBlocks = true;
    m_client.blocks([this, helper = m_helper](const model::Result<QString>& text) {
        if (helper != m_helper)
            return;
        m_askingBlocks = false;
        // The connections say what is wrong; blocks that cannot be read are none.
        Q_EMIT blocked(text ? blocksFromJson(*text).value_or(std::vector<model::BlockRow>())
                            : std::vector<model::BlockRow>());
    });
}

void NetworkFeed::onChanges(quint64 askedAs,
                            const model::Result<model::ConnectionChanges>& changes) {
    if (askedAs != m_helper)
        return;
    m_asking = false;
    if (!changes) {
        Q_EMIT problem(safeText(model::toString(changes.error())),
                       changes.error().code == model::Error::Code::NotAuthorized);
        return;
    }
    m_generation = changes->generation;
    Q_EMIT problem({}, false);
    Q_EMIT changed(*changes);
}

}  // namespace app::client
