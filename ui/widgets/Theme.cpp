#include "ui/widgets/Theme.h"

#include <QGuiApplication>
#include <algorithm>
#include <cmath>

namespace ui {

namespace {

qreal linear(qreal channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

qreal luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

/// Moves `color` towards the text colour until it can be read on `surface`.
QColor readable(QColor color, const QColor& surface, const QColor& text) {
    for (int step = 0; step < 10 && contrast(color, surface) < 4.5; ++step)
        color = mixed(color, text, 0.15);
    return color;
}

/// Hues of meaning, {light, dark}: the same ones as in resources/icons.
void setMeanings(Theme& theme) {
    const auto pick = [&](const char* light, const char* dark) {
        return readable(QColor(QLatin1String(theme.dark ? dark : light)), theme.card, theme.text);
    };
    theme.calm = pick("#15803d", "#4ade80");
    theme.info = pick("#1d63d1", "#7ab0ff");
    theme.attention = pick("#a15c00", "#f5b84a");
    theme.danger = pick("#c4232d", "#ff8a84");
    theme.fault = pick("#6d3fce", "#c3a6ff");
    theme.dangerFill = QColor(0xc4, 0x23, 0x2d);
    theme.onDanger = Qt::white;
}

}  // namespace

QColor mixed(const QColor& from, const QColor& to, qreal share) {
    const auto channel = [share](float a, float b) {
        return static_cast<float>(a + (b - a) * share);
    };
    return QColor::fromRgbF(channel(from.redF(), to.redF()), channel(from.greenF(), to.greenF()),
                            channel(from.blueF(), to.blueF()));
}

qreal contrast(const QColor& one, const QColor& other) {
    const qreal a = luminance(one);
    const qreal b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Theme themeOf(const QPalette& palette) {
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    Theme theme;
    theme.dark = window.lightnessF() < 0.5F;
    theme.page = window;
    // Dark desktops make Base darker than Window; a card is raised, so it has to be lighter.
    theme.card = theme.dark ? mixed(window, text, 0.055) : base;
    theme.rail = theme.dark ? mixed(window, QColor(Qt::black), 0.22) : mixed(window, text, 0.035);
    theme.inset = mixed(theme.card, text, theme.dark ? 0.07 : 0.045);
    theme.well = theme.dark ? mixed(window, QColor(Qt::black), 0.28) : mixed(window, text, 0.07);
    theme.border = mixed(theme.card, text, theme.dark ? 0.16 : 0.13);
    theme.text = text;
    // They stand on every surface: the one nearest to them is the lightest or the darkest of all.
    const auto everywhere = [&](const QColor& color) {
        return readable(readable(color, theme.inset, text), theme.well, text);
    };
    theme.muted = everywhere(mixed(text, theme.card, 0.38));
    theme.accent = everywhere(palette.color(QPalette::Active, QPalette::Highlight));
    theme.onAccent = Qt::white;
    theme.accentFill =
        readable(palette.color(QPalette::Active, QPalette::Highlight), theme.onAccent, Qt::black);
    theme.selected = mixed(theme.card, theme.accent, theme.dark ? 0.28 : 0.14);
    setMeanings(theme);
    return theme;
}

const Theme& currentTheme() {
    static qint64 key = 0;
    static Theme theme;
    const QPalette palette = QGuiApplication::palette();
    if (key != palette.cacheKey()) {
        key = palette.cacheKey();
        theme = themeOf(palette);
    }
    return theme;
}

QColor levelColor(const Theme& theme, model::Level level) {
    switch (level) {
        case model::Level::Info:
            return theme.info;
        case model::Level::Warning:
            return theme.attention;
        case model::Level::Alert:
            return theme.danger;
        case model::Level::Error:
            break;
    }
    return theme.fault;
}

QFont scaledFont(const QFont& base, qreal factor, QFont::Weight weight) {
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(static_cast<int>(std::lround(base.pixelSize() * factor)));
    font.setWeight(weight);
    return font;
}

}  // namespace ui
