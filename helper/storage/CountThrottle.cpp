#include "storage/CountThrottle.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "contract/AlertJson.h"

namespace storage {
namespace {

constexpr std::int64_t kIntervalUs = 1'000'000;
constexpr std::int64_t kForgetAfterUs = 15LL * 60 * 1'000'000;  // alerts grow for ten minutes
constexpr std::size_t kUsualTracks = 1024;

std::size_t shapeOf(model::Alert alert) {
    alert.count = 0;
    alert.changedAtUs = 0;
    return std::hash<std::string>{}(contract::toEcsLine(alert));
}

}  // namespace

void CountThrottle::wrote(const model::Alert& alert, std::int64_t nowUs) {
    forgetOld(nowUs);
    m_tracks[alert.id] = Track{shapeOf(alert), nowUs, std::nullopt};
}

bool CountThrottle::admit(const model::Alert& alert, std::int64_t nowUs) {
    const auto track = m_tracks.find(alert.id);
    const bool known = track != m_tracks.end() && track->second.shape == shapeOf(alert);
    // A clock that jumped back must not keep a line for hours.
    const bool early =
        known && nowUs >= track->second.wroteAtUs && nowUs - track->second.wroteAtUs < kIntervalUs;
    if (early)
        track->second.kept = alert;
    else
        wrote(alert, nowUs);
    return !early;
}

std::vector<model::Alert> CountThrottle::due(std::int64_t nowUs, bool everything) {
    std::vector<model::Alert> alerts;
    for (auto& [id, track] : m_tracks) {
        const std::int64_t waited = nowUs - track.wroteAtUs;
        if (!track.kept || (!everything && waited >= 0 && waited < kIntervalUs))
            continue;
        alerts.push_back(std::move(*track.kept));
        track.kept.reset();
        track.wroteAtUs = nowUs;
    }
    return alerts;
}

bool CountThrottle::hasKept() const {
    return std::ranges::any_of(m_tracks,
                               [](const auto& entry) { return entry.second.kept.has_value(); });
}

void CountThrottle::forgetOld(std::int64_t nowUs) {
    if (m_tracks.size() < kUsualTracks)
        return;
    std::erase_if(m_tracks, [&](const auto& entry) {
        return !entry.second.kept && nowUs - entry.second.wroteAtUs > kForgetAfterUs;
    });
    // A thousand alerts within a quarter of an hour: forgetting one costs a line, not an alert.
    while (m_tracks.size() >= 4 * kUsualTracks)
        m_tracks.erase(m_tracks.begin());
}

}  // namespace storage
