#pragma once

#include <QObject>
#include <QPointer>
#include <QSettings>

#include "app/Announcer.h"
#include "app/Autostart.h"
#include "app/VerbRunner.h"
#include "app/WindowLink.h"
#include "app/client/HealthFeed.h"
#include "ui/welcome/WelcomeChoices.h"

namespace ui {
class WelcomeDialog;
}

namespace app {

/// The first run and the end of learning: the wizard when a person opens the window for the first
/// time, the report once when the learning period is over. What was shown is remembered in the
/// person's own settings: welcome/done, learning/told.
class WelcomeLink : public QObject {
    Q_OBJECT

  public:
    struct Parts {
        client::HelperClient& client;
        client::HealthFeed& health;
        VerbRunner& verbs;
        Announcer& announcer;
        const Notifier& notifier;
        WindowLink& window;
        QSettings& settings;
    };

    explicit WelcomeLink(const Parts& parts, QObject* parent = nullptr);

    /// The window was opened by the person.
    void onOpened();
    void setTrayShown(bool shown) { m_trayShown = shown; }

  public Q_SLOTS:
    void open();

  private:
    void onHealth(const model::Health& health);
    void askSurroundings();
    void askChoices();
    void testNotification();
    void apply(const ui::WelcomeChoices& choices);

    Parts m_parts;
    Autostart m_autostart;
    QPointer<ui::WelcomeDialog> m_dialog;
    std::optional<model::Health> m_health;
    ui::Surroundings m_surroundings;
    ui::WelcomeChoices m_before;  // as it was when the wizard opened
    bool m_trayShown = true;
};

}  // namespace app
