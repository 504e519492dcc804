#include "app/ctl/AlertListing.h"

#include <QJsonDocument>
#include <algorithm>

#include "app/client/AlertCsv.h"
#include "app/client/SafeText.h"
#include "app/ctl/AlertText.h"
#include "model/Timestamp.h"

namespace app::ctl {
namespace {

constexpr uint kPage = 1000;  // Alerts1.List's limit

}  // namespace

QString alertRow(const Context& context, const client::ReceivedAlert& received) {
    return context.json ? client::safeJson(received.line)
                        : alertLine(received.alert, model::realtimeUs());
}

AlertListing::AlertListing(Context context, const ListAlerts& list, QObject* parent)
    : QObject(parent),
      m_context(std::move(context)),
      m_query(list.query),
      m_form(list.form),
      m_wanted(list.query.limit) {}

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
        m_found.append(row(alert).toUtf8());
    }
    m_total = page->total;
    m_query.offset += m_query.limit;
    const bool enough = m_wanted != 0 && static_cast<uint>(m_found.size()) >= m_wanted;
    if (enough || m_query.offset >= m_total)
        printAll();
    else
        askNext();
}

/// As it will stand in the answer.
QString AlertListing::row(const client::ReceivedAlert& received) const {
    switch (m_form) {
        case ListAlerts::Form::Json:
            return client::safeJson(received.line);
        case ListAlerts::Form::Csv:
            return client::alertCsvRow(QJsonDocument::fromJson(received.line.toUtf8()).object());
        case ListAlerts::Form::Lines:
            break;
    }
    return alertRow(m_context, received);
}

void AlertListing::printAll() {
    const bool array = m_form == ListAlerts::Form::Json;
    Console& console = m_context.console;
    if (array)
        console.line(QStringLiteral("["));
    if (m_form == ListAlerts::Form::Csv)
        console.line(client::alertCsvHeader());
    for (auto row = m_found.crbegin(); row != m_found.crend(); ++row)
        console.line(QString::fromUtf8(*row) +
                     (array && row + 1 != m_found.crend() ? QStringLiteral(",") : QString()));
    if (array)
        console.line(QStringLiteral("]"));
    const auto found = static_cast<uint>(m_found.size());
    if (m_total > found && m_wanted != 0)
        m_context.console.complain(
            QStringLiteral("%1 older ones are not shown, see --limit").arg(m_total - found));
    Q_EMIT printed();
}

}  // namespace app::ctl
