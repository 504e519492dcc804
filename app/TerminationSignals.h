#pragma once

#include <QObject>

class QSocketNotifier;

namespace app {

/// SIGTERM, SIGINT and SIGHUP as a Qt signal, so that bubbles do not outlive the session's end.
class TerminationSignals : public QObject {
    Q_OBJECT

  public:
    /// First thing in main: threads inherit the mask, and Qt starts some with the application.
    static void block();

    explicit TerminationSignals(QObject* parent = nullptr);
    ~TerminationSignals() override;

  Q_SIGNALS:
    void received();

  private:
    int m_descriptor = -1;
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace app
