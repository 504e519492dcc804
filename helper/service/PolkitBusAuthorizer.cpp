#include "service/PolkitBusAuthorizer.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <utility>

#include "contract/WireTypes.h"
#include "service/PolkitWire.h"

namespace service {
namespace {

constexpr uint kAllowUserInteraction = 1;
constexpr int kPlainTimeoutMs = 10'000;  // polkitd itself may have to be started first

QDBusMessage authorityCall(const char* method) {
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.PolicyKit1"),
                                          QStringLiteral("/org/freedesktop/PolicyKit1/Authority"),
                                          QStringLiteral("org.freedesktop.PolicyKit1.Authority"),
                                          QString::fromLatin1(method));
}

QString cancellationId(quint64 ticket) {
    return QStringLiteral("algomonitor-%1").arg(ticket);
}

QDBusMessage question(const Question& q, bool interact, quint64 ticket) {
    const PolkitSubject subject{QStringLiteral("system-bus-name"),
                                {{QStringLiteral("name"), q.sender}}};
    QDBusMessage call = authorityCall("CheckAuthorization");
    call << QVariant::fromValue(subject) << q.action << QVariant::fromValue(q.details)
         << (interact ? kAllowUserInteraction : 0U)
         << (interact ? cancellationId(ticket) : QString());
    return call;
}

}  // namespace

PolkitBusAuthorizer::PolkitBusAuthorizer(const QDBusConnection& bus) : m_bus(bus) {
    contract::registerWireTypes();  // a{ss}
    qDBusRegisterMetaType<PolkitSubject>();
    qDBusRegisterMetaType<PolkitResult>();
}

void PolkitBusAuthorizer::ask(const Question& q, bool interact, quint64 ticket, Answered answered) {
    // Authorizer closes an unanswered dialog itself; the longer limit is only the net below it.
    const int timeoutMs = interact ? 2 * kPromptLimitMs : kPlainTimeoutMs;
    auto* watcher = new QDBusPendingCallWatcher(
        m_bus.asyncCall(question(q, interact, ticket), timeoutMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [answered = std::move(answered)](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<PolkitResult> reply = *done;
                if (reply.isError())
                    return answered(model::unexpected(model::Error::Code::Unavailable, "polkit",
                                                      reply.error().message().toStdString()));
                const PolkitResult result = reply.value();
                answered(result.isAuthorized  ? Answer::Yes
                         : result.isChallenge ? Answer::Challenge
                                              : Answer::No);
            });
}

void PolkitBusAuthorizer::withdraw(quint64 ticket) {
    // Unknown ids (a question without a dialog) are answered with an error nobody reads.
    QDBusMessage call = authorityCall("CancelCheckAuthorization");
    call << cancellationId(ticket);
    m_bus.send(call);
}

}  // namespace service
