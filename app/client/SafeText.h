#pragma once

#include <QString>
#include <string_view>

namespace app::client {

/// Text from outside made safe to show on one line: control, bidi, format and unassigned characters
/// are shown as \n, \t or \u{202e}; longer than `most` characters is cut in the middle ("abc…xyz").
QString safeText(const QString& text, qsizetype most = 200);

/// The same for raw bytes; what is not UTF-8 shows as U+FFFD.
QString safeText(std::string_view bytes, qsizetype most = 200);

/// JSON that stays the same value but carries no control or bidi character literally, so that it is
/// safe on a terminal and one object stays one line. `json` must be valid JSON.
QString safeJson(const QString& json);

}  // namespace app::client
