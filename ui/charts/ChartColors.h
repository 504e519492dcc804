#pragma once

#include <QColor>
#include <cstddef>
#include <vector>

namespace ui {

QColor cpuColor();
QColor memoryUsedColor();
QColor memoryCacheColor();
QColor swapColor();

/// As many neighbours that can be told apart as asked for, in the theme in force.
std::vector<QColor> coreColors(std::size_t count);

}  // namespace ui
