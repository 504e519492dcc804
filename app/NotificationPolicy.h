#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/BubblePlan.h"
#include "app/NotificationTaste.h"
#include "model/Alert.h"

namespace app {

/// Now, twice: the clock that alerts are stamped with, and the minute of the day on the wall
/// (0…1439, local) that quiet hours mean.
struct Moment {
    std::int64_t us = 0;
    int minuteOfDay = 0;
    /// A program fills the screen, the screen is locked or was until just now: like quiet hours.
    bool isUndisturbed = false;
    /// Of somebody who is or was away; what was raised since is news, however old.
    std::optional<std::int64_t> awaySinceUs{};
};

/// When a bubble is worth showing, when it is updated, when it is over (desktop.md,
/// "Notifications"). INFO never; WARNING ten seconds later with everything its rule raised
/// meanwhile, in one bubble; ALERT and ERROR at once, the fifth and later ones of a flood in one
/// bubble. One's own come before somebody else's: another person's wait like a WARNING, and where
/// room is short they go first. The same alert is never announced twice. A silence never hides a
/// question. Pure: the time is passed in, what is to be done comes out.
class NotificationPolicy {
  public:
    static constexpr std::int64_t kCoalesceUs = 10'000'000;
    static constexpr std::size_t kMostSingleBubbles = 4;

    explicit NotificationPolicy(NotificationTaste taste = {}) : m_taste(std::move(taste)) {}

    BubbleChanges onAlert(const model::Alert& alert, const Moment& now);
    BubbleChanges onTick(const Moment& now);
    /// When onTick is wanted next.
    std::optional<std::int64_t> nextTickUs(const Moment& now) const;
    /// The wall clock was set, `byUs` forth: what is due after a while is due after the same while.
    void onClockSet(std::int64_t byUs);

    /// The person pressed a button that answers: what comes of it is shown shortly.
    void onAnswered(const std::string& key);
    /// The answer was not carried out (no password, helper gone): a question is asked again, saying
    /// so; where there is none to ask, nothing comes out.
    BubbleChanges onRefused(const std::string& key, const std::string& why, const Moment& now);
    /// Something was done that answers nothing, and its button took the bubble away: the question
    /// is asked again, saying what came of it; where there is none to ask, nothing comes out.
    BubbleChanges onAside(const std::string& key, const std::string& what, const Moment& now);
    /// The bubble is gone: closed by the person, or by the server's clock.
    void onClosed(const std::string& key);

    bool isShown(const std::string& key) const { return m_shown.contains(key); }
    void silence(const std::string& ruleId, std::int64_t untilUs);
    const NotificationTaste& taste() const { return m_taste; }

  private:
    struct Shown {
        BubblePlan plan;
        bool answered = false;
        std::optional<std::int64_t> closeAtUs;
    };
    struct Batch {
        BubblePlan plan;
        std::uint64_t unshown = 0;
        std::optional<std::int64_t> dueUs;  // nothing: all of it is on the screen
    };

    bool isQuiet(const Moment& now) const;
    bool isNews(const model::Alert& alert, const Moment& now) const;
    bool isSilenced(const model::Alert& alert, const Moment& now) const;
    void hold(const model::Alert& alert, std::uint64_t count, const Moment& now);
    bool remember(const std::string& id);
    BubbleChanges update(Shown& shown, const model::Alert& alert, const Moment& now);
    BubbleChanges announce(const model::Alert& alert, const Moment& now);
    BubbleChanges showSingle(const model::Alert& alert, const Moment& now);
    bool makeRoom(const BubblePlan& plan, BubbleChanges& changes);
    void addToBatch(const std::string& key, const model::Alert& alert, std::int64_t dueUs);
    BubbleChange show(Shown shown);
    Shown* askedStill(const std::string& key, const Moment& now);
    void tickBatches(const Moment& now, BubbleChanges& changes);
    void tickShown(const Moment& now, BubbleChanges& changes);
    void tickHeld(const Moment& now, BubbleChanges& changes);
    void forgetShownPart(const std::string& key);

    NotificationTaste m_taste;
    std::map<std::string, Shown> m_shown;
    std::map<std::string, Batch> m_batches;  // by bubble key
    std::set<std::string> m_known;           // alerts already decided about
    std::deque<std::string> m_knownOrder;
    std::uint64_t m_held = 0;  // kept back in quiet hours
    bool m_wasAway = false;    // for some of them
    model::Alert m_lastHeld;
};

/// Wants an answer: suspended, not resolved, and the time is not over.
bool isQuestion(const model::Alert& alert, std::int64_t nowUs);

/// Seconds shown on a question: every fifth, and each of the last five; rounded down.
int countdownSeconds(std::int64_t deadlineUs, std::int64_t nowUs);

}  // namespace app
