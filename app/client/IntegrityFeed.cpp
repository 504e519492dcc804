#include "app/client/IntegrityFeed.h"

#include <iterator>

#include "app/client/IntegrityJson.h"
#include "app/client/SafeText.h"

namespace app::client {
namespace {

constexpr int kSoonMs = 500;
constexpr uint kPage = 500;

}  // namespace

IntegrityFeed::IntegrityFeed(HelperClient& client, QObject* parent)
    : QObject(parent), m_client(client) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &IntegrityFeed::refresh);
    connect(&client, &HelperClient::integrityChanged, this, [this] {
        if (m_wanted && !m_soon.isActive())
            m_soon.start();
    });
    connect(&client, &HelperClient::presenceChanged, this, &IntegrityFeed::refresh);
}

void IntegrityFeed::setWanted(bool wanted) {
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    refresh();
}

void IntegrityFeed::refresh() {
    if (!m_wanted || m_client.presence() != HelperClient::Presence::Present)
        return;
    const quint64 round = ++m_asked;
    m_drifts.clear();
    askStatus(round);
    askDrifts(round, {});
}

void IntegrityFeed::askStatus(quint64 round) {
    m_client.integrityStatus([this, round](const model::Result<QString>& text) {
        if (round != m_asked || !text)
            return;
        if (const auto status = integrityFromJson(*text))
            Q_EMIT statusReceived(*status);
    });
}

void IntegrityFeed::askDrifts(quint64 round, const QString& cursor) {
    m_client.integrityChanges(
        cursor, kPage, false, [this, round](const model::Result<QString>& text) {
            if (round != m_asked)
                return;
            auto page = text ? driftsFromJson(*text)
                             : model::Result<DriftPage>(std::unexpected(text.error()));
            if (!page)
                return tell(page.error());
            std::move(page->drifts.begin(), page->drifts.end(), std::back_inserter(m_drifts));
            if (!page->next.isEmpty() && m_drifts.size() < kMostDrifts)
                return askDrifts(round, page->next);
            Q_EMIT problem({}, false);
            Q_EMIT driftsReceived(m_drifts);
        });
}

void IntegrityFeed::tell(const model::Error& error) {
    Q_EMIT problem(safeText(model::toString(error)),
                   error.code == model::Error::Code::NotAuthorized);
}

}  // namespace app::client
