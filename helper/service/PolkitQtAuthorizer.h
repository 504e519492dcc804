#pragma once

#include <QHash>

#include "service/Authorizer.h"

using GCancellable = struct _GCancellable;
using GAsyncResult = struct _GAsyncResult;
using GObject = struct _GObject;

namespace service {

/// polkit through polkit-qt6. polkit-qt's own asynchronous call answers with a signal that does not
/// say which question it belongs to, and its synchronous one keeps an unguarded error state, so the
/// authority and the subject are polkit-qt's and the call is that of the library beneath it. Needs
/// Qt's GLib event dispatcher, as polkit-qt does.
class PolkitQtAuthorizer final : public Authorizer {
    Q_OBJECT

  public:
    PolkitQtAuthorizer() = default;
    ~PolkitQtAuthorizer() override;

  protected:
    void ask(const Question& question, bool interact, quint64 ticket, Answered answered) override;
    void withdraw(quint64 ticket) override;

  private:
    struct Call;
    static void onAnswer(GObject* authority, GAsyncResult* result, void* data);

    QHash<quint64, GCancellable*> m_calls;
};

}  // namespace service
