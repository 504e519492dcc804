#pragma once

#include <QString>
#include <optional>

namespace app::ctl {

/// Seconds of "45", "45s", "10m", "1h", "7d"; nullopt for anything else or more than ten years.
std::optional<qint64> parseDurationS(const QString& text);

/// Microseconds since the epoch of an RFC 3339 time with a zone ("2027-01-01T00:00:00Z").
std::optional<qint64> parseTimeUs(const QString& text);

/// RFC 3339, UTC, microseconds: as in the ECS lines.
QString rfc3339(qint64 us);

/// "2026-11-20 10:50:22", local: as in the level logs.
QString localTime(qint64 us);

/// "1 h 5 min", "12 s".
QString durationText(qint64 seconds);

}  // namespace app::ctl
