#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <string>

#include "app/BubblePlan.h"
#include "app/FullScreen.h"
#include "app/NotificationPolicy.h"
#include "app/Notifier.h"
#include "ui/widgets/SilenceButton.h"

namespace app {

/// Alerts in, bubbles out, and the person's answers back as intents: the policy decides, the
/// notifier shows, this holds the clock.
class Announcer : public QObject {
    Q_OBJECT

  public:
    Announcer(Notifier& notifier, NotificationTaste taste, QObject* parent = nullptr);

    void onAlert(const model::Alert& alert);
    /// The answer to this alert was not carried out: the question is asked again, saying so.
    void onRefused(const QString& alertId, const QString& why);
    /// Something that answers nothing was done about it: its question is asked again.
    void onAside(const QString& alertId, const QString& what);
    /// Something asked for elsewhere came to nothing, and no window is open to say it.
    void tell(const QString& sentence);
    /// The screen was locked, or is open again.
    void setLocked(bool locked);
    /// Nothing of this rule until then, but for questions; 0: again.
    void silence(const QString& ruleId, qint64 untilUs);
    ui::Silences silences() const;

  Q_SIGNALS:
    void killRequested(const QString& alertId);
    void allowRequested(const QString& alertId);
    void dumpRequested(const QString& alertId);
    void undoRequested(const QString& alertId);
    void allowAlwaysRequested(const QString& alertId);
    void detailsRequested(const QString& alertId);  // empty: several alerts, the list
    void silenced(const QString& ruleId, qint64 untilUs);

  private:
    Moment present();
    void apply(const BubbleChanges& changes);
    void onAction(const QString& key, const QString& button);
    void onClosed(const QString& key);
    void retell();
    void tick();
    void schedule();

    Notifier& m_notifier;
    NotificationPolicy m_policy;
    std::map<std::string, BubblePlan> m_shown;  // by key
    QTimer m_timer;
    QTimer m_settling;  // after the screen was opened: what was raised meanwhile comes in
    std::optional<std::int64_t> m_lockedSinceUs;
    FullScreen m_fullScreen;
    std::int64_t m_clockOffsetUs;  // of the wall clock to the time that passes
};

}  // namespace app
