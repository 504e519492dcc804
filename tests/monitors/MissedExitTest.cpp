#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "monitors/ProcessMonitor.h"

namespace monitors {
namespace {

model::ForkEvent forkOf(pid_t child) {
    model::ForkEvent event;
    event.child = {child, 7};
    event.parent = {1, 0};
    return event;
}

pid_t goneAlready() {
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, nullptr, 0);
    return child;
}

TEST(MissedExits, WhoIsGoneIsNotedAndNobodyElse) {
    std::vector<model::ProcessKey> ended;
    ProcessMonitor::Callbacks callbacks;
    callbacks.forRules = [&](DetectionItem&& item) {
        if (const auto* exit = std::get_if<model::ExitEvent>(&item))
            ended.push_back(exit->key);
    };
    ProcessMonitor monitor([](const std::string&) { return std::nullopt; }, std::move(callbacks));
    const pid_t gone = goneAlready();
    monitor.handle(forkOf(gone));
    monitor.handle(forkOf(getpid()));
    monitor.lookForMissedExits(1'000);
    EXPECT_EQ(ended, (std::vector<model::ProcessKey>{{gone, 7}}));
    EXPECT_EQ(monitor.counts().exit, 0U);  // no event was processed
    monitor.lookForMissedExits(2'000);
    EXPECT_EQ(ended.size(), 1U);
}

}  // namespace
}  // namespace monitors
