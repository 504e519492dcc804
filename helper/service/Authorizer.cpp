#include "service/Authorizer.h"

#include <QTimer>
#include <utility>

namespace service {
namespace {

using Code = model::Error::Code;

model::Error refused(const Question& question, const char* why) {
    return {Code::NotAuthorized, question.action.toStdString(), why};
}

std::unexpected<model::Error> limit(const Question& question, const char* why) {
    return model::unexpected(Code::LimitReached, question.sender.toStdString(), why);
}

}  // namespace

void Authorizer::authorize(Question question, Callback callback) {
    const quint64 ticket = ++m_lastTicket;
    m_pending.insert(ticket, {std::move(question), std::move(callback)});
    closeAfter(kPlainLimitMs, ticket, {Code::Unavailable, "polkit", "it does not answer"});
    send(ticket, false);
}

void Authorizer::callerLeft(const QString& sender) {
    const auto tickets = m_pending.keys();
    for (const quint64 ticket : tickets) {
        const auto pending = m_pending.constFind(ticket);
        if (pending != m_pending.cend() && pending->question.sender == sender)
            close(ticket, refused(pending->question, "the caller left the bus"));
    }
}

void Authorizer::send(quint64 ticket, bool interact) {
    ask(m_pending[ticket].question, interact, ticket,
        [this, ticket](const model::Result<Answer>& answer) { answered(ticket, answer); });
}

void Authorizer::answered(quint64 ticket, const model::Result<Answer>& answer) {
    const auto pending = m_pending.constFind(ticket);
    if (pending == m_pending.cend())
        return;  // closed meanwhile
    const Question& question = pending->question;
    const auto refuse = [&](const char* why) {
        finish(ticket, std::unexpected(refused(question, why)));
    };
    if (!answer)
        finish(ticket, std::unexpected(answer.error()));
    else if (*answer == Answer::Yes)
        finish(ticket, {});
    else if (*answer == Answer::No)
        refuse(pending->prompting ? "the password was not given" : "not allowed");
    else if (pending->prompting)  // a challenge again: nobody's agent is there to ask
        refuse("a password is needed and nobody can be asked for it");
    else if (!question.interactive)
        refuse("a password is needed");
    else
        prompt(ticket);
}

void Authorizer::prompt(quint64 ticket) {
    Pending& pending = m_pending[ticket];
    if (auto may = mayPrompt(pending.question); !may)
        return finish(ticket, std::move(may));
    pending.prompting = true;
    if (pending.question.onPrompt)
        pending.question.onPrompt(true);
    const quint64 dialog = ++m_lastTicket;  // the plain question's time limit is not the dialog's
    m_pending.insert(dialog, m_pending.take(ticket));
    closeAfter(kPromptLimitMs, dialog,
               {Code::NotAuthorized, "polkit", "nobody answered the password dialog"});
    send(dialog, true);
}

model::Result<void> Authorizer::mayPrompt(const Question& question) const {
    int ofUid = 0;
    for (const Pending& other : m_pending) {
        if (!other.prompting)
            continue;
        if (other.question.sender == question.sender)
            return limit(question, "a password dialog of this caller is still open");
        ofUid += other.question.uid == question.uid;
    }
    if (ofUid >= kPromptsPerUid)
        return limit(question, "too many password dialogs of this user are open");
    return {};
}

void Authorizer::closeAfter(int ms, quint64 ticket, const model::Error& error) {
    QTimer::singleShot(ms, this, [this, ticket, error] { close(ticket, error); });
}

void Authorizer::close(quint64 ticket, const model::Error& error) {
    if (!m_pending.contains(ticket))
        return;
    withdraw(ticket);
    finish(ticket, std::unexpected(error));
}

void Authorizer::finish(quint64 ticket, model::Result<void> result) {
    const Pending pending = m_pending.take(ticket);
    if (pending.prompting && pending.question.onPrompt)
        pending.question.onPrompt(false);
    pending.callback(std::move(result));
}

}  // namespace service
