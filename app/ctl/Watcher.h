#pragma once

#include <QObject>

#include "app/ctl/AlertFollower.h"

namespace app::ctl {

/// The status now and whenever it changes, and every alert between, until it is stopped.
class Watcher : public QObject {
    Q_OBJECT

  public:
    Watcher(Context context, QObject* parent);
    void start();

  private:
    void askStatus();
    void print(const model::Health& health);

    Context m_context;
    AlertFollower m_alerts;
    QString m_last;
};

}  // namespace app::ctl
