#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

namespace app {

/// Tells when a bus that went away is there again. A QDBusConnection that lost its bus stays lost:
/// whoever used it needs another one, and what stands on it has to be built anew.
class BusWatch : public QObject {
    Q_OBJECT

  public:
    explicit BusWatch(const QDBusConnection& lost, QObject* parent = nullptr);

    /// The system bus on a connection of its own; the first round's is everybody's.
    static QDBusConnection systemBus(int round);

  Q_SIGNALS:
    void returned();

  private Q_SLOTS:
    void onDisconnected();

  private:
    void look();

    QTimer m_timer;
};

}  // namespace app
