#pragma once

#include <QObject>
#include <QTimer>

#include "app/client/HelperClient.h"

namespace app::client {

/// What runs, as changes since the generation before, once a second and only while somebody looks:
/// the helper samples nothing for a window that is closed.
class ProcessFeed : public QObject {
    Q_OBJECT

  public:
    ProcessFeed(HelperClient& client, int intervalMs, QObject* parent = nullptr);

  public Q_SLOTS:
    void setWanted(bool wanted);
    void refresh();

  Q_SIGNALS:
    void changed(const model::ProcessChanges& changes);
    /// Why there are no rows; empty when there are again.
    void problem(const QString& text, bool noPermission);

  private:
    void onChanges(quint64 askedAs, const model::Result<model::ProcessChanges>& changes);

    HelperClient& m_client;
    QTimer m_timer;
    quint64 m_generation = 0;
    quint64 m_helper = 0;  // counts helpers: an answer of the one before is not taken
    bool m_wanted = false;
    bool m_asking = false;
};

}  // namespace app::client
