#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/sources/ebpf/Watched.h"

namespace sources {
namespace {

using testing_support::Connected;
using testing_support::putAt;
using testing_support::stateOf;
using testing_support::Watched;

/// The whole binary runs in a pid namespace of its own: nobody outside can be stopped.
class Stopping : public Watched {
  protected:
    pid_t startOn(int socket) {
        return start({"sh", "-c", "echo ran"}, "/bin/sh", [socket] {
            for (const int number : {0, 1, 2})
                putAt(socket, number);
        });
    }

    static bool hears(int socket, int timeoutMs) {
        pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
        return poll(&waiting, 1, timeoutMs) == 1;
    }

    static bool becomes(pid_t pid, char state) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (stateOf(pid) != state && std::chrono::steady_clock::now() < end)
            usleep(500);
        return stateOf(pid) == state;
    }
};

TEST_F(Stopping, aCertainShapeIsStoppedBeforeItsFirstInstruction) {
    m_source->setStopping(true);
    const Connected connection;
    for (int round = 0; round < 20; ++round) {
        const pid_t pid = startOn(connection.client);
        EXPECT_TRUE(becomes(pid, 'T'));
        ASSERT_NE(execOf(pid), nullptr);
        EXPECT_TRUE(execOf(pid)->stoppedInKernel);
        EXPECT_FALSE(hears(connection.accepted, 20)) << "the command ran";
        end(pid);
        m_events.clear();
    }
}

TEST_F(Stopping, itGoesOnWhenItIsLetGo) {
    m_source->setStopping(true);
    const Connected connection;
    const pid_t pid = startOn(connection.client);
    ASSERT_TRUE(becomes(pid, 'T'));
    kill(pid, SIGCONT);
    EXPECT_TRUE(hears(connection.accepted, 20'000));
    EXPECT_EQ(WEXITSTATUS(finish(pid)), 0);
}

TEST_F(Stopping, whatIsNotCertainRuns) {
    m_source->setStopping(true);
    const Connected connection;
    const pid_t accepted = startOn(connection.accepted);
    EXPECT_EQ(WEXITSTATUS(finish(accepted)), 0);
    ASSERT_NE(execOf(accepted), nullptr);
    EXPECT_FALSE(execOf(accepted)->stoppedInKernel);
    const pid_t plain = start({"true"}, "/bin/true");
    EXPECT_EQ(WEXITSTATUS(finish(plain)), 0);
}

TEST_F(Stopping, observingNeverStops) {
    const Connected connection;
    m_source->setStopping(true);
    m_source->setStopping(false);
    const pid_t pid = startOn(connection.client);
    EXPECT_EQ(WEXITSTATUS(finish(pid)), 0);
    EXPECT_TRUE(hears(connection.accepted, 20'000));
}

class Continued : public Watched {
  protected:
    const model::SignalEvent* told(pid_t target) {
        return testing_support::find<model::SignalEvent>(
            m_events, [&](const auto& event) { return event.target.pid == target; });
    }

    static model::ProcessKey keyOf(pid_t pid) { return ProcessReader::read(pid)->process.key; }
};

TEST_F(Continued, aForeignContinueIsToldWithItsSender) {
    const pid_t victim = start({"sleep", "987"});
    ASSERT_NE(execOf(victim), nullptr);
    kill(victim, SIGSTOP);
    m_source->watchSuspended({keyOf(victim)});
    const pid_t sender = start({"sh", "-c", "kill -CONT " + std::to_string(victim)}, "/bin/sh");
    finish(sender);
    settle();
    const auto* signal = told(victim);
    ASSERT_NE(signal, nullptr);
    EXPECT_EQ(signal->target, keyOf(victim));
    EXPECT_EQ(signal->sender, execOf(sender)->process.key);
    EXPECT_EQ(signal->signal, SIGCONT);
    end(victim);
}

TEST_F(Continued, othersAndOtherSignalsAreNot) {
    const pid_t watched = start({"sleep", "987"}), other = start({"sleep", "987"});
    ASSERT_TRUE(execOf(watched) && execOf(other));
    m_source->watchSuspended({keyOf(watched)});
    kill(other, SIGCONT);
    kill(watched, SIGSTOP);
    kill(watched, SIGURG);
    settle();
    EXPECT_EQ(count<model::SignalEvent>([](const auto&) { return true; }), 0U);
    m_source->watchSuspended({});
    kill(watched, SIGCONT);
    settle();
    EXPECT_EQ(told(watched), nullptr) << "no longer watched";
    end(watched);
    end(other);
}

/// 20,000 times vfork and exec, as a build does it.
void execMany(int count) {
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    for (int i = 0; i < count; ++i) {
        const pid_t pid = vfork();
        if (pid == 0) {
            execv(program, arguments);
            _exit(127);
        }
        waitpid(pid, nullptr, 0);
    }
}

class Storm : public Watched {};

TEST_F(Storm, twentyThousandAndNoneIsLost) {
    constexpr std::uint64_t kCount = 20'000;
    // As the intake thread runs.
    const sched_param priority{.sched_priority = 1};
    const bool realTime = pthread_setschedparam(pthread_self(), SCHED_RR, &priority) == 0;
    const pid_t storm = fork();
    if (storm == 0) {
        const sched_param normal{};
        sched_setscheduler(0, SCHED_OTHER, &normal);
        execMany(kCount);
        _exit(0);
    }
    std::uint64_t execs = 0, forks = 0, exits = 0;
    bool over = false;
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(4);
    while (!over && std::chrono::steady_clock::now() < end) {
        pollfd waiting{.fd = m_source->descriptor(), .events = POLLIN, .revents = 0};
        poll(&waiting, 1, 100);
        m_source->drain([&](model::Event&& event) {
            if (const auto* exec = std::get_if<model::ExecEvent>(&event))
                execs += exec->process.parent.pid == storm;
            else if (const auto* fork = std::get_if<model::ForkEvent>(&event))
                forks += fork->parent.pid == storm;
            else if (const auto* exit = std::get_if<model::ExitEvent>(&event)) {
                exits += 1;
                over = over || exit->key.pid == storm;
            }
        });
    }
    const sched_param normal{};
    pthread_setschedparam(pthread_self(), SCHED_OTHER, &normal);
    finish(storm);
    ASSERT_TRUE(over);
    const model::EventCounts lost = m_source->losses();
    EXPECT_EQ(lost.exec + lost.fork + lost.exit, 0U) << (realTime ? "" : "not in real time");
    EXPECT_EQ(execs, kCount);
    EXPECT_EQ(forks, kCount);
    EXPECT_GE(exits, kCount + 1);
}

}  // namespace
}  // namespace sources
