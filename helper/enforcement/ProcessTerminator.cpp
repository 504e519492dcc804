#include "enforcement/ProcessTerminator.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <set>

#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"
#include "enforcement/TreeStop.h"

namespace enforcement {
namespace {

using Clock = std::chrono::steady_clock;
using Code = model::Error::Code;
using Keys = std::vector<model::ProcessKey>;

constexpr int kSurvivorsNamed = 5;

std::chrono::milliseconds left(Clock::time_point deadline) {
    const auto rest = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    return std::max(rest, std::chrono::milliseconds(0));
}

bool hasEnded(const model::ProcessKey& key) {
    const auto handle = ProcessHandle::open(key);
    if (!handle)
        return handle.error().code == Code::NoSuchProcess ||
               handle.error().code == Code::ProcessChanged;
    return handle->hasEnded();
}

/// Waits until all have ended; who has not, at the deadline. One descriptor at a time: a tree may
/// be larger than the limit on open files.
Keys survivors(const Keys& keys, Clock::time_point deadline) {
    Keys living;
    for (const auto& key : keys) {
        const auto handle = ProcessHandle::open(key);
        if (handle ? !handle->waitEnded(left(deadline)) : !hasEnded(key))
            living.push_back(key);
    }
    return living;
}

void signalAll(const Keys& keys, int number) {
    for (const auto& key : keys)
        if (const auto handle = ProcessHandle::open(key))
            (void)handle->signal(number);  // who could not be reached is among the survivors
}

std::string namesOf(const Keys& keys) {
    std::string text;
    int named = 0;
    for (const auto& key : keys) {
        if (named++ == kSurvivorsNamed)
            return text + " and more";
        text += (text.empty() ? "" : ", ") + std::to_string(key.pid);
    }
    return text;
}

std::string count(std::size_t number) {
    return std::to_string(number) + (number == 1 ? " process" : " processes");
}

ActResult resultOf(const Keys& targets, const Keys& living, const std::string& how) {
    ActResult result;
    for (const auto& key : targets)
        if (std::ranges::find(living, key) == living.end())
            result.done.push_back(key);
    result.failed = living;
    result.outcome = living.empty() ? model::Outcome::Done : model::Outcome::Failed;
    result.detail = count(result.done.size()) + " " + how;
    if (!living.empty())
        result.detail += "; still there: pid " + namesOf(living);
    return result;
}

/// Who ended by themselves, and then who had to be killed.
ActResult sum(const ActResult& ended, ActResult killed) {
    if (ended.done.empty())
        return killed;
    killed.done.insert(killed.done.begin(), ended.done.begin(), ended.done.end());
    killed.detail = count(ended.done.size()) + " ended, " + killed.detail;
    return killed;
}

void addSpared(ActResult& result, const std::vector<std::string>& reasons) {
    const bool nobody = result.done.empty() && result.failed.empty();
    if (!reasons.empty())
        result.detail += "; " + count(reasons.size()) + " left alone: " + reasons.front();
    else if (nobody)
        result.detail = "nobody was left to kill";
    if (nobody && !reasons.empty())
        result.outcome = model::Outcome::Refused;
}

/// Rounds of stop, kill, look again.
class TreeKiller {
  public:
    TreeKiller(std::span<const model::ProcessKey> members, const SuspectScope& scope,
               Clock::time_point deadline)
        : m_known(members.begin(), members.end()), m_scope(scope), m_deadline(deadline) {}

    ActResult run() {
        while (round() && Clock::now() < m_deadline) {
        }
        ActResult result = resultOf(m_targets, survivors(m_targets, m_deadline), "killed");
        addSpared(result, m_spareReasons);
        return result;
    }

  private:
    /// true = there may be more.
    bool round() {
        const auto report = stopTree(m_known, m_scope, m_deadline);
        m_spareReasons = report.spareReasons;
        const bool foundNew = remember(report.stopped) || remember(report.failed);
        signalAll(m_targets, SIGKILL);
        const auto living = survivors(m_targets, m_deadline);
        return !living.empty() || (foundNew && !report.complete);
    }

    bool remember(const Keys& keys) {
        const auto before = m_targets.size();
        for (const auto& key : keys)
            if (m_seen.insert(key).second) {
                m_targets.push_back(key);
                m_known.push_back(key);
            }
        return m_targets.size() > before;
    }

    Keys m_known, m_targets;
    std::set<model::ProcessKey> m_seen;
    const SuspectScope& m_scope;
    Clock::time_point m_deadline;
    std::vector<std::string> m_spareReasons;
};

}  // namespace

ActResult ProcessTerminator::killTree(std::span<const model::ProcessKey> members,
                                      const SuspectScope& scope) const {
    return TreeKiller(members, scope, Clock::now() + m_limits.kill).run();
}

ActResult ProcessTerminator::kill(std::span<const model::ProcessKey> keys,
                                  const SuspectScope& scope) const {
    Keys targets;
    std::vector<std::string> spareReasons;
    for (const auto& key : keys) {
        const auto member = readMember(key.pid);
        if (!member || member->key != key)
            continue;
        if (auto reason = scope.spareReason(*member))
            spareReasons.push_back(std::move(*reason));
        else
            targets.push_back(key);
    }
    signalAll(targets, SIGKILL);
    auto result = resultOf(targets, survivors(targets, Clock::now() + m_limits.kill), "killed");
    addSpared(result, spareReasons);
    return result;
}

/// Who Terminate is about: the process alone, or it and what is below it. Who is suspended has no
/// chance to end by itself and is not woken for it.
struct ProcessTerminator::Targets {
    Keys running, suspended;
    SuspectScope scope;
};

model::Result<ProcessTerminator::Targets> ProcessTerminator::targetsOf(const model::ProcessKey& key,
                                                                       bool tree) const {
    const auto handle = ProcessHandle::open(key);
    if (!handle)
        return std::unexpected(handle.error());
    const std::string subject = "pid " + std::to_string(key.pid);
    if (const auto reason = m_protected.reasonFor(key))
        return model::unexpected(Code::Protected, subject, *reason);
    const auto root = readMember(key.pid);
    if (!root || root->key != key || handle->hasEnded())
        return model::unexpected(Code::NoSuchProcess, subject, "it has ended");
    Targets targets;
    targets.scope = {root->uid == 0 ? std::nullopt : std::optional(root->uid), &m_protected};
    const auto roots = std::array{key};
    for (const auto& member : tree ? readTree(roots, isInitOrSelf) : std::vector{*root})
        if (!member.isDead() && !targets.scope.spareReason(member))
            (member.isStopped() ? targets.suspended : targets.running).push_back(member.key);
    return targets;
}

model::Result<ActResult> ProcessTerminator::terminate(const model::ProcessKey& key,
                                                      bool tree) const {
    auto targets = targetsOf(key, tree);
    if (!targets)
        return std::unexpected(targets.error());
    signalAll(targets->running, SIGTERM);
    Keys rest = survivors(targets->running, Clock::now() + m_limits.grace);
    const ActResult ended = resultOf(targets->running, rest, "ended");
    rest.insert(rest.end(), targets->suspended.begin(), targets->suspended.end());
    if (rest.empty())
        return ended;
    return sum(ended, tree ? killTree(rest, targets->scope) : kill(rest, targets->scope));
}

}  // namespace enforcement
