#include "app/XEmbedTray.h"

#include <QGuiApplication>
#include <cstdlib>
#include <memory>
#include <string>

#include <xcb/xcb.h>

namespace app {
namespace {

template <typename T>
using Owned = std::unique_ptr<T, decltype(&std::free)>;

template <typename T>
Owned<T> owned(T* reply) {
    return {reply, &std::free};
}

xcb_atom_t trayAtom(xcb_connection_t* connection) {
    // Qt draws on the first screen of a display; further ones went out with Zaphod heads.
    static const std::string name = "_NET_SYSTEM_TRAY_S0";
    const auto cookie =
        xcb_intern_atom(connection, 1, static_cast<uint16_t>(name.size()), name.c_str());
    const auto reply = owned(xcb_intern_atom_reply(connection, cookie, nullptr));
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

}  // namespace

bool xembedTrayPresent() {
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11 || !x11->connection())
        return false;
    const xcb_atom_t atom = trayAtom(x11->connection());
    if (atom == XCB_ATOM_NONE)  // nobody ever asked for it: no tray
        return false;
    const auto cookie = xcb_get_selection_owner(x11->connection(), atom);
    const auto reply = owned(xcb_get_selection_owner_reply(x11->connection(), cookie, nullptr));
    return reply && reply->owner != XCB_WINDOW_NONE;
}

}  // namespace app
