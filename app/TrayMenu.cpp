#include "app/TrayMenu.h"

#include <QActionGroup>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Icons.h"

namespace app {
namespace {

constexpr qsizetype kLine = 90;
constexpr int kRestartS = 86'400;  // the longest the helper takes; its restart ends a pause anyway

QString menuText(const QString& text) {
    return ui::withoutMnemonic(ui::safeText(text, kLine));
}

QString alertText(const model::Alert& alert) {
    const QString when = ui::momentText(alert.raisedAtUs, QDate::currentDate());
    return menuText(QStringLiteral("%1  %2").arg(when, ui::sentence(alert)));
}

}  // namespace

TrayMenu::TrayMenu(QWidget* parent) : QMenu(parent) {
    setAccessibleName(tr("AlgoMonitor menu"));
    m_status = addAction(tr("Looking for the helper…"));
    m_status->setEnabled(false);
    addSeparator();
    setDefaultAction(addAction(tr("&Open AlgoMonitor"), this, &TrayMenu::openRequested));
    addSeparator();
    for (int i = 0; i < kAlerts; ++i) {
        QAction* alert = addAction(QString());
        alert->setVisible(false);
        connect(alert, &QAction::triggered, this,
                [this, alert] { Q_EMIT alertRequested(alert->data().toString()); });
        m_alerts.append(alert);
    }
    addSeparator();
    addModes();
    addPauses();
    addSeparator();
    addAction(tr("&First steps…"), this, &TrayMenu::welcomeRequested);
    addAction(tr("&Quit"), this, &TrayMenu::quitRequested);
}

void TrayMenu::addModes() {
    m_modeMenu = addMenu(tr("&Mode"));
    m_modes = new QActionGroup(this);
    for (const model::Mode mode : {model::Mode::Observe, model::Mode::Ask, model::Mode::Enforce}) {
        QAction* action = m_modeMenu->addAction(ui::modeText(mode));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        action->setToolTip(ui::modeHelp(mode));
        m_modes->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] {
            setMode(m_mode);  // the mark moves when the helper says so
            Q_EMIT modeRequested(mode);
        });
    }
}

void TrayMenu::addPauses() {
    m_pauseMenu = addMenu(tr("&Pause responses"));
    const auto add = [this](const QString& text, int seconds) {
        connect(m_pauseMenu->addAction(text), &QAction::triggered, this,
                [this, seconds] { Q_EMIT pauseRequested(seconds); });
    };
    add(tr("15 minutes"), 900);
    add(tr("1 hour"), 3'600);
    add(tr("Until restart (a day at most)"), kRestartS);
    m_pauseMenu->addSeparator();
    add(tr("Respond again now"), 0);
}

void TrayMenu::setStatus(const QString& sentence) {
    m_status->setText(menuText(sentence));
}

void TrayMenu::setMode(model::Mode mode) {
    m_mode = mode;
    for (QAction* action : m_modes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
}

void TrayMenu::setReachable(bool reachable) {
    m_modeMenu->setEnabled(reachable);
    m_pauseMenu->setEnabled(reachable);
}

void TrayMenu::setAlerts(const QList<model::Alert>& newestFirst) {
    for (qsizetype i = 0; i < m_alerts.size(); ++i) {
        QAction* action = m_alerts[i];
        action->setVisible(i < newestFirst.size());
        if (!action->isVisible())
            continue;
        action->setText(alertText(newestFirst[i]));
        action->setIcon(ui::levelIcon(newestFirst[i].finding.level));
        action->setData(QString::fromStdString(newestFirst[i].id));
    }
}

}  // namespace app
