#include "app/FullScreen.h"

#include <QGuiApplication>
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include <xcb/xcb.h>

namespace app {
namespace {

constexpr qint64 kAskAgainMs = 1'000;
constexpr std::uint32_t kMostStates = 32;

template <typename T>
using Owned = std::unique_ptr<T, decltype(&std::free)>;

xcb_atom_t atom(xcb_connection_t* x, std::string_view name) {
    const auto cookie = xcb_intern_atom(x, 1, static_cast<std::uint16_t>(name.size()), name.data());
    const Owned<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(x, cookie, nullptr),
                                               &std::free);
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

/// A window's list of 32-bit values of this type; empty where it has none.
std::vector<std::uint32_t> property(xcb_connection_t* x, xcb_window_t window, xcb_atom_t name,
                                    xcb_atom_t type) {
    const auto cookie = xcb_get_property(x, 0, window, name, type, 0, kMostStates);
    const Owned<xcb_get_property_reply_t> reply(xcb_get_property_reply(x, cookie, nullptr),
                                                &std::free);
    if (!reply || reply->format != 32)
        return {};
    const auto* values = static_cast<const std::uint32_t*>(xcb_get_property_value(reply.get()));
    return {values, values + reply->value_len};
}

/// Extended Window Manager Hints 1.5: _NET_ACTIVE_WINDOW of the root, _NET_WM_STATE of the window.
bool activeWindowFillsScreen(xcb_connection_t* x) {
    const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(x)).data;
    const xcb_atom_t fullScreen = atom(x, "_NET_WM_STATE_FULLSCREEN");
    if (screen == nullptr || fullScreen == XCB_ATOM_NONE)  // nobody ever wanted it
        return false;
    const auto active = property(x, screen->root, atom(x, "_NET_ACTIVE_WINDOW"), XCB_ATOM_WINDOW);
    if (active.empty() || active.front() == XCB_WINDOW_NONE)
        return false;
    const auto states = property(x, active.front(), atom(x, "_NET_WM_STATE"), XCB_ATOM_ATOM);
    return std::ranges::find(states, fullScreen) != states.end();
}

}  // namespace

bool FullScreen::inFront() {
    if (m_asked.isValid() && m_asked.elapsed() < kAskAgainMs)
        return m_inFront;
    m_asked.start();
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    m_inFront = x11 != nullptr && x11->connection() != nullptr &&
                activeWindowFillsScreen(x11->connection());
    return m_inFront;
}

}  // namespace app
