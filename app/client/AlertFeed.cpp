#include "app/client/AlertFeed.h"

#include "app/client/SafeText.h"

namespace app::client {
namespace {

constexpr int kSoonMs = 500;

QList<model::Alert> alertsOf(const AlertPage& page) {
    QList<model::Alert> alerts;
    for (const ReceivedAlert& received : page.alerts)
        alerts.append(received.alert);
    return alerts;
}

bool isRefused(const model::Error& error) {
    return error.code == model::Error::Code::NotAuthorized;
}

/// What root's files do all day long is nobody else's news.
AlertQuery outlines() {
    AlertQuery query;
    query.limit = AlertFeed::kOutlines;
    query.atLeast = model::Level::Warning;
    query.others = true;
    return query;
}

}  // namespace

AlertFeed::AlertFeed(HelperClient& client, QObject* parent) : QObject(parent), m_client(client) {
    m_reload.setSingleShot(true);
    m_reload.setInterval(kSoonMs);
    connect(&m_reload, &QTimer::timeout, this, &AlertFeed::reload);
    m_outlinesSoon.setSingleShot(true);
    m_outlinesSoon.setInterval(kSoonMs);
    connect(&m_outlinesSoon, &QTimer::timeout, this, &AlertFeed::askOutlines);
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
    newest.everybodys = m_everybodys;
    m_client.alerts(newest, [this, asked = m_everybodys](const auto& page) {
        if (asked == m_everybodys)
            return onPage(page);
        m_loading = false;  // revealed meanwhile
        reload();
    });
}

void AlertFeed::onPage(const model::Result<AlertPage>& page) {
    if (page && !m_everybodys)
        return finishPage(alertsOf(*page));
    m_loading = false;
    if (page) {
        Q_EMIT problem({}, false);
        Q_EMIT reloaded(alertsOf(*page));
    } else if (isRefused(page.error()) && std::exchange(m_everybodys, false)) {
        return reload();  // the password is too long ago
    } else {
        Q_EMIT problem(safeText(model::toString(page.error())), isRefused(page.error()));
    }
    if (std::exchange(m_loadAgain, false))
        m_reload.start();
}

/// One's own are known; an older helper that tells no outlines is no reason to go without.
void AlertFeed::finishPage(QList<model::Alert> own) {
    m_client.alerts(outlines(), [this, own](const model::Result<AlertPage>& page) {
        m_loading = false;
        if (m_everybodys)
            return reload();
        m_outlines.clear();
        Q_EMIT problem({}, false);
        Q_EMIT reloaded(page ? own + outlinesOf(*page) : own);
        if (std::exchange(m_loadAgain, false))
            m_reload.start();
    });
}

void AlertFeed::askOutlines() {
    m_client.alerts(outlines(), [this](const model::Result<AlertPage>& page) {
        if (page)
            for (const model::Alert& alert : outlinesOf(*page))
                Q_EMIT alertReceived(alert);
    });
}

/// Those that are new or another than before, the oldest first.
QList<model::Alert> AlertFeed::outlinesOf(const AlertPage& page) {
    QHash<QString, std::int64_t> now;
    QList<model::Alert> news;
    for (const ReceivedAlert& received : page.alerts) {
        const QString id = QString::fromStdString(received.alert.id);
        now.insert(id, received.alert.changedAtUs);
        if (!m_outlines.contains(id) || m_outlines.value(id) != received.alert.changedAtUs)
            news.prepend(received.alert);
    }
    m_outlines = now;
    return news;
}

void AlertFeed::reveal() {
    AlertQuery query;
    query.limit = kPage;
    query.everybodys = true;
    m_client.setPrompting(HelperClient::Prompting::Everything);
    m_client.alerts(query, [this](const model::Result<AlertPage>& page) {
        m_everybodys = page.has_value();
        if (page)
            Q_EMIT reloaded(alertsOf(*page));
        else
            Q_EMIT revealRefused(safeText(model::toString(page.error()), 300));
    });
    m_client.setPrompting(HelperClient::Prompting::VerbsOnly);
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
    query.everybodys = m_everybodys;
    m_client.alerts(query, [this, round](const model::Result<AlertPage>& page) {
        if (round != m_search || !page)
            return;  // something else is typed by now
        Q_EMIT found(alertsOf(*page));
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
        // An id that is gone again is answered with an error, too: not our matter.
        if (received)
            Q_EMIT alertReceived(received->alert);
        else if (isRefused(received.error()) && !m_outlinesSoon.isActive())
            m_outlinesSoon.start();  // somebody else's
        if (m_askAgain.remove(id))
            ask(id);
    });
}

}  // namespace app::client
