#pragma once

namespace ui {

/// What the shield says, in the tray and on the status strip (desktop.md, "Tray").
enum class ShieldState { Calm, Attention, Asking, Observing, Unreachable };

}  // namespace ui
