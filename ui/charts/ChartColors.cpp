#include "ui/charts/ChartColors.h"

#include "ui/widgets/Theme.h"

namespace ui {

namespace {

QColor pick(const char* light, const char* dark) {
    return QColor(QLatin1String(currentTheme().dark ? dark : light));
}

}  // namespace

QColor cpuColor() {
    return pick("#2f74e0", "#6aa5ff");
}

QColor memoryUsedColor() {
    return pick("#0f9b8e", "#3ccdbd");
}

QColor memoryCacheColor() {
    return pick("#9aa7b5", "#8795a5");
}

QColor swapColor() {
    return pick("#d97706", "#f5b53d");
}

std::vector<QColor> coreColors(std::size_t count) {
    std::vector<QColor> colors;
    const float lightness = currentTheme().dark ? 0.66F : 0.50F;
    for (std::size_t i = 0; i < count; ++i) {
        const float share = count < 2 ? 0 : static_cast<float>(i) / static_cast<float>(count - 1);
        // From blue to teal; every other one a little lighter, so that the edge is seen.
        const float shift = i % 2 == 0 ? 0 : 0.07F;
        colors.push_back(QColor::fromHslF(0.61F - 0.14F * share, 0.68F, lightness + shift));
    }
    return colors;
}

}  // namespace ui
