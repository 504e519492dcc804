#include "monitors/MachineHistory.h"

#include <algorithm>
#include <utility>

namespace monitors {
namespace {

constexpr std::uint32_t kMaxSeconds = 86'400;

void add(std::deque<model::MachineSample>& ring, model::MachineSample sample, std::size_t limit) {
    ring.push_back(std::move(sample));
    if (ring.size() > limit)
        ring.pop_front();
}

std::vector<model::MachineSample> thinned(std::vector<model::MachineSample> samples,
                                          std::size_t limit) {
    if (samples.size() <= limit)
        return samples;
    std::vector<model::MachineSample> kept;
    kept.reserve(limit);
    for (std::size_t i = 1; i <= limit; ++i)
        kept.push_back(std::move(samples[i * samples.size() / limit - 1]));
    return kept;
}

}  // namespace

void MachineHistory::addFine(model::MachineSample sample) {
    add(m_fine, std::move(sample), kFineSamples);
}

void MachineHistory::addCoarse(model::MachineSample sample) {
    add(m_coarse, std::move(sample), kCoarseSamples);
}

std::vector<model::MachineSample> MachineHistory::last(std::uint32_t seconds,
                                                       std::int64_t nowUs) const {
    const std::int64_t since =
        nowUs - static_cast<std::int64_t>(std::min(seconds, kMaxSeconds)) * 1'000'000;
    std::vector<model::MachineSample> samples;
    for (const auto* ring : {&m_coarse, &m_fine})
        std::ranges::copy_if(*ring, std::back_inserter(samples), [&](const auto& sample) {
            return sample.atUs >= since && sample.atUs <= nowUs;
        });
    std::ranges::sort(samples, {}, &model::MachineSample::atUs);
    return thinned(std::move(samples), kMaxAnswer);
}

}  // namespace monitors
