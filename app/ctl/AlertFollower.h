#pragma once

#include <QObject>
#include <QSet>

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

/// Prints alerts as they are raised and as they change, in the order of the signals, until it is
/// stopped. Waits while the helper restarts, then prints what was raised or changed meanwhile.
class AlertFollower : public QObject {
    Q_OBJECT

  public:
    AlertFollower(Context context, const client::AlertQuery& query, QObject* parent);
    void start();

  private:
    void begin();
    void onPresence(client::HelperClient::Presence presence);
    void onNamed(const QString& id);
    void askNext();
    void print(const client::ReceivedAlert& received);
    void catchUp();

    Context m_context;
    client::AlertQuery m_query;
    QStringList m_named;  // ids to ask for, in order
    bool m_begun = false;
    bool m_asking = false;
    bool m_overflowed = false;  // more were named than are kept: catch up by one page
    qint64 m_lastUs = 0;
};

}  // namespace app::ctl
