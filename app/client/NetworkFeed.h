#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "app/client/HelperClient.h"
#include "model/BlockRow.h"

namespace app::client {

/// Who speaks with whom, as changes since the generation before, and what is blocked; only while
/// somebody looks.
class NetworkFeed : public QObject {
    Q_OBJECT

  public:
    NetworkFeed(HelperClient& client, int intervalMs, QObject* parent = nullptr);

  public Q_SLOTS:
    void setWanted(bool wanted);
    void refresh();

  Q_SIGNALS:
    void changed(const model::ConnectionChanges& changes);
    void blocked(const std::vector<model::BlockRow>& blocks);
    /// Why there are no rows; empty when there are again.
    void problem(const QString& text, bool noPermission);

  private:
    bool mayAsk() const;
    void askConnections();
    void askBlocks();
    void onChanges(quint64 askedAs, const model::Result<model::ConnectionChanges>& changes);

    HelperClient& m_client;
    QTimer m_timer;
    bool m_wanted = false;
    bool m_asking = false;
    bool m_askingBlocks = false;
    quint64 m_helper = 0;  // which one was asked: an answer of the one before is thrown away
    quint64 m_generation = 0;
};

}  // namespace app::client
