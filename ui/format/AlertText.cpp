#include "ui/format/AlertText.h"

#include <QCoreApplication>
#include <array>

#include "ui/format/SafeText.h"

namespace ui {

namespace {

/// Gives lupdate its context: a free function has none.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::AlertText)
};

constexpr qsizetype kNameLimit = 64;
constexpr std::uint32_t kFirstPerson = 1000;  // UID_MIN of login.defs(5)
constexpr std::uint32_t kNobody = 65534;

struct Phrase {
    const char* key;
    const char* words;
};

struct Action {
    const char* key;
    const char* done;
    const char* toDo;  // while it is not done, or could not be
};

constexpr Action kActions[] = {
    {"notify", QT_TRANSLATE_NOOP("ui::AlertText", "Told you"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Tell you")},
    {"suspend", QT_TRANSLATE_NOOP("ui::AlertText", "Suspended the processes"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Suspend the processes")},
    {"resume", QT_TRANSLATE_NOOP("ui::AlertText", "Let the processes run again"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Let the processes run again")},
    {"kill", QT_TRANSLATE_NOOP("ui::AlertText", "Killed the process"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Kill the process")},
    {"kill-tree", QT_TRANSLATE_NOOP("ui::AlertText", "Killed the process and everything below it"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Kill the process and everything below it")},
    {"allow", QT_TRANSLATE_NOOP("ui::AlertText", "Allowed once"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Allow once")},
    {"allow-always", QT_TRANSLATE_NOOP("ui::AlertText", "Always allowed from now on"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Always allow from now on")},
    {"resolve", QT_TRANSLATE_NOOP("ui::AlertText", "Marked as looked at"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Mark as looked at")},
    {"undo", QT_TRANSLATE_NOOP("ui::AlertText", "Taken back"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Take back")},
    {"evidence", QT_TRANSLATE_NOOP("ui::AlertText", "Saved the evidence"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Save the evidence")},
    {"ask", QT_TRANSLATE_NOOP("ui::AlertText", "Asked what to do"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Ask what to do")},
    {"drop", QT_TRANSLATE_NOOP("ui::AlertText", "Dropped the connection"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Drop the connection")},
    {"block", QT_TRANSLATE_NOOP("ui::AlertText", "Blocked the address"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Block the address")},
    {"keep-suspended", QT_TRANSLATE_NOOP("ui::AlertText", "Kept the processes suspended"),
     QT_TRANSLATE_NOOP("ui::AlertText", "Keep the processes suspended")},
};

constexpr Phrase kPlans[] = {
    {"kill", QT_TRANSLATE_NOOP("ui::AlertText", "killed")},
    {"kill-tree", QT_TRANSLATE_NOOP("ui::AlertText", "killed with everything below it")},
    {"resume", QT_TRANSLATE_NOOP("ui::AlertText", "allowed to go on")},
    {"keep-suspended", QT_TRANSLATE_NOOP("ui::AlertText", "kept suspended")},
};

const Action* findAction(const std::string& key) {
    for (const Action& row : kActions) {
        if (key == row.key)
            return &row;
    }
    return nullptr;
}

}  // namespace

QString levelText(model::Level level) {
    static constexpr std::array words{
        QT_TRANSLATE_NOOP("ui::AlertText", "Info"), QT_TRANSLATE_NOOP("ui::AlertText", "Warning"),
        QT_TRANSLATE_NOOP("ui::AlertText", "Alert"), QT_TRANSLATE_NOOP("ui::AlertText", "Error")};
    return Words::tr(words.at(static_cast<std::size_t>(level)));
}

QString stateText(model::AlertState state) {
    static constexpr std::array words{QT_TRANSLATE_NOOP("ui::AlertText", "New"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Suspended"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Killed"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Allowed"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Resumed"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Resolved"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Ended by itself")};
    return Words::tr(words.at(static_cast<std::size_t>(state)));
}

QString certaintyText(model::Certainty certainty) {
    return certainty == model::Certainty::Certain ? Words::tr("Certain") : Words::tr("Likely");
}

QString outcomeText(model::Outcome outcome) {
    static constexpr std::array words{
        QT_TRANSLATE_NOOP("ui::AlertText", "not yet"), QT_TRANSLATE_NOOP("ui::AlertText", "done"),
        QT_TRANSLATE_NOOP("ui::AlertText", "failed"), QT_TRANSLATE_NOOP("ui::AlertText", "refused"),
        QT_TRANSLATE_NOOP("ui::AlertText", "not done")};
    return Words::tr(words.at(static_cast<std::size_t>(outcome)));
}

QString actionText(const model::ResponseRecord& record) {
    const Action* action = findAction(record.action);
    if (action == nullptr)
        return safeText(record.action, kNameLimit);
    return Words::tr(record.outcome == model::Outcome::Done ? action->done : action->toDo);
}

QString plannedText(const std::string& plannedAction) {
    for (const Phrase& row : kPlans) {
        if (plannedAction == row.key)
            return Words::tr(row.words);
    }
    return safeText(plannedAction, kNameLimit);
}

QString modeText(model::Mode mode) {
    static constexpr std::array words{QT_TRANSLATE_NOOP("ui::AlertText", "Observe"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Ask"),
                                      QT_TRANSLATE_NOOP("ui::AlertText", "Enforce")};
    return Words::tr(words.at(static_cast<std::size_t>(mode)));
}

QString modeHelp(model::Mode mode) {
    switch (mode) {
        case model::Mode::Observe:
            return Words::tr("Records what happens and stops nothing.");
        case model::Mode::Ask:
            return Words::tr("Suspends what is certainly dangerous and asks you.");
        case model::Mode::Enforce:
            break;
    }
    return Words::tr("Stops what is certainly dangerous at once, without asking.");
}

QString processTitle(const model::Process& process) {
    const QString name = safeText(process.name, kNameLimit);
    if (name.isEmpty() && process.key.pid <= 0)
        return {};  // a login, a file nobody was seen at
    return QStringLiteral("%1 (%2)")
        .arg(name.isEmpty() ? Words::tr("unnamed") : name)
        .arg(process.key.pid);
}

QString commandLine(const model::Process& process) {
    QStringList parts;
    for (const std::string& argument : process.arguments)
        parts << (argument.empty() ? QStringLiteral("''") : safeText(argument));
    return cutInTheMiddle(parts.join(QLatin1Char(' ')), kMaxShownCharacters);
}

QString packageText(const model::Process& process) {
    if (process.package.empty())
        return Words::tr("unknown");
    return (safeText(process.package, kNameLimit) + QLatin1Char(' ') +
            safeText(process.packageVersion, kNameLimit))
        .trimmed();
}

QString executableText(const model::Process& process) {
    const QString path = safeText(process.executable);
    if (process.memoryOnly)
        return Words::tr("%1 (only in memory)").arg(path);
    return process.executableDeleted ? Words::tr("%1 (deleted)").arg(path) : path;
}

QString userText(const model::Alert& alert) {
    const std::uint32_t uid = alert.finding.process.uid;
    if (alert.userName.empty())
        return Words::tr("user %1").arg(uid);
    return QStringLiteral("%1 (%2)").arg(safeText(alert.userName, kNameLimit)).arg(uid);
}

QString connectionText(const model::Connection& connection) {
    static constexpr std::array kTransports{"TCP", "UDP", "raw", "packet"};
    const QString transport =
        QLatin1String(kTransports.at(static_cast<std::size_t>(connection.transport)));
    QString peer = safeText(model::remoteEndpoint(connection), 128);
    if (!connection.remoteName.empty())
        peer = QStringLiteral("%1 (%2)").arg(safeText(connection.remoteName, 128), peer);
    switch (connection.direction) {
        case model::Direction::Outbound:
            return Words::tr("%1, out to %2").arg(transport, peer);
        case model::Direction::Inbound:
            return Words::tr("%1, in from %2 to port %3")
                .arg(transport, peer)
                .arg(connection.localPort);
        case model::Direction::Unknown:
            break;
    }
    return Words::tr("%1 with %2").arg(transport, peer);
}

QString sentence(const model::Alert& alert) {
    const QString message = safeText(alert.finding.message, 1024);
    if (!message.isEmpty())
        return message;
    const QString rule = alert.finding.ruleName.empty() ? safeText(alert.finding.ruleId, kNameLimit)
                                                        : safeText(alert.finding.ruleName, 128);
    QStringList who{processTitle(alert.finding.process)};
    if (alert.outline)
        who << safeText(alert.userName, kNameLimit);
    who.removeAll(QString());
    return who.isEmpty() ? rule
                         : QStringLiteral("%1: %2").arg(rule, who.join(QStringLiteral(", ")));
}

AlertChoices choicesFor(const model::Alert& alert) {
    using State = model::AlertState;
    const bool hasProcess = alert.finding.process.key.pid > 0;
    const bool waits = alert.state == State::Suspended;
    const bool fresh = alert.state == State::Raised && !alert.resolved;
    AlertChoices choices;
    choices.kill = hasProcess && (waits || fresh);
    choices.allow = hasProcess && (waits || fresh);
    choices.always = hasProcess && !alert.outline && alert.finding.level >= model::Level::Warning &&
                     !alert.resolved && alert.state != State::Resolved;
    choices.resolve = !waits && !alert.resolved && alert.state != State::Resolved;
    // A killed process does not come back; letting a suspended one go is "Allow once".
    choices.undo = !waits && (alert.resolved || alert.state == State::Resolved ||
                              alert.state == State::Allowed);
    return choices;
}

bool isOpen(const model::Alert& alert) {
    return alert.state == model::AlertState::Suspended && alert.deadlineUs.has_value();
}

bool needsAttention(const model::Alert& alert) {
    if (alert.state == model::AlertState::Suspended)
        return true;
    return !alert.resolved && alert.state == model::AlertState::Raised &&
           alert.finding.level >= model::Level::Warning && !isAnotherPersons(alert);
}

bool isAnotherPersons(const model::Alert& alert) {
    const std::uint32_t uid = alert.finding.process.uid;
    return alert.outline && uid >= kFirstPerson && uid != kNobody;
}

}  // namespace ui
