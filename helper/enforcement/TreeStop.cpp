#include "enforcement/TreeStop.h"

#include <algorithm>
#include <csignal>
#include <set>
#include <thread>

#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"

namespace enforcement {
namespace {

// A child may be born in the tick the walk began in.
constexpr std::uint64_t kTickSlack = 1;

class TreeStopper {
  public:
    TreeStopper(std::span<const model::ProcessKey> roots, const SuspectScope& scope)
        : m_roots(roots.begin(), roots.end()), m_scope(scope) {}

    /// One walk; true when nothing is left to do. Where the tree moves, two must find nothing:
    /// who ends while /proc is read may have a child that was passed already.
    bool walk() {
        m_new = 0;
        m_running.clear();
        const auto members = readTree(m_roots, isInitOrSelf);
        for (const auto& member : members)
            look(member);
        noteVanished(members);
        ++m_walks;
        if (m_forks)
            lookForOrphans();
        m_quietWalks = m_new == 0 && m_running.empty() ? m_quietWalks + 1 : 0;
        return m_quietWalks > (m_forks ? 1 : 0);
    }

    bool isWaiting() const { return m_new == 0; }

    StopReport report(bool complete) {
        m_report.failed.insert(m_report.failed.end(), m_running.begin(), m_running.end());
        m_report.complete = complete && m_report.failed.empty();
        return std::move(m_report);
    }

  private:
    void look(const TreeMember& member) {
        if (member.isDead() || m_spared.contains(member.key))
            return;
        if (!m_stopped.contains(member.key))
            stopNew(member);
        else if (member.isAwake())
            m_running.push_back(member.key);
    }

    void stopNew(const TreeMember& member) {
        if (auto reason = m_scope.spareReason(member)) {
            m_spared.insert(member.key);
            m_report.spared.push_back(member.key);
            m_report.spareReasons.push_back(std::move(*reason));
            return;
        }
        const auto handle = ProcessHandle::open(member.key);
        const auto sent = handle ? handle->signal(SIGSTOP) : std::unexpected(handle.error());
        if (sent)
            remember(member);
        else if (sent.error().code != model::Error::Code::NoSuchProcess)
            fail(member.key);
    }

    void remember(const TreeMember& member) {
        ++m_new;
        m_stopped.insert(member.key);
        m_report.stopped.push_back(member.key);
        m_roots.push_back(member.key);  // its children stay ours when it ends
        if (std::ranges::find(m_groups, member.groupId) == m_groups.end())
            m_groups.push_back(member.groupId);
        m_forks = m_forks || m_walks > 0;
    }

    void fail(const model::ProcessKey& key) {
        m_spared.insert(key);  // not tried again
        m_report.failed.push_back(key);
    }

    /// A root or somebody we stopped has ended: its children may have another parent by now.
    void noteVanished(const std::vector<TreeMember>& members) {
        std::set<model::ProcessKey> living;
        for (const auto& member : members)
            if (!member.isDead())
                living.insert(member.key);
        m_forks = m_forks || std::ranges::any_of(
                                 m_roots, [&](const auto& key) { return !living.contains(key); });
    }

    /// Looking at all of /proc is worth it only where the tree moved under our hands.
    void lookForOrphans() {
        for (const auto& orphan : readOrphans(m_groups, m_beganTicks - kTickSlack))
            look(orphan);
    }

    std::vector<model::ProcessKey> m_roots;
    const SuspectScope& m_scope;
    const std::uint64_t m_beganTicks = nowTicks();
    std::set<model::ProcessKey> m_stopped, m_spared;
    std::vector<model::ProcessKey> m_running;
    std::vector<std::int32_t> m_groups;
    StopReport m_report;
    std::size_t m_new = 0;
    int m_walks = 0;
    int m_quietWalks = 0;
    bool m_forks = false;
};

}  // namespace

StopReport stopTree(std::span<const model::ProcessKey> roots, const SuspectScope& scope,
                    std::chrono::steady_clock::time_point deadline) {
    TreeStopper stopper(roots, scope);
    while (!stopper.walk()) {
        if (std::chrono::steady_clock::now() >= deadline)
            return stopper.report(false);
        if (stopper.isWaiting())
            std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    return stopper.report(true);
}

}  // namespace enforcement
