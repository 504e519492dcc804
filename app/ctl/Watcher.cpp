#include "app/ctl/Watcher.h"

#include "app/ctl/StatusText.h"

namespace app::ctl {

using Presence = client::HelperClient::Presence;

Watcher::Watcher(Context context, QObject* parent)
    : QObject(parent), m_context(context), m_alerts(std::move(context), {}, this) {
    client::HelperClient& client = m_context.client;
    connect(&client, &client::HelperClient::statusChanged, this, &Watcher::askStatus);
    connect(&client, &client::HelperClient::presenceChanged, this, [this](Presence presence) {
        if (presence == Presence::Present)
            askStatus();
    });
}

void Watcher::start() {
    m_alerts.start();
    askStatus();
}

void Watcher::askStatus() {
    m_context.client.health([this](const model::Result<model::Health>& health) {
        if (health)
            print(*health);
        else if (m_last.isEmpty())
            m_context.fail(health.error());
    });
}

void Watcher::print(const model::Health& health) {
    const QString text = statusText(health);
    if (text == m_last)
        return;
    m_last = text;
    if (m_context.json)
        m_context.print({{QStringLiteral("status"), statusJson(health)}});
    else
        m_context.console.line(text);
}

}  // namespace app::ctl
