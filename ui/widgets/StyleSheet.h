#pragma once

#include <QString>

#include "ui/widgets/Theme.h"

namespace ui {

/// The look of the standard controls in the theme's colours. Set on the window, and again when the
/// palette changes. Widgets choose with dynamic properties:
///   tone  = muted | danger | attention | calm | info | accent      (QLabel)
///   kind  = primary | danger | flat | segment                      (QPushButton, QToolButton)
QString styleSheetFor(const Theme& theme);

}  // namespace ui
