#pragma once

#include <QObject>
#include <QTimer>

#include "app/client/HelperClient.h"

namespace app::client {

/// Who is and was logged in: when somebody begins to look and whenever a session began or ended.
class SessionsFeed : public QObject {
    Q_OBJECT

  public:
    explicit SessionsFeed(HelperClient& client, QObject* parent = nullptr);

  public Q_SLOTS:
    void setWanted(bool wanted);
    /// Everybody's need a password now and then: only the question a person asks may open its
    /// dialog, the ones that follow by themselves may not.
    void setEverybodys(bool wanted);
    void refresh();

  Q_SIGNALS:
    void received(const std::vector<model::Session>& sessions);
    /// The password was not given: one's own are shown again.
    void everybodysRefused();
    /// Why there are no rows; empty when there are again.
    void problem(const QString& text, bool noPermission);

  private:
    void ask(HelperClient::Prompting prompting);
    void onAnswer(const model::Result<model::SessionPage>& page);

    HelperClient& m_client;
    QTimer m_soon;  // several changes are one question
    bool m_wanted = false;
    bool m_everybodys = false;
    quint64 m_asked = 0;  // answers of earlier rounds are old
};

}  // namespace app::client
