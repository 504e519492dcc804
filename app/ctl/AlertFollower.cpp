#include "app/ctl/AlertFollower.h"

#include <algorithm>

#include "app/ctl/AlertListing.h"
#include "model/Timestamp.h"

namespace app::ctl {
namespace {

using Presence = client::HelperClient::Presence;
constexpr qsizetype kMostNamed = 1000;

}  // namespace

AlertFollower::AlertFollower(Context context, const client::AlertQuery& query, QObject* parent)
    : QObject(parent),
      m_context(std::move(context)),
      m_query(query),
      m_lastUs(model::realtimeUs()) {
    client::HelperClient& client = m_context.client;
    connect(&client, &client::HelperClient::alertRaised, this, &AlertFollower::onNamed);
    connect(&client, &client::HelperClient::alertChanged, this, &AlertFollower::onNamed);
    connect(&client, &client::HelperClient::presenceChanged, this, &AlertFollower::onPresence);
}

/// The first question may ask for a password, and finds out whether one may look at all. The later
/// ones must not: of a signal's id nobody knows beforehand whose alert it is.
void AlertFollower::start() {
    client::AlertQuery newest = m_query;
    newest.limit = 1;
    m_context.client.alerts(newest, [this](const model::Result<client::AlertPage>& page) {
        if (page)
            begin();
        else
            m_context.fail(page.error());
    });
}

void AlertFollower::begin() {
    m_begun = true;
    if (!m_query.everybodys)
        m_context.client.setPrompting(client::HelperClient::Prompting::VerbsOnly);
    askNext();
}

void AlertFollower::onPresence(Presence presence) {
    if (presence == Presence::Present)
        return catchUp();
    m_context.console.complain(QStringLiteral("the helper is gone; waiting for it"));
}

void AlertFollower::onNamed(const QString& id) {
    if (m_named.size() >= kMostNamed)
        m_overflowed = true;
    else if (m_named.isEmpty() || m_named.last() != id)
        m_named.append(id);
    askNext();
}

void AlertFollower::askNext() {
    if (m_asking || !m_begun)
        return;
    if (m_named.isEmpty()) {
        if (std::exchange(m_overflowed, false))
            catchUp();
        return;
    }
    m_asking = true;
    m_context.client.alert(m_named.takeFirst(), [this](const auto& received) {
        m_asking = false;
        if (received)  // else: not ours to see
            print(*received);
        askNext();
    });
}

void AlertFollower::print(const client::ReceivedAlert& received) {
    const model::Alert& alert = received.alert;
    m_lastUs = std::max({m_lastUs, qint64(alert.raisedAtUs), qint64(alert.changedAtUs)});
    if (m_query.atLeast && alert.finding.level < *m_query.atLeast)
        return;
    m_context.console.line(alertRow(m_context, received));
    if (m_context.console.failed())
        m_context.finish(ExitCode::Failed);
}

/// What was raised since the last one that was printed.
void AlertFollower::catchUp() {
    client::AlertQuery missed = m_query;
    missed.limit = kMostNamed;
    missed.sinceUs = m_lastUs + 1;
    m_context.client.alerts(missed, [this](const model::Result<client::AlertPage>& page) {
        if (!page)
            return;
        for (auto alert = page->alerts.crbegin(); alert != page->alerts.crend(); ++alert)
            print(*alert);
    });
}

}  // namespace app::ctl
