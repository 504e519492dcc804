#pragma once

#include <QString>
#include <vector>

#include "model/Alert.h"
#include "model/Settings.h"

namespace ui {

/// Would this entry have silenced the alert? As the helper would judge it, from what the alert
/// carries; what it does not carry does not match.
bool wouldSilence(const model::TrustEntry& entry, const model::Alert& alert);

/// What an entry would have silenced of the alerts since `sinceUs`.
struct TrustPreview {
    std::size_t looked = 0;
    std::vector<const model::Alert*> silenced;  // in the order given
};
TrustPreview previewOf(const model::TrustEntry& entry,
                       const std::vector<const model::Alert*>& alerts, std::int64_t sinceUs);

/// "In the last 7 days it would have silenced 3 of 120 alerts: …"
QString previewText(const TrustPreview& preview);

}  // namespace ui
