#pragma once

#include <QList>
#include <QObject>

#include "app/VerbRunner.h"
#include "model/ProcessKey.h"

namespace ui {
class DumpDesk;
class MainWindow;
}  // namespace ui

namespace app {

/// Carries the dump dialogs' intents to the helper, and tells them where dumps go and how far one
/// is.
class DumpLink : public QObject {
    Q_OBJECT

  public:
    DumpLink(client::HelperClient& client, VerbRunner& verbs);

    void connectTo(ui::MainWindow& window);

  private:
    void askRoom();
    void askFree(const QString& directory, std::uint64_t largestKiB, std::uint64_t floorKiB);
    void dump(const model::ProcessKey& key, bool force);
    void onChanged(const QString& id);

    client::HelperClient& m_client;
    VerbRunner& m_verbs;
    ui::DumpDesk* m_desk = nullptr;
    QList<model::ProcessKey> m_running;  // asked for here
    bool m_asking = false;
};

/// The pid in a dump's id ("20261120T184210Z-1000-firefox-4242"), 0 where there is none.
int pidOfDump(const QString& id);

}  // namespace app
