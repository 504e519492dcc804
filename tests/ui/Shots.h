#pragma once

#include <functional>
#include <vector>

#include "tests/ui/Picture.h"
#include "ui/MainWindow.h"

namespace shots {

/// What is drawn: the window, or a dialog of it.
using Scene = std::function<QWidget*(ui::MainWindow&)>;

struct Shot {
    picture::Caption caption;
    Scene scene;
};

/// Everything a helper would have told by now.
void fill(ui::MainWindow& window);

inline constexpr std::size_t kLaterPages = 26;
/// Network, files, sessions, rules, settings, and the dialog of trust.
const std::vector<Shot>& laterPages();

inline constexpr std::size_t kDialogs = 17;
/// What accompanies the pages: first run, reports.
const std::vector<Shot>& dialogs();

}  // namespace shots
