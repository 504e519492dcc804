#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "app/client/HelperClient.h"
#include "model/RuleRow.h"

namespace app::client {

/// All rules with their hits: when somebody begins to look, when the helper says that they changed,
/// and now and then for the hits.
class RulesFeed : public QObject {
    Q_OBJECT

  public:
    RulesFeed(HelperClient& client, int intervalMs, QObject* parent = nullptr);

  public Q_SLOTS:
    void setWanted(bool wanted);
    void refresh();

  Q_SIGNALS:
    void received(const std::vector<model::RuleRow>& rules);
    /// Why there are no rows; empty when there are again.
    void problem(const QString& text, bool noPermission);

  private:
    void onAnswer(const model::Result<QString>& text);

    HelperClient& m_client;
    QTimer m_timer;
    bool m_wanted = false;
    bool m_asking = false;
    bool m_again = false;  // changed while it was asked for
    quint64 m_helper = 0;
};

}  // namespace app::client
