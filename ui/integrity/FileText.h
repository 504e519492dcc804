#pragma once

#include <QString>

#include "model/FileChange.h"
#include "model/IntegrityStatus.h"
#include "ui/widgets/Badge.h"

namespace ui {

/// A changed file in words, everything from outside already through safeText.

enum class DriftKind { Created, Deleted, Content, Rights, Link, Other };
DriftKind kindOf(const model::FileDrift& drift);
QString driftKindText(DriftKind kind);  // "New", "Content", "Rights"
/// The helper's sentence, or one made from what differs.
QString driftSentence(const model::FileDrift& drift);
/// "nano (4242), uid 1000"; "not known".
QString driftActorText(const model::FileDrift& drift);
/// "0644 → 0666", "alice 12 KiB → 14 KiB": what differs, one line.
QString driftDifference(const model::FileDrift& drift);
/// The hash that was shown, for Accept; empty = the file has none now.
QString shownHash(const model::FileDrift& drift);

QString integrityStateText(const model::IntegrityStatus& status);
Badge::Tone integrityTone(const model::IntegrityStatus& status);
/// 0…100 of a sweep that runs; -1 = none does.
int sweepPercent(const model::IntegrityStatus& status);
/// "312,004 files · checked 5 min ago in 12 s · 4 changed"
QString integrityFigures(const model::IntegrityStatus& status, std::int64_t nowUs);

}  // namespace ui
