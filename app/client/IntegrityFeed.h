#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "app/client/HelperClient.h"
#include "model/FileChange.h"
#include "model/IntegrityStatus.h"

namespace app::client {

/// How the watch over files stands and what has changed: when somebody begins to look, and again
/// whenever the helper says so (at most once a second).
class IntegrityFeed : public QObject {
    Q_OBJECT

  public:
    /// More than this nobody reads in a window.
    static constexpr std::size_t kMostDrifts = 5000;

    explicit IntegrityFeed(HelperClient& client, QObject* parent = nullptr);

  public Q_SLOTS:
    void setWanted(bool wanted);
    void refresh();

  Q_SIGNALS:
    void statusReceived(const model::IntegrityStatus& status);
    void driftsReceived(const std::vector<model::FileDrift>& drifts);
    /// Why there is nothing; empty when there is again.
    void problem(const QString& text, bool noPermission);

  private:
    void askStatus(quint64 round);
    void askDrifts(quint64 round, const QString& cursor);
    void tell(const model::Error& error);

    HelperClient& m_client;
    QTimer m_soon;  // several changes are one question
    bool m_wanted = false;
    quint64 m_asked = 0;  // answers of earlier rounds are old
    std::vector<model::FileDrift> m_drifts;
};

}  // namespace app::client
