#include "app/ctl/AlertListing.h"

#include <algorithm>

#include "app/client/SafeText.h"
#include "app/ctl/AlertText.h"
#include "model/Timestamp.h"

namespace app::ctl {
namespace {

constexpr uint kPage = 1000;  // Alerts1.List's limit

}  // namespace

void printAlert(const Context& context, const client::ReceivedAlert& received) {
    context.console.line(context.json ? client::safeJson(received.line)
                                      : alertLine(received.alert, model::realtimeUs()));
}

AlertListing::AlertListing(Context context, const client::AlertQuery& query, QObject* parent)
    : QObject(parent), m_context(std::move(context)), m_query(query), m_wanted(query.limit) {}

void AlertListing::start() {
    askNext();
}

void AlertListing::askNext() {
    const auto found = static_cast<uint>(m_found.size());
    m_query.limit = m_wanted == 0 ? kPage : std::min(kPage, m_wanted - found);
    m_context.client.alerts(m_query, [this](const auto& page) { onPage(page); });
}

void AlertListing::onPage(const model::Result<client::AlertPage>& page) {
    if (!page)
        return m_context.fail(page.error());
    for (const client::ReceivedAlert& alert : page->alerts) {
        const QString id = QString::fromStdString(alert.alert.id);
        if (m_seen.contains(id))
            continue;
        m_seen.insert(id);
        m_found.append(alert);
    }
    m_total = page->total;
    m_query.offset += m_query.limit;
    const bool enough = m_wanted != 0 && static_cast<uint>(m_found.size()) >= m_wanted;
    if (enough || m_query.offset >= m_total)
        printAll();
    else
        askNext();
}

void AlertListing::printAll() {
    for (auto alert = m_found.crbegin(); alert != m_found.crend(); ++alert)
        printAlert(m_context, *alert);
    const auto found = static_cast<uint>(m_found.size());
    if (m_total > found && m_wanted != 0)
        m_context.console.complain(
            QStringLiteral("%1 older ones are not shown, see --limit").arg(m_total - found));
    Q_EMIT printed();
}

}  // namespace app::ctl
