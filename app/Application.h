#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QSettings>

#include "app/AlertBook.h"
#include "app/Announcer.h"
#include "app/Notifier.h"
#include "app/TrayIcon.h"
#include "app/VerbRunner.h"
#include "app/WelcomeLink.h"
#include "app/WindowLink.h"
#include "app/client/AlertFeed.h"
#include "app/client/HealthFeed.h"
#include "app/client/HelperClient.h"
#include "app/client/ProcessFeed.h"
#include "app/client/SessionLock.h"
#include "app/client/TrayRegistration.h"
#include "ui/format/Status.h"

namespace app {

/// Composition root of the session's process: builds every part, connects them, decides nothing
/// else.
class Application : public QObject {
    Q_OBJECT

  public:
    Application(const QDBusConnection& session, const QDBusConnection& system,
                QObject* parent = nullptr);

    void start();
    bool isShown() const { return m_window.visible(); }

  public Q_SLOTS:
    /// Empty: where attention is needed.
    void show(const QString& page);

  private:
    void connectTray();
    void connectAnnouncer();
    void connectFeeds();
    void connectRegistration();
    void onAlerts(const QList<model::Alert>& alerts);
    void onAlert(const model::Alert& alert);
    void showStatus();
    void updateCanAsk();
    void onSilenced(const QString& rule, qint64 untilUs);
    void setMode(model::Mode mode);
    void dump(const QString& alertId);

    QSettings m_settings;
    client::HelperClient m_client;
    client::HealthFeed m_health;
    client::AlertFeed m_alerts;
    client::ProcessFeed m_processes;
    client::SessionLock m_lock;
    client::TrayRegistration m_registration;
    VerbRunner m_verbs;
    AlertBook m_book;
    TrayIcon m_tray;
    Notifier m_notifier;
    Announcer m_announcer;
    WindowLink m_window;
    WelcomeLink m_welcome;
    ui::Situation m_situation;
};

}  // namespace app
