#include "service/PolkitQtAuthorizer.h"

#include <QPointer>
#include <QTimer>
#include <memory>
#include <utility>

// GLib names struct members "signals"; QT_NO_KEYWORDS keeps Qt's macro away from them.
#include <polkit/polkit.h>
#include <polkitqt1-subject.h>

namespace service {
namespace {

using Details = std::unique_ptr<PolkitDetails, decltype(&g_object_unref)>;

Details detailsOf(const Question& question) {
    Details details(polkit_details_new(), &g_object_unref);
    for (auto entry = question.details.cbegin(); entry != question.details.cend(); ++entry)
        polkit_details_insert(details.get(), entry.key().toUtf8().constData(),
                              entry.value().toUtf8().constData());
    return details;
}

/// GLib ends the process when the bus goes away unless it is told not to; it keeps one connection
/// for everybody in the process.
void outliveTheBus() {
    if (GDBusConnection* const bus = g_bus_get_sync(G_BUS_TYPE_SYSTEM, nullptr, nullptr)) {
        g_dbus_connection_set_exit_on_close(bus, FALSE);
        g_object_unref(bus);
    }
}

model::Error unavailable(const char* why) {
    return {model::Error::Code::Unavailable, "polkit", why};
}

}  // namespace

/// Outlives the authorizer where GLib answers late.
struct PolkitQtAuthorizer::Call {
    QPointer<PolkitQtAuthorizer> owner;
    quint64 ticket;
    Answered answered;
};

PolkitQtAuthorizer::PolkitQtAuthorizer() {
    authority();  // now, where starting polkitd holds up nobody
}

PolkitQtAuthorizer::~PolkitQtAuthorizer() {
    const auto tickets = m_calls.keys();
    for (const quint64 ticket : tickets)
        withdraw(ticket);
    if (m_authority != nullptr)
        g_object_unref(m_authority);  // the last one takes the connection along
}

PolkitAuthority* PolkitQtAuthorizer::authority() {
    if (m_authority == nullptr && (m_authority = polkit_authority_get_sync(nullptr, nullptr)))
        outliveTheBus();
    return m_authority;
}

void PolkitQtAuthorizer::ask(const Question& question, bool interact, quint64 ticket,
                             Answered answered) {
    PolkitAuthority* const polkit = authority();
    if (polkit == nullptr) {
        QTimer::singleShot(0, this, [answered = std::move(answered)] {
            answered(std::unexpected(unavailable("cannot be reached")));
        });
        return;
    }
    GCancellable* const cancellable = g_cancellable_new();
    m_calls.insert(ticket, cancellable);
    const PolkitQt1::SystemBusNameSubject subject(question.sender);
    polkit_authority_check_authorization(
        polkit, subject.subject(), question.action.toUtf8().constData(), detailsOf(question).get(),
        interact ? POLKIT_CHECK_AUTHORIZATION_FLAGS_ALLOW_USER_INTERACTION
                 : POLKIT_CHECK_AUTHORIZATION_FLAGS_NONE,
        cancellable, &PolkitQtAuthorizer::onAnswer, new Call{this, ticket, std::move(answered)});
}

void PolkitQtAuthorizer::onAnswer(GObject* authority, GAsyncResult* result, void* data) {
    const std::unique_ptr<Call> call(static_cast<Call*>(data));
    GError* error = nullptr;
    const std::unique_ptr<PolkitAuthorizationResult, decltype(&g_object_unref)> polkit(
        polkit_authority_check_authorization_finish(POLKIT_AUTHORITY(authority), result, &error),
        &g_object_unref);
    const std::unique_ptr<GError, decltype(&g_error_free)> guard(error, &g_error_free);
    if (call->owner == nullptr)
        return;
    if (GCancellable* const cancellable = call->owner->m_calls.take(call->ticket))
        g_object_unref(cancellable);
    if (!polkit)
        return call->answered(std::unexpected(unavailable(error->message)));
    call->answered(polkit_authorization_result_get_is_authorized(polkit.get())  ? Answer::Yes
                   : polkit_authorization_result_get_is_challenge(polkit.get()) ? Answer::Challenge
                                                                                : Answer::No);
}

void PolkitQtAuthorizer::withdraw(quint64 ticket) {
    if (GCancellable* const cancellable = m_calls.take(ticket)) {
        g_cancellable_cancel(cancellable);
        g_object_unref(cancellable);
    }
}

}  // namespace service
