// When and what the integrity monitor sweeps.
#include <algorithm>
#include <set>
#include <tuple>

#include "model/Clock.h"
#include "model/Timestamp.h"
#include "monitors/IntegrityMonitor.h"
#include "sources/files/RootExpander.h"

namespace monitors {
namespace {

using model::bootTimeNs;

constexpr std::uint64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kDayUs = 86'400'000'000;
constexpr char kPatternsNote[] = "patterns";
constexpr char kLastFullNote[] = "last_full";
// A sweep costs at most this share of the time: a thousandth while changes are seen as they happen.
constexpr std::uint64_t kShareWatched = 500;
constexpr std::uint64_t kShareUnwatched = 20;
constexpr std::uint64_t kLeaveToWatchNs = 2 * kSecondNs;

std::set<std::string> linesOf(const std::string& text) {
    std::set<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.insert(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string joined(const std::set<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

}  // namespace

void IntegrityMonitor::use(model::IntegritySettings settings) {
    m_settings = std::move(settings);
    m_packagesMovedUntilNs = packagesMovedWhileAway() ? UINT64_MAX : 0;
    m_sweeper.cancel();
    m_orders.clear();
    followRoots(true);
    planSweeps();
    publish();  // not before: there is something to compare first
}

std::vector<std::string> IntegrityMonitor::expanded() const {
    std::vector<std::string> roots;
    for (const std::string& pattern : m_settings.directories)
        for (std::string& root : sources::expandRoot(pattern))
            roots.push_back(std::move(root));
    return roots;
}

/// Patterns are expanded again before each sweep: a new home has its keys watched, too.
void IntegrityMonitor::followRoots(bool asked) {
    std::vector<std::string> leftOut = m_settings.exclude;
    leftOut.insert(leftOut.end(), m_options.own.begin(), m_options.own.end());
    auto paths = std::make_shared<rules::ProtectedPaths>(expanded(), leftOut);
    const bool changed = paths->roots() != m_paths->roots();
    m_paths = std::move(paths);
    changed || asked ? m_watch->follow(m_paths->roots()) : m_watch->renew();
}

/// What a new pattern stands for is taken as it is; what appears under an old one is told.
void IntegrityMonitor::planSweeps() {
    const auto known = linesOf(m_options.baseline.note(kPatternsNote));
    IntegritySweeper::Order build{.build = true};
    for (const std::string& pattern : m_settings.directories)
        if (!known.contains(pattern))
            for (std::string& root : sources::expandRoot(pattern))
                build.roots.push_back(std::move(root));
    const bool isFirst = known.empty();
    if (!build.roots.empty() || isFirst)
        m_orders.push_back(std::move(build));
    if (!isFirst)
        planVerify(false, false);
    else
        m_verifyDueNs = 0;
}

void IntegrityMonitor::planVerify(bool hashAll, bool asked) {
    const auto bytesPerS = static_cast<std::uint64_t>(m_settings.ioMiBPerS) << 20U;
    m_orders.push_back(
        {.hashAll = hashAll, .roots = m_paths->roots(), .bytesPerS = asked ? 0 : bytesPerS});
    m_verifyDueNs = 0;
}

void IntegrityMonitor::startSweep() {
    if (m_sweeper.isRunning())
        return;
    if (!m_appeared.empty() && m_orders.empty())
        m_orders.push_back({.roots = std::exchange(m_appeared, {})});
    if (m_orders.empty()) {
        if (m_verifyDueNs == 0 || bootTimeNs() < m_verifyDueNs)
            return;
        followRoots(false);
        const std::string lastFull = m_options.baseline.note(kLastFullNote);
        const std::int64_t since = lastFull.empty() ? 0 : std::stoll(lastFull);
        planVerify(model::realtimeUs() - since > kDayUs, false);
    }
    IntegritySweeper::Order order = std::move(m_orders.front());
    m_orders.erase(m_orders.begin());
    m_sweeper.start(std::move(order),
                    [paths = m_paths](std::string_view path) { return paths->isLeftOut(path); });
    publish();
}

void IntegrityMonitor::takeSwept() {
    for (sources::SweptFile& file : m_sweeper.take()) {
        if (m_pending.contains(file.path) || m_judge.judgedSince(file.path, file.lookedNs))
            continue;  // seen live
        if (m_packages.holds(file.path))
            continue;
        const std::uint64_t seenNs = seenAt(file.now, file.lookedNs);
        const bool isFresh = file.now && seenNs + kLeaveToWatchNs > file.lookedNs;
        // Its event is about to come, and it knows who did it.
        if (m_watch->isComplete() && (isFresh || !file.now)) {
            m_pending.add(file.path, 0, bootTimeNs() + PendingFiles::kSettleNs * 4, nullptr);
            continue;
        }
        FileStory story{.path = std::move(file.path), .now = std::move(file.now)};
        story.seenNs = seenNs;
        story.lookedNs = file.lookedNs;
        if (isPackageWork(story))
            m_packages.hold(std::move(story), bootTimeNs());
        else
            m_judge.judge(std::move(story));
    }
}

std::uint64_t IntegrityMonitor::nextVerifyNs(double lastSeconds) const {
    const std::uint64_t share = m_watch->isComplete() ? kShareWatched : kShareUnwatched;
    const auto cost = static_cast<std::uint64_t>(lastSeconds * static_cast<double>(kSecondNs));
    const auto interval = static_cast<std::uint64_t>(m_settings.intervalS) * kSecondNs;
    return bootTimeNs() + std::max(interval, cost * share);
}

void IntegrityMonitor::endSweep() {
    const auto end = m_sweeper.takeEnd();
    if (!end)
        return;
    m_failure = end->failure;
    {
        const std::lock_guard lock(m_statusMutex);
        if (end->whole && !end->order.build && end->order.roots == m_paths->roots()) {
            m_status.lastVerifyS = end->seconds;
            m_status.verifiedAtUs = model::realtimeUs();
        }
        if (end->whole && end->order.build)
            m_status.lastBuildS = end->seconds;
    }
    if (end->whole && end->order.build) {
        const std::set<std::string> patterns(m_settings.directories.begin(),
                                             m_settings.directories.end());
        m_options.baseline.setNote(kPatternsNote, joined(patterns));
    }
    if (end->whole && m_orders.empty()) {
        // What was changed just before the start is looked at a moment later.
        m_packagesMovedUntilNs = std::min(m_packagesMovedUntilNs, bootTimeNs() + 3 * kSecondNs);
        notePackages();
    }
    if (end->whole && (end->order.hashAll || end->order.build))
        m_options.baseline.setNote(kLastFullNote, std::to_string(model::realtimeUs()));
    if (m_verifyDueNs == 0)  // a folder that appeared does not put the next round off
        m_verifyDueNs = nextVerifyNs(end->seconds);
    publish();
}

/// A sweep that is about to begin counts: nobody is to think that everything was compared.
const char* IntegrityMonitor::stateNow() const {
    if (m_sweeper.isRunning())
        return m_sweeper.isBuilding() ? "building" : "verifying";
    if (!m_orders.empty())
        return m_orders.front().build ? "building" : "verifying";
    if (!m_failure.empty())
        return "error";
    return m_paths->roots().empty() ? "off" : "watching";
}

void IntegrityMonitor::publish() {
    {
        const std::lock_guard lock(m_statusMutex);
        // A first stock has no size before it is whole.
        if (!m_sweeper.isRunning() || !m_sweeper.isBuilding())
            std::tie(m_status.files, m_status.bytes) = m_options.baseline.size();
        m_status.changed = m_options.baseline.driftCount();
        m_status.roots = m_paths->roots();
        m_status.why = m_failure.empty() ? m_options.limited : m_failure;
        m_status.state = stateNow();
        if (m_watch)
            m_source = m_watch->health();
    }
    if (onChanged)
        onChanged();
}

}  // namespace monitors
