#include "app/client/RulesFeed.h"

#include <utility>

#include "app/client/ListingJson.h"
#include "app/client/SafeText.h"

namespace app::client {

RulesFeed::RulesFeed(HelperClient& client, int intervalMs, QObject* parent)
    : QObject(parent), m_client(client) {
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &RulesFeed::refresh);
    connect(&client, &HelperClient::rulesChanged, this, &RulesFeed::refresh);
    connect(&client, &HelperClient::presenceChanged, this, [this] {
        ++m_helper;
        m_asking = m_again = false;
        refresh();
    });
}

void RulesFeed::setWanted(bool wanted) {
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    if (!wanted)
        return m_timer.stop();
    m_timer.start();
    refresh();
}

void RulesFeed::refresh() {
    if (!m_wanted || m_client.presence() != HelperClient::Presence::Present)
        return;
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_client.rules([this, helper = m_helper](const model::Result<QString>& text) {
        if (helper == m_helper)
            onAnswer(text);
    });
}

void RulesFeed::onAnswer(const model::Result<QString>& text) {
    m_asking = false;
    const auto rules =
        text ? rulesFromJson(*text)
             : model::Result<std::vector<model::RuleRow>>(std::unexpected(text.error()));
    Q_EMIT problem(rules ? QString() : safeText(model::toString(rules.error())),
                   !rules && rules.error().code == model::Error::Code::NotAuthorized);
    if (rules)
        Q_EMIT received(*rules);
    if (std::exchange(m_again, false))
        refresh();
}

}  // namespace app::client
