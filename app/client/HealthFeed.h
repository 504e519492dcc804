#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "app/client/HelperClient.h"

namespace app::client {

/// Whether the helper is there, answers, and is of our version; and what it says of itself. One
/// question at a time: a helper that hangs is asked again only when the question before is over.
/// Until its first answer nothing is known: neither that all is well nor that nobody watches.
class HealthFeed : public QObject {
    Q_OBJECT

  public:
    struct Pace {
        int visibleMs = 5'000;
        int hiddenMs = 20'000;
    };

    HealthFeed(HelperClient& client, QString ownVersion, Pace pace, QObject* parent = nullptr);

    /// Nothing speaks against it; it has answered when healthReceived says so.
    bool reachable() const { return m_reachable; }
    const QString& why() const { return m_why; }
    /// The sentence about a helper of another version; empty when it is ours.
    const QString& mismatch() const { return m_mismatch; }

  public Q_SLOTS:
    void refresh();
    void setVisible(bool visible);  // somebody looks: ask more often

  Q_SIGNALS:
    /// Of another version: `degraded` carries a sentence more, with what to restart.
    void healthReceived(const model::Health& health);
    /// why: one sentence for the person; empty when reachable.
    void reachableChanged(bool reachable, const QString& why);

  private:
    void onPresence(HelperClient::Presence presence);
    void onHealth(model::Result<model::Health> health);
    void setReachable(bool reachable, const QString& why);

    HelperClient& m_client;
    QString m_ownVersion;
    Pace m_pace;
    QTimer m_timer;
    bool m_asking = false;
    bool m_askAgain = false;
    bool m_reachable = true;
    QString m_why;
    QString m_mismatch;
};

/// The sentence about a helper of another version, naming what to restart; empty when they agree.
QString versionMismatch(const QString& ownVersion, const QString& helperVersion);

}  // namespace app::client
