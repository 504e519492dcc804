#pragma once

#include <QList>
#include <QMenu>

#include "model/Alert.h"
#include "model/Severity.h"

class QActionGroup;

namespace app {

/// The tray's menu: status line, Open, the last three alerts, mode, pause, Quit.
class TrayMenu : public QMenu {
    Q_OBJECT

  public:
    explicit TrayMenu(QWidget* parent = nullptr);

    void setStatus(const QString& sentence);
    void setMode(model::Mode mode);
    void setReachable(bool reachable);
    /// Newest first; three are shown.
    void setAlerts(const QList<model::Alert>& newestFirst);

  Q_SIGNALS:
    void openRequested();
    void alertRequested(const QString& id);
    void modeRequested(model::Mode mode);
    void pauseRequested(int seconds);  // 0 ends a pause
    void welcomeRequested();
    void quitRequested();

  private:
    void addModes();
    void addPauses();

    static constexpr int kAlerts = 3;

    QAction* m_status = nullptr;
    QList<QAction*> m_alerts;
    QMenu* m_modeMenu = nullptr;
    QMenu* m_pauseMenu = nullptr;
    QActionGroup* m_modes = nullptr;
    model::Mode m_mode = model::Mode::Ask;
};

}  // namespace app
