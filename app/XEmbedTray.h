#pragma once

namespace app {

/// Somebody owns the X selection _NET_SYSTEM_TRAY_S<screen> (freedesktop system tray protocol).
/// False on other platforms than X11. One round trip to the X server.
bool xembedTrayPresent();

}  // namespace app
