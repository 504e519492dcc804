#include "app/client/ProcessFeed.h"

#include "app/client/SafeText.h"

namespace app::client {

ProcessFeed::ProcessFeed(HelperClient& client, int intervalMs, QObject* parent)
    : QObject(parent), m_client(client) {
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &ProcessFeed::refresh);
    connect(&client, &HelperClient::presenceChanged, this, [this](HelperClient::Presence presence) {
        ++m_helper;
        m_generation = 0;
        m_asking = false;
        if (presence == HelperClient::Presence::Present)
            refresh();
    });
}

void ProcessFeed::setWanted(bool wanted) {
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    if (!wanted)
        return m_timer.stop();
    m_timer.start();
    refresh();
}

void ProcessFeed::refresh() {
    if (!m_wanted || m_asking || m_client.presence() != HelperClient::Presence::Present)
        return;
    m_asking = true;
    m_client.changes(m_generation, false, [this, helper = m_helper](const auto& changes) {
        onChanges(helper, changes);
    });
}

void ProcessFeed::onChanges(quint64 askedAs, const model::Result<model::ProcessChanges>& changes) {
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
