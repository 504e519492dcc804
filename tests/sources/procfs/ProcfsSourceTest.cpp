#include "sources/procfs/ProcfsSource.h"

#include <gtest/gtest.h>

#include "tests/sources/support/SourceCases.h"

namespace sources {
namespace {

using std::chrono::milliseconds;
using testing_support::Child;
using testing_support::drainUntil;

std::unique_ptr<ProcfsSource> source(std::string scope = {}) {
    auto created = ProcfsSource::create({milliseconds(50), std::move(scope)});
    EXPECT_TRUE(created);
    return created ? *std::move(created) : nullptr;
}

TEST(ProcfsSource, seesForkExecAndExit) {
    testing_support::expectForkExecExit(*source());
}

TEST(ProcfsSource, seesSockets) {
    for (const int family : {AF_INET, AF_INET6})
        testing_support::expectSockets(*source(), family);
}

TEST(ProcfsSource, aForkWithoutExecIsNoExec) {
    const auto watching = source();
    std::vector<model::Event> events;
    const Child child([] {});
    const auto* fork = static_cast<const model::ForkEvent*>(nullptr);
    ASSERT_TRUE(drainUntil(*watching, events, [&] {
        fork = testing_support::find<model::ForkEvent>(
            events, [&](const model::ForkEvent& event) { return event.child.pid == child.pid(); });
        return fork != nullptr;
    }));
    EXPECT_EQ(
        testing_support::find<model::ExecEvent>(
            events,
            [&](const model::ExecEvent& event) { return event.process.key.pid == child.pid(); }),
        nullptr);
}

TEST(ProcfsSource, aNewImageInAnOldProcessIsAnExec) {
    int go[2];
    ASSERT_EQ(::pipe(go), 0);
    const pid_t pid = ::fork();
    if (pid == 0) {
        char word = 0;
        (void)!::read(go[0], &word, 1);
        ::execl("/bin/sleep", "sleep", "986", nullptr);
        ::_exit(127);
    }
    const auto watching = source();
    std::vector<model::Event> events;
    watching->drain([](model::Event&&) {});
    ASSERT_EQ(::write(go[1], "g", 1), 1);
    EXPECT_TRUE(drainUntil(*watching, events, [&] {
        return testing_support::find<model::ExecEvent>(events, [&](const model::ExecEvent& event) {
                   return event.process.key.pid == pid && event.process.name == "sleep";
               }) != nullptr;
    }));
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
}

TEST(ProcfsSource, outsideItsScopeNothingHappens) {
    const auto watching = source("/a/cgroup/that/is/not/there");
    std::vector<model::Event> events;
    {
        const Child child([] {});
        EXPECT_FALSE(
            drainUntil(*watching, events, [&] { return !events.empty(); }, milliseconds(300)));
    }
    EXPECT_FALSE(drainUntil(*watching, events, [&] { return !events.empty(); }, milliseconds(200)));
}

TEST(ProcfsSource, saysWhatItCannotSee) {
    testing_support::expectHealth(*source());
    EXPECT_EQ(source()->losses().exec, 0U);
}

TEST(ProcfsSource, anAbsurdIntervalIsRefused) {
    const auto refused = ProcfsSource::create({milliseconds(0), {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, model::Error::Code::InvalidArgument);
}

}  // namespace
}  // namespace sources
