#include "ui/charts/SampleHistory.h"

#include <algorithm>
#include <iterator>

namespace ui {

namespace {

using model::MachineSample;

constexpr std::int64_t kUsPerS = 1'000'000;
constexpr std::int64_t kFineSpacingUs = kUsPerS / 2;
constexpr std::int64_t kCoarseSpacingUs = 60 * kUsPerS;
constexpr std::int64_t kSetBackUs = 120 * kUsPerS;  // an answer is never that late

bool earlier(const MachineSample& a, const MachineSample& b) {
    return a.atUs < b.atUs;
}

bool sameTime(const MachineSample& a, const MachineSample& b) {
    return a.atUs == b.atUs;
}

void accumulate(MachineSample& sum, const MachineSample& sample) {
    sum.cpuPercent += sample.cpuPercent;
    for (std::size_t i = 0; i < std::min(sum.corePercent.size(), sample.corePercent.size()); ++i)
        sum.corePercent[i] += sample.corePercent[i];
    sum.memoryUsedKiB += sample.memoryUsedKiB;
    sum.memoryCacheKiB += sample.memoryCacheKiB;
    sum.swapUsedKiB += sample.swapUsedKiB;
    for (const auto rate : model::kMachineRates)
        sum.*rate += sample.*rate;
}

template <typename Iterator>
MachineSample average(Iterator first, Iterator last) {
    MachineSample sum = *first;
    for (auto it = std::next(first); it != last; ++it)
        accumulate(sum, *it);
    const auto n = static_cast<std::uint64_t>(std::distance(first, last));
    sum.cpuPercent /= static_cast<double>(n);
    for (double& core : sum.corePercent)
        core /= static_cast<double>(n);
    sum.memoryUsedKiB /= n;
    sum.memoryCacheKiB /= n;
    sum.swapUsedKiB /= n;
    for (const auto rate : model::kMachineRates)
        sum.*rate /= static_cast<double>(n);
    sum.atUs = first->atUs + (std::prev(last)->atUs - first->atUs) / 2;
    return sum;
}

}  // namespace

void SampleHistory::add(const QList<MachineSample>& samples) {
    forgetTheFuture(samples);
    const auto middle = static_cast<std::ptrdiff_t>(m_samples.size());
    for (const MachineSample& sample : samples) {
        if (sample.atUs > 0)
            m_samples.push_back(sample);
    }
    std::sort(m_samples.begin() + middle, m_samples.end(), earlier);
    std::inplace_merge(m_samples.begin(), m_samples.begin() + middle, m_samples.end(), earlier);
    m_samples.erase(std::unique(m_samples.begin(), m_samples.end(), sameTime), m_samples.end());
    prune();
}

/// The clock was set back: what comes now would stand behind what was, for as long as it was set
/// back.
void SampleHistory::forgetTheFuture(const QList<MachineSample>& samples) {
    const auto newest = std::max_element(samples.begin(), samples.end(), earlier);
    if (newest == samples.end() || newest->atUs <= 0 || m_samples.empty() ||
        newest->atUs + kSetBackUs > m_samples.back().atUs)
        return;
    std::erase_if(m_samples, [&](const MachineSample& each) { return each.atUs > newest->atUs; });
}

std::optional<MachineSample> SampleHistory::latest() const {
    if (m_samples.empty())
        return std::nullopt;
    return m_samples.back();
}

std::vector<MachineSample> SampleHistory::last(int seconds, std::size_t maxPoints) const {
    if (m_samples.empty() || maxPoints == 0)
        return {};
    MachineSample from;
    from.atUs = m_samples.back().atUs - seconds * kUsPerS;
    auto first = std::lower_bound(m_samples.begin(), m_samples.end(), from, earlier);
    if (first != m_samples.begin())
        --first;  // the line comes in from the left edge
    const auto count = static_cast<std::size_t>(std::distance(first, m_samples.end()));
    if (count <= maxPoints)
        return {first, m_samples.end()};
    std::vector<MachineSample> thin;
    thin.reserve(maxPoints);
    for (std::size_t i = 0; i < maxPoints; ++i) {
        const auto at = [&](std::size_t k) {
            return first + static_cast<std::ptrdiff_t>(k * count / maxPoints);
        };
        thin.push_back(average(at(i), at(i + 1)));
    }
    thin.back().atUs = m_samples.back().atUs;
    return thin;
}

void SampleHistory::prune() {
    if (m_samples.empty())
        return;
    const std::int64_t newest = m_samples.back().atUs;
    std::int64_t kept = 0;
    std::erase_if(m_samples, [&](const MachineSample& sample) {
        const std::int64_t age = newest - sample.atUs;
        const std::int64_t spacing =
            age > kFineSeconds * kUsPerS ? kCoarseSpacingUs : kFineSpacingUs;
        if (age > kSeconds * kUsPerS || (kept != 0 && age > 0 && sample.atUs - kept < spacing))
            return true;
        kept = sample.atUs;
        return false;
    });
}

}  // namespace ui
