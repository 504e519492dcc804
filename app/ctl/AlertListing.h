#pragma once

#include <QObject>
#include <QSet>

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

/// Asks for the alerts of a query, page by page, and prints them, oldest first.
class AlertListing : public QObject {
    Q_OBJECT

  public:
    AlertListing(Context context, const ListAlerts& list, QObject* parent);
    void start();

  Q_SIGNALS:
    void printed();

  private:
    void askNext();
    void onPage(const model::Result<client::AlertPage>& page);
    QString row(const client::ReceivedAlert& received) const;
    void printAll();

    Context m_context;
    client::AlertQuery m_query;
    ListAlerts::Form m_form;
    uint m_wanted;              // 0 = all
    QList<QByteArray> m_found;  // rows, newest first
    QSet<QString> m_seen;       // pages move while alerts are raised
    uint m_total = 0;
};

/// The line, or the ECS object with --json.
QString alertRow(const Context& context, const client::ReceivedAlert& alert);

}  // namespace app::ctl
