#pragma once

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QObject>
#include <utility>

#include "app/client/BusError.h"
#include "app/client/Reply.h"

namespace app::client {

/// Waits for `call`, whose answer has the types `Types`, and tells `reply`: the error as a value,
/// or convert(answer). convert takes the QDBusPendingReply and returns model::Result<T>. An answer
/// of another shape is an error (another version of the helper), never a default value.
template <typename... Types, typename T, typename Convert>
void answerTo(QObject* owner, const QDBusPendingCall& call, Reply<T> reply, Convert convert) {
    auto* watcher = new QDBusPendingCallWatcher(call, owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner,
                     [reply = std::move(reply), convert](QDBusPendingCallWatcher* done) {
                         done->deleteLater();
                         const QDBusPendingReply<Types...> answer = *done;
                         if (answer.isError())
                             reply(std::unexpected(fromBusError(answer.error())));
                         else
                             reply(convert(answer));
                     });
}

}  // namespace app::client
