#include "app/VerbRunner.h"

#include <utility>

#include "app/client/SafeText.h"
#include "ui/format/AlertText.h"

namespace app {
namespace {

using client::safeText;

struct DoneWords {
    QString operator()(const client::TerminateProcess& verb) const {
        return verb.tree ? VerbRunner::tr("Terminated with everything it started.")
                         : VerbRunner::tr("Terminated.");
    }
    QString operator()(const client::SuspendProcess&) const { return VerbRunner::tr("Suspended."); }
    QString operator()(const client::ResumeProcess&) const { return VerbRunner::tr("Resumed."); }
    QString operator()(const client::KillAlert&) const { return VerbRunner::tr("Killed."); }
    QString operator()(const client::AllowAlert&) const { return VerbRunner::tr("Allowed once."); }
    QString operator()(const client::AllowAlertAlways&) const {
        return VerbRunner::tr("Allowed from now on.");
    }
    QString operator()(const client::ResolveAlert&) const {
        return VerbRunner::tr("Marked as looked at.");
    }
    QString operator()(const client::UndoAlert&) const { return VerbRunner::tr("Taken back."); }
    QString operator()(const client::SetMode& verb) const {
        return VerbRunner::tr("Mode: %1.").arg(ui::modeText(verb.mode));
    }
    QString operator()(const client::Pause& verb) const {
        return verb.seconds == 0
                   ? VerbRunner::tr("Responding again.")
                   : VerbRunner::tr("Only observing for %1 minutes.").arg(verb.seconds / 60);
    }
    QString operator()(const client::AddTrust&) const { return VerbRunner::tr("Trusted."); }
    QString operator()(const client::RemoveTrust&) const {
        return VerbRunner::tr("Trusted no longer.");
    }
    QString operator()(const client::DropConnection&) const {
        return VerbRunner::tr("The connection is cut.");
    }
    QString operator()(const client::BlockAddress& verb) const {
        return VerbRunner::tr("%1 is blocked.").arg(safeText(verb.address, 64));
    }
    QString operator()(const client::UnblockAddress& verb) const {
        return VerbRunner::tr("%1 is no longer blocked.").arg(safeText(verb.address, 64));
    }
    QString operator()(const client::DumpProcess&) const {
        return VerbRunner::tr("Its memory is saved.");
    }
    QString operator()(const client::CancelDump&) const {
        return VerbRunner::tr("The dump is cancelled.");
    }
    QString operator()(const client::VerifyIntegrity&) const {
        return VerbRunner::tr("Protected files are being compared.");
    }
    QString operator()(const client::CancelVerify&) const {
        return VerbRunner::tr("Comparing was stopped.");
    }
    QString operator()(const client::AcceptFile&) const { return VerbRunner::tr("Accepted."); }
    QString operator()(const client::AcceptFolder&) const { return VerbRunner::tr("Accepted."); }
    QString operator()(const client::SwitchRule& verb) const {
        return verb.on ? VerbRunner::tr("The rule is on.") : VerbRunner::tr("The rule is off.");
    }
    QString operator()(const client::SetRuleResponse&) const {
        return VerbRunner::tr("The rule's response is another one now.");
    }
    QString operator()(const client::SetSetting&) const {
        return VerbRunner::tr("The setting is saved and in force.");
    }
    QString operator()(const client::ReloadRules&) const {
        return VerbRunner::tr("The rules were read again.");
    }
};

struct UndoVerb {
    using Undo = std::optional<client::Verb>;

    QString detail;  // of the answer

    Undo operator()(const client::SuspendProcess& verb) const {
        return client::ResumeProcess{verb.key};
    }
    Undo operator()(const client::AllowAlert& verb) const { return client::UndoAlert{verb.id}; }
    Undo operator()(const client::ResolveAlert& verb) const { return client::UndoAlert{verb.id}; }
    Undo operator()(const client::AddTrust&) const { return client::RemoveTrust{detail}; }
    Undo operator()(const client::BlockAddress& verb) const {
        return client::UnblockAddress{verb.address};
    }
    Undo operator()(const client::SwitchRule& verb) const {
        return client::SwitchRule{verb.id, !verb.on};
    }
    Undo operator()(const client::Pause& verb) const {
        return verb.seconds > 0 ? Undo(client::Pause{0}) : std::nullopt;
    }
    template <typename Other>
    Undo operator()(const Other&) const {
        return std::nullopt;
    }
};

QString reason(const model::Error& error) {
    const QString detail = safeText(model::toString(error), 300);
    if (error.code == model::Error::Code::NotAuthorized)
        return VerbRunner::tr("Not allowed without the password. %1").arg(detail);
    return VerbRunner::tr("Not done: %1").arg(detail);
}

}  // namespace

std::optional<client::Verb> undoOf(const client::Verb& verb, const client::Answer& answer) {
    if (answer.outcome != model::Outcome::Done)
        return std::nullopt;
    return std::visit(UndoVerb{answer.detail}, verb);
}

Said sentenceFor(const client::Verb& verb, const model::Result<client::Answer>& answer) {
    if (!answer)
        return {reason(answer.error()), false};
    const QString detail = safeText(answer->detail, 300);
    if (answer->outcome == model::Outcome::Done) {
        const bool isId = std::holds_alternative<client::AddTrust>(verb);
        const QString done = std::visit(DoneWords{}, verb);
        return {isId || detail.isEmpty() ? done : done + u' ' + detail, true};
    }
    if (answer->outcome == model::Outcome::Pending)
        return {VerbRunner::tr("Under way. %1").arg(detail).trimmed(), true};
    const QString outcome = ui::outcomeText(answer->outcome);
    return {VerbRunner::tr("Not done (%1). %2").arg(outcome, detail).trimmed(), false};
}

VerbRunner::VerbRunner(client::HelperClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

void VerbRunner::run(const client::Verb& verb, const QString& about,
                     std::function<void(const Said&)> then) {
    m_client.perform(verb, [this, verb, about, then](const model::Result<client::Answer>& answer) {
        m_undo = answer ? undoOf(verb, *answer) : std::nullopt;
        const Said said = sentenceFor(verb, answer);
        if (then)
            then(said);
        Q_EMIT finished(said.sentence, said.ok, about);
    });
}

void VerbRunner::runWithUndo(const client::Verb& verb, const std::optional<client::Verb>& undo) {
    m_client.perform(verb, [this, verb, undo](const model::Result<client::Answer>& answer) {
        const Said said = sentenceFor(verb, answer);
        m_undo = said.ok ? undo : std::nullopt;
        Q_EMIT finished(said.sentence, said.ok, {});
    });
}

void VerbRunner::undo() {
    if (const auto undo = std::exchange(m_undo, std::nullopt))
        run(*undo);
}

}  // namespace app
