#include "app/client/SessionsFeed.h"

#include <utility>

#include "app/client/SafeText.h"

namespace app::client {
namespace {

constexpr int kSoonMs = 500;

}  // namespace

SessionsFeed::SessionsFeed(HelperClient& client, QObject* parent)
    : QObject(parent), m_client(client) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &SessionsFeed::refresh);
    connect(&client, &HelperClient::sessionsChanged, this, [this] {
        if (m_wanted && !m_soon.isActive())
            m_soon.start();
    });
    connect(&client, &HelperClient::presenceChanged, this, &SessionsFeed::refresh);
}

void SessionsFeed::setWanted(bool wanted) {
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    refresh();
}

void SessionsFeed::setEverybodys(bool wanted) {
    m_everybodys = wanted;
    ask(wanted ? HelperClient::Prompting::Everything : HelperClient::Prompting::VerbsOnly);
}

void SessionsFeed::refresh() {
    ask(HelperClient::Prompting::VerbsOnly);
}

void SessionsFeed::ask(HelperClient::Prompting prompting) {
    if (!m_wanted || m_client.presence() != HelperClient::Presence::Present)
        return;
    model::SessionQuery query;
    query.everybodys = m_everybodys;
    m_client.setPrompting(prompting);
    m_client.sessions(query, [this, round = ++m_asked](const auto& page) {
        if (round == m_asked)
            onAnswer(page);
    });
    m_client.setPrompting(HelperClient::Prompting::VerbsOnly);
}

void SessionsFeed::onAnswer(const model::Result<model::SessionPage>& page) {
    const bool refused = !page && page.error().code == model::Error::Code::NotAuthorized;
    if (refused && std::exchange(m_everybodys, false)) {
        Q_EMIT everybodysRefused();
        return refresh();
    }
    if (!page) {
        Q_EMIT problem(safeText(model::toString(page.error())), refused);
        return;
    }
    Q_EMIT problem({}, false);
    Q_EMIT received(page->sessions);
}

}  // namespace app::client
