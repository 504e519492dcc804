#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include "model/Severity.h"

namespace ui {

/// The window's colours, all derived from the palette in force, so that light and dark follow the
/// desktop by themselves. Texts keep a contrast of at least 4.5 against `card` (WCAG AA).
struct Theme {
    bool dark = false;
    QColor page;    // behind the cards
    QColor rail;    // behind the navigation
    QColor card;    // a raised surface
    QColor well;    // sunk into page or card: behind segments
    QColor inset;   // a field within a card: bars, code, hovered rows
    QColor border;  // hair lines
    QColor text;
    QColor muted;  // secondary text
    QColor accent;
    QColor accentFill;  // behind onAccent: buttons
    QColor onAccent;
    QColor selected;  // behind chosen rows, below `text`
    QColor calm;
    QColor info;
    QColor attention;
    QColor danger;
    QColor fault;
    QColor dangerFill;  // behind onDanger: buttons and counts
    QColor onDanger;
};

Theme themeOf(const QPalette& palette);

/// Of the application's palette. Cheap: computed again only when the palette changes.
const Theme& currentTheme();

QColor levelColor(const Theme& theme, model::Level level);

/// Linear mix in sRGB: 0 = from, 1 = to.
QColor mixed(const QColor& from, const QColor& to, qreal share);

/// WCAG 2.1 contrast ratio, 1…21.
qreal contrast(const QColor& one, const QColor& other);

/// `base` with its size times `factor`, in the weight given.
QFont scaledFont(const QFont& base, qreal factor, QFont::Weight weight = QFont::Normal);

inline constexpr int kGap = 8;       // between things that belong together
inline constexpr int kPadding = 16;  // inside a card and around a page
inline constexpr int kRadius = 8;    // of a card

}  // namespace ui
