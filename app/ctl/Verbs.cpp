#include "app/ctl/Verbs.h"

#include "app/client/SafeText.h"
#include "app/ctl/ProcessIdentity.h"

namespace app::ctl {
namespace {

client::Verb verbFor(ActOnProcess::What what, const model::ProcessKey& key) {
    switch (what) {
        case ActOnProcess::What::Kill:
            return client::TerminateProcess{key, false};
        case ActOnProcess::What::KillTree:
            return client::TerminateProcess{key, true};
        case ActOnProcess::What::Suspend:
            return client::SuspendProcess{key};
        case ActOnProcess::What::Dump:
            return client::DumpProcess{key, false};
        case ActOnProcess::What::ForcedDump:
            return client::DumpProcess{key, true};
        case ActOnProcess::What::Resume:
            break;
    }
    return client::ResumeProcess{key};
}

void report(const Context& context, const client::Answer& answer) {
    const bool ok =
        answer.outcome == model::Outcome::Done || answer.outcome == model::Outcome::Pending;
    const QString outcome = QString::fromStdString(std::string(model::toString(answer.outcome)));
    const QString detail = client::safeText(answer.detail, 1000);
    const QString sentence = detail.isEmpty() ? outcome : outcome + QStringLiteral(": ") + detail;
    if (context.json) {
        QJsonObject object = verbJson(ok, sentence);
        object.insert(QStringLiteral("outcome"), outcome);
        object.insert(QStringLiteral("detail"), answer.detail);
        context.print(object);
    } else if (ok) {
        context.console.line(sentence);
    }
    if (ok)
        return context.done();
    context.console.complain(sentence);
    context.finish(ExitCode::Failed);
}

void perform(const Context& context, const client::Verb& verb) {
    context.client.perform(verb, [context](const model::Result<client::Answer>& answer) {
        if (answer)
            report(context, *answer);
        else
            context.fail(answer.error());
    });
}

}  // namespace

/// The helper forgets connections that nobody looks at: it looks again before one is cut.
void run(const Context& context, const Perform& command) {
    if (!std::holds_alternative<client::DropConnection>(command.verb))
        return perform(context, command.verb);
    context.client.connections(
        0, false,
        [context, verb = command.verb](const model::Result<model::ConnectionChanges>& seen) {
            if (!seen)
                return context.fail(seen.error());
            perform(context, verb);
        });
}

void run(const Context& context, const ActOnProcess& command) {
    const auto key = identify(command.pid);
    if (!key)
        return context.fail(key.error());
    run(context, Perform{verbFor(command.what, *key)});
}

}  // namespace app::ctl
