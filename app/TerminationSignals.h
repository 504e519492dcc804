#pragma once

#include <QObject>

class QSocketNotifier;

namespace app {

/// SIGTERM, SIGINT and SIGHUP as a Qt signal, so that bubbles do not outlive the session's end.
/// Construct before any thread is started: the signals are blocked for those too.
class TerminationSignals : public QObject {
    Q_OBJECT

  public:
    explicit TerminationSignals(QObject* parent = nullptr);
    ~TerminationSignals() override;

  Q_SIGNALS:
    void received();

  private:
    int m_descriptor = -1;
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace app
