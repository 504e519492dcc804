#include "monitors/ProcessSampler.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>

#include <algorithm>
#include <thread>

#include "monitors/RowMeter.h"
#include "monitors/UserNames.h"
#include "tests/sources/support/Child.h"
#include "tests/sources/support/Sockets.h"

namespace monitors {
namespace {

using testing_support::Child;

constexpr std::int64_t kSecond = 1'000'000;

TEST(RowMeter, ratesAreOfTheTimeBetween) {
    model::ProcessRow row;
    applyRates(row, {100, {1000, 10}}, {200, {5000, 30}}, 2.0, 4);
    EXPECT_DOUBLE_EQ(row.cpuPercentCore, 50) << "100 ticks of 10 ms in 2 s";
    EXPECT_DOUBLE_EQ(row.cpuPercent, 12.5);
    EXPECT_EQ(row.ioBytesPerS, 2000U);
    EXPECT_EQ(row.ioOperationsPerS, 10U);
}

TEST(RowMeter, ratesAreNeverAbsurd) {
    model::ProcessRow row;
    applyRates(row, {100, {1000, 10}}, {50, {500, 5}}, 1.0, 2);
    EXPECT_EQ(row.cpuPercentCore, 0) << "counters that ran backwards";
    EXPECT_EQ(row.ioBytesPerS, 0U);
    applyRates(row, {0, {}}, {1'000'000, {}}, 0.001, 2);
    EXPECT_EQ(row.cpuPercentCore, 200);
    EXPECT_EQ(row.cpuPercent, 100);
    applyRates(row, {0, {}}, {1000, {}}, 1.0, 0);
    EXPECT_EQ(row.cpuPercent, 100) << "no core is one core";
}

TEST(UserNames, namesOrNumbers) {
    UserNames names;
    EXPECT_EQ(names.of(0), "root");
    EXPECT_EQ(names.of(4'000'000'001), "4000000001");
    names.forget();
    EXPECT_EQ(names.of(0), "root");
}

class ProcessSamplerTest : public testing::Test {
  protected:
    const model::ProcessRow* find(const model::ProcessChanges& changes, std::int32_t pid) {
        const auto row = std::ranges::find(changes.changed, pid,
                                           [](const model::ProcessRow& r) { return r.key.pid; });
        return row == changes.changed.end() ? nullptr : &*row;
    }

    std::int64_t m_now = 1'000'000 * kSecond;
    std::string m_package = "gtest";
    model::ProcessKey m_suspended;
    ProcessSampler m_sampler{
        {.packageOf = [this](const std::string&) { return m_package; },
         .isSuspended = [this](const model::ProcessKey& key) { return key == m_suspended; },
         .nowUs = [this] { return m_now; }}};
};

TEST_F(ProcessSamplerTest, describesAProcess) {
    const Child child([] { ::prctl(PR_SET_NAME, "a name) x"); });
    const auto changes = m_sampler.changes(0);
    EXPECT_TRUE(changes.complete);
    const auto *own = find(changes, ::getpid()), *row = find(changes, child.pid());
    ASSERT_TRUE(own && row);
    EXPECT_EQ(row->name, "a name) x");
    EXPECT_EQ(row->parentPid, ::getpid());
    EXPECT_EQ(row->executable, own->executable);
    EXPECT_FALSE(row->commandLine.empty());
    EXPECT_EQ(row->uid, ::getuid());
    EXPECT_FALSE(row->user.empty());
    EXPECT_NE(std::string("SRD").find(row->state), std::string::npos);
    EXPECT_GT(row->memoryKiB, 0U);
    EXPECT_GE(row->threads, 1U);
    EXPECT_GE(row->descriptors, 3U);
    EXPECT_EQ(row->package, "gtest");
    EXPECT_FALSE(row->suspended);
    EXPECT_EQ(row->cpuPercent, 0) << "one reading has no rate";
    EXPECT_EQ(changes.machine.atUs, m_now);
    EXPECT_GT(changes.machine.memoryTotalKiB, 0U);
}

TEST_F(ProcessSamplerTest, readsAtMostOnceASecond) {
    const auto first = m_sampler.changes(0);
    const Child child([] {});
    m_now += kSecond / 2;
    EXPECT_EQ(m_sampler.changes(first.generation).generation, first.generation);
    m_now += kSecond / 2;
    const auto next = m_sampler.changes(first.generation);
    EXPECT_GT(next.generation, first.generation);
    EXPECT_NE(find(next, child.pid()), nullptr);
}

TEST_F(ProcessSamplerTest, sendsWhatChangedAndWhoIsGone) {
    Child child([] {});
    const auto first = m_sampler.changes(0);
    const auto* row = find(first, child.pid());
    ASSERT_NE(row, nullptr);
    const model::ProcessKey key = row->key;
    m_now += kSecond;
    m_suspended = key;
    const auto second = m_sampler.changes(first.generation);
    EXPECT_FALSE(second.complete);
    ASSERT_NE(find(second, child.pid()), nullptr);
    EXPECT_TRUE(find(second, child.pid())->suspended);
    child.end();
    m_now += kSecond;
    const auto third = m_sampler.changes(second.generation);
    EXPECT_NE(std::ranges::find(third.gone, key), third.gone.end());
    EXPECT_EQ(find(third, key.pid), nullptr);
}

TEST_F(ProcessSamplerTest, anExecIsANewIdentityOfTheSameRow) {
    int go[2];
    ASSERT_EQ(::pipe(go), 0);
    const pid_t pid = ::fork();
    if (pid == 0) {
        char word = 0;
        (void)!::read(go[0], &word, 1);
        ::execl("/bin/sleep", "sleep", "985", nullptr);
        ::_exit(127);
    }
    const auto first = m_sampler.changes(0);
    ASSERT_EQ(::write(go[1], "g", 1), 1);
    const model::ProcessRow* row = nullptr;
    model::ProcessChanges changes;
    for (int turn = 0; turn < 200 && (row == nullptr || row->name != "sleep"); ++turn) {
        ::usleep(10'000);
        m_now += kSecond;
        changes = m_sampler.changes(first.generation);
        row = find(changes, pid);
    }
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->commandLine, "sleep 985");
    EXPECT_TRUE(row->executable.ends_with("sleep"));
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
}

TEST_F(ProcessSamplerTest, measuresWhoWorks) {
    const Child busy([] {
        if (::fork() == 0)
            for (;;)
                (void)::getppid();
    });
    model::ProcessChanges changes = m_sampler.changes(0);
    bool seen = false;
    for (int turn = 0; turn < 100 && !seen; ++turn) {
        ::usleep(100'000);
        m_now += kSecond;
        changes = m_sampler.changes(changes.generation);
        seen = std::ranges::any_of(changes.changed, [&](const model::ProcessRow& row) {
            return row.parentPid == busy.pid() && row.cpuPercentCore > 0;
        });
        for (const auto& row : changes.changed)
            EXPECT_LE(row.cpuPercent, 100);
    }
    EXPECT_TRUE(seen);
    for (const auto& row : m_sampler.changes(0).changed)
        if (row.parentPid == busy.pid())
            ::kill(row.key.pid, SIGKILL);
}

TEST_F(ProcessSamplerTest, countsConnectionsAsTheyComeAndGo) {
    using namespace testing_support;
    const auto own = [&] {
        m_now += kSecond;
        const auto changes = m_sampler.changes(0);
        const auto* row = find(changes, ::getpid());
        return row == nullptr ? 999U : row->connections;
    };
    const std::uint32_t before = own();
    const int listening = listener(AF_INET);
    EXPECT_EQ(own(), before) << "a listener is no connection";
    const int client = connectedTo(AF_INET, SOCK_STREAM, portOf(listening));
    const int accepted = ::accept(listening, nullptr, nullptr);
    EXPECT_EQ(own(), before + 2);
    const int again = ::dup(client);
    EXPECT_EQ(own(), before + 2) << "held twice is still one";
    for (const int socket : {client, again, accepted, listening})
        ::close(socket);
    EXPECT_EQ(own(), before);
}

TEST_F(ProcessSamplerTest, forgetsTheRowsWhenNobodyAsks) {
    const auto first = m_sampler.changes(0);
    m_now += 59 * kSecond;
    m_sampler.tick();
    EXPECT_FALSE(m_sampler.changes(first.generation).complete);
    m_now += 60 * kSecond;
    m_sampler.tick();
    EXPECT_TRUE(m_sampler.changes(first.generation).complete);
}

TEST_F(ProcessSamplerTest, theHistoryGrowsBothWays) {
    EXPECT_TRUE(m_sampler.history(600).empty());
    m_sampler.tick();
    m_now += kSecond;
    m_sampler.changes(0);
    ASSERT_EQ(m_sampler.history(600).size(), 2U);
    EXPECT_EQ(m_sampler.history(600).back().atUs, m_now);
    m_now += 3600 * kSecond;
    EXPECT_TRUE(m_sampler.history(600).empty());
}

TEST_F(ProcessSamplerTest, aClockSetBackDoesNotStopIt) {
    const auto first = m_sampler.changes(0);
    m_now -= 3600 * kSecond;
    EXPECT_GT(m_sampler.changes(first.generation).generation, first.generation);
}

TEST_F(ProcessSamplerTest, aGenerationOfAnEarlierHelperIsUnknown) {
    const auto earlier = m_sampler.changes(0).generation;
    m_now += 10 * kSecond;
    ProcessSampler later({.packageOf = {}, .isSuspended = {}, .nowUs = [this] { return m_now; }});
    EXPECT_TRUE(later.changes(earlier).complete);
}

TEST_F(ProcessSamplerTest, everybodyMayAskAtOnce) {
    std::vector<std::thread> clients;
    for (int client = 0; client < 4; ++client)
        clients.emplace_back([&] {
            for (int turn = 0; turn < 20; ++turn) {
                EXPECT_FALSE(m_sampler.changes(0).changed.empty());
                m_sampler.tick();
                EXPECT_FALSE(m_sampler.history(60).empty());
            }
        });
    for (std::thread& client : clients)
        client.join();
}

}  // namespace
}  // namespace monitors
