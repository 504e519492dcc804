#include "app/BubbleText.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/client/SafeText.h"
#include "ui/format/AlertText.h"

namespace app {
namespace {

using client::safeText;
using Kind = BubblePlan::Kind;

/// Gives lupdate its context.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::BubbleText)
};

constexpr qsizetype kMessageLength = 280;
constexpr qsizetype kRuleLength = 60;

constexpr char kKill[] = "kill";
constexpr char kAllow[] = "allow";
constexpr char kAlways[] = "allow-always";
constexpr char kDump[] = "dump";
constexpr char kUndo[] = "undo";
constexpr char kDetails[] = "details";
constexpr char kSilence[] = "silence";
constexpr char kDefault[] = "default";  // the specification's name for a click on the bubble

QString ruleName(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    return safeText(finding.ruleName.empty() ? finding.ruleId : finding.ruleName, kRuleLength);
}

QString title(const BubblePlan& plan) {
    const QString rule = ruleName(plan.alert);
    switch (plan.kind) {
        case Kind::Question:
            return Words::tr("%1 stopped").arg(rule);
        case Kind::Burst:
            if (plan.alert.outline && !plan.key.starts_with("rule:"))
                return Words::tr("%1 alerts about others' programs").arg(plan.count);
            return plan.key.starts_with("rule:")
                       ? Words::tr("%1: %2 times").arg(rule).arg(plan.count)
                       : Words::tr("%1 more alerts").arg(plan.count);
        case Kind::Digest:
            return (plan.wasAway ? Words::tr("While you were away: %1 alerts")
                                 : Words::tr("Meanwhile: %1 alerts"))
                .arg(plan.count);
        case Kind::Outcome:
            return QStringLiteral("%1: %2").arg(rule, ui::stateText(plan.alert.state).toLower());
        case Kind::Single:
            break;
    }
    return rule;
}

/// "python3 (4242), alice"
QString subject(const model::Alert& alert) {
    if (alert.finding.process.key.pid <= 0)
        return {};
    const QString who = ui::processTitle(alert.finding.process);
    return alert.userName.empty() ? who
                                  : QStringLiteral("%1, %2").arg(who, safeText(alert.userName, 32));
}

QString waiting(const BubblePlan& plan) {
    const std::string& planned = plan.alert.plannedAction;
    if (!plan.alert.deadlineUs || planned.empty())
        return Words::tr("Suspended, waiting for you.");
    const QString what = ui::plannedText(planned);
    if (plan.secondsLeft == 0)
        return Words::tr("Suspended; now it is %1.").arg(what);
    return Words::tr("Suspended, waiting for you: in %1 s it is %2.")
        .arg(plan.secondsLeft)
        .arg(what);
}

/// What was done last and how it went: "Killed the process and everything below it: done".
QString lastResponse(const model::Alert& alert) {
    if (alert.responses.empty())
        return {};
    const model::ResponseRecord& last = alert.responses.back();
    const QString text =
        QStringLiteral("%1: %2").arg(ui::actionText(last), ui::outcomeText(last.outcome));
    return last.detail.empty() ? text : text + QStringLiteral(", ") + safeText(last.detail, 120);
}

QString instead(const BubblePlan& plan, const ServerAbilities& server) {
    if (server.buttons)
        return {};
    if (plan.kind == Kind::Question)
        return server.clicks
                   ? Words::tr("Click here to answer in AlgoMonitor.")
                   : Words::tr("Open AlgoMonitor to answer, or run: algomonitorctl alerts kill %1")
                         .arg(safeText(plan.alert.id, 64));
    return server.clicks ? Words::tr("Click for details.")
                         : Words::tr("Open AlgoMonitor for details.");
}

/// All that may be said of somebody else's.
QString outline(const model::Alert& alert) {
    const QString who = subject(alert).isEmpty() ? safeText(alert.userName, 32) : subject(alert);
    const QString why = Words::tr("Not one of your programs: the details need a password.");
    return QStringList{who, why}.join(QLatin1Char('\n')).trimmed();
}

/// The alert's sentence with its process and user: "bash (pid 258, alice) gave its shell to …", or
/// a line before it where the sentence does not name the process.
QString message(const model::Alert& alert) {
    if (alert.outline)
        return outline(alert);
    QString text = safeText(ui::sentence(alert), kMessageLength);
    const int pid = alert.finding.process.key.pid;
    const QString named = QStringLiteral("(pid %1)").arg(pid);
    const qsizetype at = text.indexOf(named);
    if (at < 0)
        return QStringList{subject(alert), text}.join(QLatin1Char('\n')).trimmed();
    if (!alert.userName.empty())
        text.insert(at + named.size() - 1, QStringLiteral(", ") + safeText(alert.userName, 32));
    return text;
}

QStringList sentences(const BubblePlan& plan) {
    const model::Alert& alert = plan.alert;
    QStringList lines;
    if (plan.kind == Kind::Burst || plan.kind == Kind::Digest)
        lines << Words::tr("The last one: %1").arg(safeText(ui::sentence(alert), kMessageLength));
    else
        lines << message(alert);
    if (alert.count > 1 && plan.kind != Kind::Burst)
        lines << Words::tr("Seen %1 times.").arg(alert.count);
    if (plan.kind == Kind::Question)
        lines << waiting(plan);
    else if (plan.kind == Kind::Outcome)
        lines << lastResponse(alert);
    if (!plan.aside.empty())
        lines << safeText(plan.aside, 160);
    if (!plan.refusal.empty())
        lines << Words::tr("Your answer was not carried out: %1").arg(safeText(plan.refusal, 160));
    return lines;
}

QString body(const BubblePlan& plan, const ServerAbilities& server) {
    QStringList lines = sentences(plan) << instead(plan, server);
    lines.removeAll(QString());
    const QString text = lines.join(QLatin1Char('\n'));
    return server.markup ? text.toHtmlEscaped() : text;
}

/// A bubble that stands for one alert, whose subject still runs and deserves it.
bool canKill(const BubblePlan& plan) {
    const bool alarming = plan.kind == Kind::Single && plan.key == plan.alert.id &&
                          plan.alert.finding.level == model::Level::Alert;
    return plan.kind == Kind::Question || (alarming && ui::choicesFor(plan.alert).kill);
}

QList<Bubble::Button> buttons(const BubblePlan& plan, const ServerAbilities& server) {
    if (!server.clicks)
        return {};
    QList<Bubble::Button> all;
    const QString details = Words::tr("Details");
    if (!server.defaultIsButton)
        all << Bubble::Button{QLatin1String(kDefault), details};
    if (!server.buttons)
        return all;
    if (canKill(plan))
        all << Bubble::Button{QLatin1String(kKill), Words::tr("Kill")};
    if (plan.kind == Kind::Question)
        all << Bubble::Button{QLatin1String(kAllow), Words::tr("Allow once")};
    if (plan.kind == Kind::Question && ui::choicesFor(plan.alert).always)
        all << Bubble::Button{QLatin1String(kAlways), Words::tr("Always allow…")}
            << Bubble::Button{QLatin1String(kDump), Words::tr("Save memory")};
    if (plan.kind == Kind::Outcome && ui::choicesFor(plan.alert).undo)
        all << Bubble::Button{QLatin1String(kUndo), Words::tr("Undo")};
    all << Bubble::Button{QLatin1String(server.defaultIsButton ? kDefault : kDetails), details};
    if (plan.key.starts_with("rule:"))
        all << Bubble::Button{QLatin1String(kSilence), Words::tr("Not until tomorrow")};
    return all;
}

Bubble::Urgency urgency(const BubblePlan& plan) {
    if (plan.breaksThrough)
        return Bubble::Urgency::Critical;
    return plan.kind == Kind::Outcome || plan.kind == Kind::Digest ? Bubble::Urgency::Low
                                                                   : Bubble::Urgency::Normal;
}

QString sound(const BubblePlan& plan) {
    if (plan.breaksThrough)
        return QStringLiteral("dialog-warning");
    return plan.kind == Kind::Single || plan.kind == Kind::Burst
               ? QStringLiteral("message-new-instant")
               : QString();
}

}  // namespace

Bubble toBubble(const BubblePlan& plan, const ServerAbilities& server) {
    const bool ownTrouble = plan.alert.finding.level == model::Level::Error;
    return {QString::fromStdString(plan.key),
            title(plan),
            body(plan, server),
            urgency(plan),
            ownTrouble ? QStringLiteral("device.error") : QStringLiteral("x-algomonitor.alert"),
            sound(plan),
            plan.breaksThrough,
            buttons(plan, server)};
}

Bubble resultBubble(const QString& sentence, const ServerAbilities& server) {
    Bubble bubble;
    bubble.key = QStringLiteral("result");
    bubble.title = Words::tr("AlgoMonitor");
    bubble.body = server.markup ? sentence.toHtmlEscaped() : sentence;
    bubble.category = QStringLiteral("x-algomonitor.result");
    return bubble;
}

BubbleAction bubbleAction(const QString& buttonId) {
    struct Row {
        const char* id;
        BubbleAction action;
    };
    static constexpr Row kRows[] = {
        {kKill, BubbleAction::Kill},          {kAllow, BubbleAction::AllowOnce},
        {kAlways, BubbleAction::AllowAlways}, {kDetails, BubbleAction::Details},
        {kDump, BubbleAction::Dump},          {kUndo, BubbleAction::Undo},
        {kDefault, BubbleAction::Details},    {kSilence, BubbleAction::Silence},
    };
    for (const Row& row : kRows)
        if (buttonId == QLatin1String(row.id))
            return row.action;
    return BubbleAction::None;
}

}  // namespace app
