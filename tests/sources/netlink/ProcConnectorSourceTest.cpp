#include "sources/netlink/ProcConnectorSource.h"

#include <gtest/gtest.h>
#include <sched.h>

#include "tests/sources/support/SourceCases.h"

namespace sources {
namespace {

using testing_support::drainUntil;

/// Null in a container and without privilege: the source refuses there, which is tested elsewhere.
std::unique_ptr<ProcConnectorSource> source() {
    auto created = ProcConnectorSource::create({std::chrono::milliseconds(50), {}});
    return created ? *std::move(created) : nullptr;
}

TEST(ProcConnectorSource, seesForkExecAndExit) {
    const auto watching = source();
    if (!watching)
        GTEST_SKIP() << "only in the machine's own namespaces";
    testing_support::expectForkExecExit(*watching);
}

TEST(ProcConnectorSource, seesSockets) {
    const auto watching = source();
    if (!watching)
        GTEST_SKIP() << "only in the machine's own namespaces";
    for (const int family : {AF_INET, AF_INET6})
        testing_support::expectSockets(*watching, family);
}

TEST(ProcConnectorSource, everyEndingIsToldWithItsStatus) {
    const auto watching = source();
    if (!watching)
        GTEST_SKIP() << "only in the machine's own namespaces";
    std::vector<model::Event> events;
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::usleep(200'000);
        ::_exit(3);
    }
    const model::ExitEvent* exit = nullptr;
    EXPECT_TRUE(drainUntil(*watching, events, [&] {
        exit = testing_support::find<model::ExitEvent>(
            events, [&](const model::ExitEvent& event) { return event.key.pid == pid; });
        return exit != nullptr;
    }));
    ::waitpid(pid, nullptr, 0);
    ASSERT_NE(exit, nullptr);
    EXPECT_TRUE(WIFEXITED(exit->exitCode));
    EXPECT_EQ(WEXITSTATUS(exit->exitCode), 3);
}

TEST(ProcConnectorSource, saysWhatItCannotSee) {
    const auto watching = source();
    if (!watching)
        GTEST_SKIP() << "only in the machine's own namespaces";
    testing_support::expectHealth(*watching);
}

TEST(ProcConnectorSource, inAnotherNetworkItSaysSo) {
    const pid_t pid = ::fork();
    if (pid == 0) {
        if (::unshare(CLONE_NEWNET) != 0)
            ::_exit(77);
        const auto refused = ProcConnectorSource::create({});
        ::_exit(!refused && refused.error().code == model::Error::Code::Unavailable &&
                        !refused.error().detail.empty()
                    ? 0
                    : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(pid, &status, 0), pid);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77)
        GTEST_SKIP() << "needs CAP_SYS_ADMIN";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace sources
