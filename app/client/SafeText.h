#pragma once

#include <QString>
#include <string_view>

namespace app::client {

/// Text from outside made safe to show on one line, on a terminal or in a label: model::printable,
/// and what is longer than `most` characters is cut in the middle ("abc…xyz"). The work is bounded
/// by `most`, not by the sender.
QString safeText(std::string_view bytes, qsizetype most = 200);
QString safeText(const QString& text, qsizetype most = 200);

/// JSON of the same value without a literal control or bidi character: safe on a terminal, and one
/// object stays one line. `json` must be valid JSON.
QString safeJson(const QString& json);

}  // namespace app::client
