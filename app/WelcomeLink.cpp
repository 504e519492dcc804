#include "app/WelcomeLink.h"

#include "app/client/ListingJson.h"
#include "model/SettingsSchema.h"
#include "model/Timestamp.h"
#include "ui/MainWindow.h"
#include "ui/network/ConnectionText.h"
#include "ui/settings/SettingText.h"
#include "ui/welcome/EverydayStep.h"
#include "ui/welcome/LearningReport.h"
#include "ui/welcome/WelcomeDialog.h"

namespace app {
namespace {

constexpr char kDone[] = "welcome/done";
constexpr char kTold[] = "learning/told";
constexpr char kLearning[] = "learning.enabled";
constexpr char kDays[] = "learning.days";

QJsonValue valueOf(const QJsonObject& settings, const char* key) {
    return ui::settingIn(settings, *model::findSetting(key));
}

}  // namespace

WelcomeLink::WelcomeLink(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts) {
    connect(&parts.health, &client::HealthFeed::healthReceived, this, &WelcomeLink::onHealth);
    connect(&parts.health, &client::HealthFeed::reachableChanged, this, [this](bool reachable) {
        if (reachable)
            return;
        m_health.reset();
        if (m_dialog)
            m_dialog->setHealth(m_health);
    });
}

void WelcomeLink::onOpened() {
    if (!m_parts.settings.value(QLatin1String(kDone)).toBool())
        open();
}

/// Beside the window, never before it: whoever has another question can answer that first.
void WelcomeLink::open() {
    m_parts.settings.setValue(QLatin1String(kDone), true);
    if (!m_dialog) {
        m_dialog = new ui::WelcomeDialog(m_parts.window.made());
        connect(m_dialog, &ui::WelcomeDialog::decided, this, &WelcomeLink::apply);
        connect(m_dialog->everyday(), &ui::EverydayStep::testRequested, this,
                &WelcomeLink::testNotification);
        m_dialog->setHealth(m_health);
        m_dialog->everyday()->setTrayShown(m_trayShown);
        m_surroundings = {{}, {}, m_autostart.others()};
        askChoices();
        askSurroundings();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void WelcomeLink::askChoices() {
    m_before = {m_health ? m_health->mode : model::Mode::Ask, 0, m_autostart.isOn(), false};
    const QPointer<ui::WelcomeDialog> asked = m_dialog;
    m_parts.client.settings([this, asked](const model::Result<QString>& text) {
        const auto settings = text ? client::settingsFromJson(*text)
                                   : model::Result<QJsonObject>(std::unexpected(text.error()));
        if (!settings || !asked)
            return;
        if (valueOf(*settings, kLearning).toBool())
            m_before.learningDays = valueOf(*settings, kDays).toInt();
        asked->setChoices(m_before);
    });
}

void WelcomeLink::askSurroundings() {
    m_dialog->setSurroundings(m_surroundings);
    const QPointer<ui::WelcomeDialog> asked = m_dialog;
    m_parts.client.connections(0, false, [this, asked](const auto& changes) {
        if (!changes || !asked)
            return;
        m_surroundings.listeners.emplace();
        for (const model::ConnectionRow& row : changes->changed)
            if (ui::isListener(row))
                m_surroundings.listeners->push_back(row);
        asked->setSurroundings(m_surroundings);
    });
    m_parts.client.changes(0, false, [this, asked](const auto& changes) {
        if (!changes || !asked)
            return;
        m_surroundings.unknown.emplace();
        for (const model::ProcessRow& row : changes->changed)
            if (row.package.empty() && !row.executable.empty())
                m_surroundings.unknown->push_back(row);
        asked->setSurroundings(m_surroundings);
    });
}

void WelcomeLink::testNotification() {
    const bool present = m_parts.notifier.server().present;
    if (present)
        m_parts.announcer.tell(tr("This is how AlgoMonitor reaches you."));
    m_dialog->everyday()->setTestResult(
        present ? tr("A notification should be on the screen now. If there is none, “Do not "
                     "disturb” may be on: questions break through it.")
                : tr("This desktop has no notification server: what happens is only seen in the "
                     "window and at the shield."),
        present);
}

/// Only what is another one than before: each costs a password.
void WelcomeLink::apply(const ui::WelcomeChoices& choices) {
    const auto set = [this](const char* key, const QJsonValue& value) {
        m_parts.verbs.run(client::SetSetting{QLatin1String(key), ui::settingJson(value)});
    };
    if (choices.mode != m_before.mode)
        m_parts.verbs.run(client::SetMode{choices.mode});
    if ((choices.learningDays > 0) != (m_before.learningDays > 0))
        set(kLearning, choices.learningDays > 0);
    if (choices.learningDays > 0 && choices.learningDays != m_before.learningDays)
        set(kDays, choices.learningDays);
    if (!m_autostart.set(choices.autostart))
        m_parts.window.made()->setActionResult(
            tr("The file that starts AlgoMonitor at login could not be written."), false);
    if (choices.lookOneByOne)
        m_parts.window.showListeners();
}

void WelcomeLink::onHealth(const model::Health& health) {
    m_health = health;
    if (m_dialog)
        m_dialog->setHealth(m_health);
    const auto untilUs = static_cast<qlonglong>(health.learning.untilUs);
    if (!ui::isLearningOver(health.learning, model::realtimeUs()) ||
        m_parts.settings.value(QLatin1String(kTold)).toLongLong() == untilUs)
        return;
    m_parts.settings.setValue(QLatin1String(kTold), untilUs);
    m_parts.announcer.tell(ui::learningSentence(health.learning));
}

}  // namespace app
