#pragma once

#include <QJsonObject>
#include <QObject>
#include <vector>

#include "app/client/HelperClient.h"
#include "model/TrustRow.h"

namespace app::client {

/// The settings in force and the trust entries: when somebody begins to look, and again whenever
/// the helper says that they changed.
class SettingsFeed : public QObject {
    Q_OBJECT

  public:
    explicit SettingsFeed(HelperClient& client, QObject* parent = nullptr);

  public Q_SLOTS:
    void setWanted(bool wanted);
    void refresh();

  Q_SIGNALS:
    void received(const QJsonObject& settings);
    void trusted(const std::vector<model::TrustRow>& entries);
    /// Why there is nothing; empty when there is again.
    void problem(const QString& text, bool noPermission);

  private:
    void tell(const model::Error& error);

    HelperClient& m_client;
    bool m_wanted = false;
    quint64 m_asked = 0;  // answers of earlier rounds are old
};

}  // namespace app::client
