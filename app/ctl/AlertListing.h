#pragma once

#include <QObject>
#include <QSet>

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

/// Prints the alerts a query finds, oldest first, page by page; with limit 0 all of them.
class AlertListing : public QObject {
    Q_OBJECT

  public:
    AlertListing(Context context, const client::AlertQuery& query, QObject* parent);
    void start();

  Q_SIGNALS:
    void printed();

  private:
    void askNext();
    void onPage(const model::Result<client::AlertPage>& page);
    void printAll();

    Context m_context;
    client::AlertQuery m_query;
    uint m_wanted;                         // 0 = all
    QList<client::ReceivedAlert> m_found;  // newest first
    QSet<QString> m_seen;                  // pages move while alerts are raised
    uint m_total = 0;
};

/// The line, or the ECS object with --json.
void printAlert(const Context& context, const client::ReceivedAlert& alert);

}  // namespace app::ctl
