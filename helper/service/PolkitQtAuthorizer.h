#pragma once

#include <QHash>

#include "service/Authorizer.h"

using GAsyncResult = struct _GAsyncResult;
using GCancellable = struct _GCancellable;
using GObject = struct _GObject;
using PolkitAuthority = struct _PolkitAuthority;

namespace service {

/// polkit through polkit-qt6 and the library it stands on. Of polkit-qt6 the subject; not its
/// Authority: that one answers with a signal that does not say which question it belongs to, keeps
/// an unguarded error state when used from threads, and holds the first bus connection for ever,
/// so that a helper whose bus was restarted could never ask again. Needs Qt's GLib event
/// dispatcher, as polkit-qt6 does.
class PolkitQtAuthorizer final : public Authorizer {
  public:
    PolkitQtAuthorizer();
    ~PolkitQtAuthorizer() override;

  protected:
    void ask(const Question& question, bool interact, quint64 ticket, Answered answered) override;
    void withdraw(quint64 ticket) override;

  private:
    struct Call;
    PolkitAuthority* authority();
    static void onAnswer(GObject* authority, GAsyncResult* result, void* data);

    PolkitAuthority* m_authority = nullptr;
    QHash<quint64, GCancellable*> m_calls;
};

}  // namespace service
