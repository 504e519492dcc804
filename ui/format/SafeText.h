#pragma once

#include <QString>
#include <string_view>

namespace ui {

/// Names come from outside and may be hostile. What these return is safe for any widget that is set
/// to plain text: control characters are shown as \n, \t, \x1b; everything that reorders or hides
/// text (bidi controls, zero-width and other format characters, line separators, unassigned code
/// points) as \u{202e}; bytes that are no UTF-8 as \xff; more than three combining marks on one
/// letter likewise. Longer texts are cut in the middle with an ellipsis.
inline constexpr qsizetype kMaxShownCharacters = 4096;

QString safeText(std::string_view bytes, qsizetype limit = kMaxShownCharacters);
QString safeText(const QString& text, qsizetype limit = kMaxShownCharacters);

/// Keeps both ends: "/usr/lib/…/chrome".
QString cutInTheMiddle(const QString& text, qsizetype limit);

/// The full text for a tooltip. Qt guesses whether a tooltip is markup; this leaves it no choice.
/// `safe` has already been through safeText.
QString plainToolTip(const QString& safe);

/// What a mnemonic would swallow is doubled: for texts of buttons and menus.
QString withoutMnemonic(const QString& safe);

}  // namespace ui
