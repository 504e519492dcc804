#include "app/client/AlertFeed.h"

#include "app/client/SafeText.h"

namespace app::client {

AlertFeed::AlertFeed(HelperClient& client, QObject* parent) : QObject(parent), m_client(client) {
    m_reload.setSingleShot(true);
    m_reload.setInterval(500);
    connect(&m_reload, &QTimer::timeout, this, &AlertFeed::reload);
    connect(&client, &HelperClient::alertRaised, this, &AlertFeed::onNamed);
    connect(&client, &HelperClient::alertChanged, this, &AlertFeed::onNamed);
    connect(&client, &HelperClient::presenceChanged, this, [this](HelperClient::Presence presence) {
        if (presence == HelperClient::Presence::Present)
            reload();
    });
}

void AlertFeed::reload() {
    if (m_client.presence() != HelperClient::Presence::Present)
        return;
    if (std::exchange(m_loading, true)) {
        m_loadAgain = true;
        return;
    }
    AlertQuery newest;
    newest.limit = kPage;
    m_client.alerts(newest, [this](const auto& page) { onPage(page); });
}

void AlertFeed::onPage(const model::Result<AlertPage>& page) {
    m_loading = false;
    if (page) {
        QList<model::Alert> alerts;
        for (const ReceivedAlert& received : page->alerts)
            alerts.append(received.alert);
        Q_EMIT problem({}, false);
        Q_EMIT reloaded(alerts);
    } else {
        Q_EMIT problem(safeText(model::toString(page.error())),
                       page.error().code == model::Error::Code::NotAuthorized);
    }
    if (std::exchange(m_loadAgain, false))
        m_reload.start();
}

void AlertFeed::search(const QString& part) {
    const quint64 round = ++m_search;
    if (part.isEmpty()) {
        if (std::exchange(m_searched, false))
            reload();
        return;
    }
    m_searched = true;
    AlertQuery query;
    query.limit = kPage;
    query.search = part;
    m_client.alerts(query, [this, round](const model::Result<AlertPage>& page) {
        if (round != m_search || !page)
            return;  // something else is typed by now
        QList<model::Alert> alerts;
        for (const ReceivedAlert& received : page->alerts)
            alerts.append(received.alert);
        Q_EMIT found(alerts);
    });
}

void AlertFeed::onNamed(const QString& id) {
    if (m_asking.contains(id))
        m_askAgain.insert(id);
    else if (m_asking.size() < kMostQuestions)
        ask(id);
    else if (!m_reload.isActive())
        m_reload.start();
}

void AlertFeed::ask(const QString& id) {
    m_asking.insert(id);
    m_client.alert(id, [this, id](const model::Result<ReceivedAlert>& received) {
        m_asking.remove(id);
        // An id that is not ours to see, or gone again, is answered with an error: not our matter.
        if (received)
            Q_EMIT alertReceived(received->alert);
        if (m_askAgain.remove(id))
            ask(id);
    });
}

}  // namespace app::client
