#include "monitors/ProcessTable.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <set>

namespace monitors {
namespace {

using model::DescriptorKind;
using model::ProcessKey;

model::ExecEvent execOf(ProcessKey key, ProcessKey parent, std::string name = "x") {
    model::ExecEvent event;
    event.seenNs = key.startTimeTicks * model::kNanosecondsPerTick;
    event.process.key = key;
    event.process.parent = parent;
    event.process.name = std::move(name);
    return event;
}

model::ExecEvent piped(model::ExecEvent event, std::uint64_t in, std::uint64_t out) {
    if (in != 0)
        event.stdio[0] = {DescriptorKind::Pipe, in};
    if (out != 0)
        event.stdio[1] = {DescriptorKind::Pipe, out};
    return event;
}

class Tree {
  public:
    explicit Tree(std::size_t maxDead = 2048) : table(maxDead) { exec({1, 0}, {0, 0}); }

    void exec(ProcessKey key, ProcessKey parent, std::uint64_t in = 0, std::uint64_t out = 0) {
        table.apply(piped(execOf(key, parent), in, out), {});
    }
    void fork(ProcessKey child, ProcessKey parent, std::uint32_t uid = 0) {
        table.apply(model::ForkEvent{child.startTimeTicks, child, parent, uid});
    }
    void exit(ProcessKey key) { table.apply(model::ExitEvent{0, key, 0}); }

    std::vector<std::int32_t> ancestors(std::int32_t pid, std::size_t limit = 12) const {
        std::vector<std::int32_t> pids;
        for (const ProcessNode* node : table.ancestors(pid, limit))
            pids.push_back(node->key.pid);
        return pids;
    }

    ProcessTable table;
};

using Pids = std::vector<std::int32_t>;

TEST(ProcessTable, aChildInheritsUntilItExecs) {
    Tree tree;
    tree.table.apply(piped(execOf({10, 5}, {1, 0}, "server"), 77, 78), {});
    tree.fork({11, 6}, {10, 5}, 1000);
    const ProcessNode* child = tree.table.find(11);
    ASSERT_TRUE(child && child->image);
    EXPECT_EQ(child->image->name, "server");
    EXPECT_EQ(child->stdio[0].inode, 77U);
    EXPECT_EQ(child->uid, 1000U);
    EXPECT_TRUE(tree.table.startedWith(77, 0).size() == 1)
        << "inherited channels are not started with";
    tree.table.apply(execOf({11, 6}, {10, 5}, "worker"), {});
    EXPECT_EQ(tree.table.find(11)->image->name, "worker");
    EXPECT_EQ(tree.table.find(10)->image->name, "server");
    EXPECT_EQ(tree.table.live(), 3U);
}

TEST(ProcessTable, aPidUsedAgainIsSomebodyElse) {
    Tree tree;
    tree.exec({10, 5}, {1, 0}, 70, 71);
    tree.exec({20, 6}, {10, 5});
    tree.exec({10, 9}, {1, 0});  // the exit of the first was never told
    EXPECT_EQ(tree.table.find(10)->key, (ProcessKey{10, 9}));
    EXPECT_EQ(tree.table.live(), 3U);
    EXPECT_TRUE(tree.table.startedWith(70, 0).empty());
    EXPECT_EQ(tree.ancestors(20), Pids{}) << "the younger one is not the parent";
    tree.exit({10, 5});  // late news of the first
    EXPECT_FALSE(tree.table.find(10)->exited);
    tree.exit({10, 9});
    EXPECT_TRUE(tree.table.find(10)->exited);
    EXPECT_EQ(tree.table.live(), 2U);
}

TEST(ProcessTable, theDeadAreRememberedInBounds) {
    Tree tree(3);
    for (std::int32_t pid = 10; pid < 20; ++pid) {
        tree.exec({pid, 5}, {1, 0}, 100 + static_cast<std::uint64_t>(pid));
        tree.exit({pid, 5});
    }
    EXPECT_EQ(tree.table.live(), 1U);
    for (std::int32_t pid = 10; pid < 20; ++pid) {
        EXPECT_EQ(tree.table.find(pid) != nullptr, pid >= 17) << pid;
        EXPECT_EQ(tree.table.startedWith(100 + static_cast<std::uint64_t>(pid), 0).size(),
                  pid >= 17 ? 1U : 0U);
    }
}

TEST(ProcessTable, aSecondExitIsNoSecondDeath) {
    Tree tree(2);
    tree.exec({10, 5}, {1, 0});
    for (int i = 0; i < 5; ++i)
        tree.exit({10, 5});
    tree.exit({99, 1});
    EXPECT_EQ(tree.table.live(), 1U);
    EXPECT_NE(tree.table.find(10), nullptr);
}

TEST(ProcessTable, ancestorsAreParentFirstAndEndAtInit) {
    Tree tree;
    tree.exec({10, 5}, {1, 0});
    tree.exec({11, 6}, {10, 5});
    tree.exec({12, 7}, {11, 6});
    EXPECT_EQ(tree.ancestors(12), (Pids{11, 10, 1}));
    EXPECT_EQ(tree.ancestors(12, 2), (Pids{11, 10}));
    EXPECT_EQ(tree.ancestors(12, 0), Pids{});
    EXPECT_EQ(tree.ancestors(1), Pids{});
    EXPECT_EQ(tree.ancestors(4711), Pids{});
    tree.exit({11, 6});
    EXPECT_EQ(tree.ancestors(12), (Pids{11, 10, 1})) << "the dead included";
}

TEST(ProcessTable, anOrphansNewParentIsToldByItsNextExec) {
    Tree tree;
    tree.exec({10, 5}, {1, 0});
    tree.exec({11, 6}, {10, 5});
    tree.exit({10, 5});
    tree.exec({11, 6}, {1, 0});
    EXPECT_EQ(tree.ancestors(11), Pids{1});
}

TEST(ProcessTable, parentsThatSayTheyAreEachOthersChildEnd) {
    Tree tree;
    tree.exec({10, 5}, {11, 5});
    tree.exec({11, 5}, {10, 5});
    tree.exec({12, 5}, {12, 5});
    EXPECT_LE(tree.ancestors(10).size(), 12U);
    EXPECT_EQ(tree.ancestors(12), Pids{});
    EXPECT_LE(tree.table.related(10, 32).size(), 32U);
}

TEST(ProcessTable, relatedAreNearestFirst) {
    Tree tree;
    tree.exec({10, 5}, {1, 0});   // a terminal
    tree.exec({11, 6}, {10, 5});  // its shell, which starts a pipeline
    tree.exec({20, 7}, {11, 6}, 0, 900);
    tree.exec({21, 8}, {11, 6}, 900, 901);  // the subject
    tree.exec({22, 9}, {11, 6}, 901, 0);
    tree.exec({30, 9}, {21, 8});         // its child
    tree.exec({40, 9}, {1, 0}, 0, 900);  // far away, but on the same pipe
    tree.exec({50, 9}, {1, 0});          // a stranger
    const Pids related = tree.table.related(21, 32);
    EXPECT_EQ(related.at(0), 21);
    EXPECT_EQ((Pids{related.begin() + 1, related.begin() + 3}), (Pids{11, 10}));
    EXPECT_EQ((std::set<std::int32_t>{related.begin() + 3, related.begin() + 6}),
              (std::set<std::int32_t>{20, 22, 40}))
        << "then who started with one of its channels";
    EXPECT_EQ(related.at(6), 30) << "then children";
    EXPECT_EQ(std::ranges::count(related, 1), 0) << "init holds nothing of ours";
    EXPECT_EQ(tree.table.related(21, 3), (Pids{21, 11, 10}));
    EXPECT_EQ(tree.table.related(4711, 3), Pids{4711}) << "unknown: only itself";
}

TEST(ProcessTable, relatedAreAlive) {
    Tree tree;
    tree.exec({10, 5}, {1, 0});
    tree.exec({11, 6}, {10, 5}, 900);
    tree.exec({12, 7}, {10, 5}, 0, 900);
    tree.exit({12, 7});
    tree.exit({10, 5});
    EXPECT_EQ(tree.table.related(11, 32), Pids{11});
}

TEST(ProcessTable, startedWithLooksAtOneDescriptor) {
    Tree tree;
    tree.exec({10, 5}, {1, 0}, 900, 901);
    tree.exec({11, 5}, {1, 0}, 901, 900);
    ASSERT_EQ(tree.table.startedWith(900, 0).size(), 1U);
    EXPECT_EQ(tree.table.startedWith(900, 0).front()->key.pid, 10);
    EXPECT_EQ(tree.table.startedWith(900, 1).front()->key.pid, 11);
    EXPECT_TRUE(tree.table.startedWith(902, 0).empty());
    EXPECT_TRUE(tree.table.startedWith(0, 0).empty()) << "no channel is no common channel";
    tree.exec({10, 5}, {1, 0}, 0, 0);  // it execs something else
    EXPECT_TRUE(tree.table.startedWith(900, 0).empty());
}

/// The table as somebody would write it who has all the time in the world.
class SlowTable {
  public:
    explicit SlowTable(std::size_t maxDead) : m_maxDead(maxDead) {}

    struct Entry {
        ProcessKey key;
        std::uint64_t in = 0, out = 0;
        bool exited = false;
    };

    void exec(ProcessKey key, std::uint64_t in, std::uint64_t out) {
        Entry& entry = begin(key);
        entry.in = in;
        entry.out = out;
    }
    void fork(ProcessKey key) { begin(key); }
    void exit(ProcessKey key) {
        const auto found = entries.find(key.pid);
        if (found == entries.end() || found->second.key != key || found->second.exited)
            return;
        found->second.exited = true;
        m_dead.push_back(key);
        if (m_dead.size() <= m_maxDead)
            return;
        const auto oldest = entries.find(m_dead.front().pid);
        if (oldest != entries.end() && oldest->second.key == m_dead.front() &&
            oldest->second.exited)
            entries.erase(oldest);
        m_dead.pop_front();
    }
    std::size_t live() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(entries, [](const auto& entry) { return !entry.second.exited; }));
    }

    std::map<std::int32_t, Entry> entries;

  private:
    Entry& begin(ProcessKey key) {
        const auto found = entries.find(key.pid);
        if (found != entries.end() && found->second.key == key && !found->second.exited)
            return found->second;
        return entries[key.pid] = Entry{.key = key};
    }

    std::size_t m_maxDead;
    std::deque<ProcessKey> m_dead;
};

void expectSame(const ProcessTable& table, const SlowTable& slow, std::int32_t maxPid) {
    ASSERT_EQ(table.live(), slow.live());
    for (std::int32_t pid = 1; pid <= maxPid; ++pid) {
        const ProcessNode* node = table.find(pid);
        const auto entry = slow.entries.find(pid);
        ASSERT_EQ(node != nullptr, entry != slow.entries.end()) << pid;
        if (!node)
            continue;
        ASSERT_EQ(node->key, entry->second.key);
        ASSERT_EQ(node->exited, entry->second.exited);
    }
}

void expectSameChannels(const ProcessTable& table, const SlowTable& slow, std::uint64_t channels) {
    for (std::uint64_t channel = 1; channel <= channels; ++channel)
        for (const std::size_t number : {0U, 1U}) {
            std::set<std::int32_t> found, expected;
            for (const ProcessNode* node : table.startedWith(channel, number))
                found.insert(node->key.pid);
            for (const auto& [pid, entry] : slow.entries)
                if ((number == 0 ? entry.in : entry.out) == channel)
                    expected.insert(pid);
            ASSERT_EQ(found, expected) << channel << ' ' << number;
        }
}

void expectSound(const ProcessTable& table, std::int32_t maxPid) {
    for (std::int32_t pid = 1; pid <= maxPid; ++pid) {
        const Pids related = table.related(pid, 9);
        ASSERT_LE(related.size(), 9U);
        ASSERT_EQ(std::set(related.begin(), related.end()).size(), related.size());
        for (const std::int32_t other : related)
            ASSERT_TRUE(other == pid || (table.find(other) && !table.find(other)->exited));
        ASSERT_LE(table.ancestors(pid, 7).size(), 7U);
    }
}

TEST(ProcessTable, agreesWithAReferenceOverRandomLives) {
    constexpr std::int32_t kPids = 24;
    constexpr std::uint64_t kChannels = 6;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const auto pick = [&](unsigned count) { return random() % count; };
        ProcessTable table(5);
        SlowTable slow(5);
        std::uint64_t now = 1;
        for (int step = 0; step < 600; ++step) {
            // Half of the events speak of somebody known, half of somebody new with a used pid.
            const auto pid = static_cast<std::int32_t>(1 + pick(kPids));
            const ProcessNode* known = table.find(pid);
            const ProcessKey key = known && pick(2) ? known->key : ProcessKey{pid, ++now};
            const ProcessKey parent{static_cast<std::int32_t>(pick(kPids + 1)), pick(20)};
            const std::uint64_t in = pick(kChannels + 1), out = pick(kChannels + 1);
            switch (pick(3)) {
                case 0:
                    table.apply(piped(execOf(key, parent), in, out), {});
                    slow.exec(key, in, out);
                    break;
                case 1:
                    if (parent.pid != 0 && table.find(parent.pid))
                        break;  // inherits channels: held by a test of its own
                    table.apply(model::ForkEvent{now, key, parent, 0});
                    slow.fork(key);
                    break;
                default:
                    table.apply(model::ExitEvent{now, key, 0});
                    slow.exit(key);
            }
            ASSERT_NO_FATAL_FAILURE(expectSame(table, slow, kPids)) << step;
            ASSERT_NO_FATAL_FAILURE(expectSameChannels(table, slow, kChannels)) << step;
        }
        ASSERT_NO_FATAL_FAILURE(expectSound(table, kPids));
    }
}

/// A fork bomb of short lives costs what its living members cost.
TEST(ProcessTable, aForkBombIsForgotten) {
    Tree tree(64);
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const ProcessKey key{static_cast<std::int32_t>(2 + i % 30'000), 10 + i};
        tree.fork(key, {1, 0});
        tree.exit(key);
    }
    EXPECT_EQ(tree.table.live(), 1U);
    EXPECT_LE(tree.table.find(1)->children.size(), 64U);
}

}  // namespace
}  // namespace monitors
