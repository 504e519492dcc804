#pragma once

#include <QObject>

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

/// Runs one command against the helper once it is known whether there is one. `finish` of the
/// context is called once.
class Program : public QObject {
    Q_OBJECT

  public:
    Program(Context context, Command command, QObject* parent = nullptr);
    void start();

  private:
    void onPresence(client::HelperClient::Presence presence);
    void runAlerts(const ListAlerts& list);
    void dispatch();

    Context m_context;
    Command m_command;
    bool m_started = false;
};

}  // namespace app::ctl
