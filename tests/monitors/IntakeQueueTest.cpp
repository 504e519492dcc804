#include <gtest/gtest.h>
#include <poll.h>

#include <thread>

#include "monitors/Intake.h"

namespace monitors {
namespace {

model::Finding finding(model::Certainty certainty) {
    model::Finding result;
    result.certainty = certainty;
    return result;
}

bool isReadable(const IntakeQueue& queue) {
    pollfd waiting{.fd = queue.descriptor(), .events = POLLIN, .revents = 0};
    return poll(&waiting, 1, 0) == 1;
}

TEST(IntakeQueue, itemsComeOutAsTheyWentIn) {
    IntakeQueue queue;
    EXPECT_FALSE(isReadable(queue));
    queue.push(finding(model::Certainty::Certain));
    queue.push(model::ProcessKey{4, 2});
    queue.push(model::SignalEvent{});
    EXPECT_TRUE(isReadable(queue));
    const auto items = queue.take();
    ASSERT_EQ(items.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<model::Finding>(items[0]));
    EXPECT_EQ(std::get<model::ProcessKey>(items[1]).pid, 4);
    EXPECT_TRUE(std::holds_alternative<model::SignalEvent>(items[2]));
    EXPECT_FALSE(isReadable(queue));
    EXPECT_TRUE(queue.take().empty());
}

TEST(IntakeQueue, likelyFindingsLeaveRoomForCertainOnes) {
    IntakeQueue queue(10);
    for (int i = 0; i < 20; ++i)
        queue.push(finding(model::Certainty::Likely));
    EXPECT_EQ(queue.health().length, 5U);
    EXPECT_EQ(queue.health().dropped, 15U);
    for (int i = 0; i < 5; ++i)
        queue.push(finding(model::Certainty::Certain));
    EXPECT_EQ(queue.health().length, 10U);
    EXPECT_EQ(queue.health().dropped, 15U);
    queue.push(model::ProcessKey{1, 1});
    EXPECT_EQ(queue.health().dropped, 16U) << "full is full, and said";
    EXPECT_EQ(queue.take().size(), 10U);
    queue.push(finding(model::Certainty::Likely));
    EXPECT_EQ(queue.health().length, 1U);
}

TEST(IntakeQueue, nothingIsLostBetweenThreads) {
    constexpr std::int32_t kItems = 20'000;
    IntakeQueue queue(kItems);
    std::thread writer([&] {
        for (std::int32_t i = 1; i <= kItems; ++i)
            queue.push(model::ProcessKey{i, 0});
    });
    std::int32_t last = 0;
    while (last < kItems) {
        pollfd waiting{.fd = queue.descriptor(), .events = POLLIN, .revents = 0};
        const bool woken = poll(&waiting, 1, 20'000) == 1;
        EXPECT_TRUE(woken) << last;
        if (!woken)
            break;
        for (const IntakeItem& item : queue.take())
            EXPECT_EQ(std::get<model::ProcessKey>(item).pid, ++last);
    }
    writer.join();
    EXPECT_EQ(queue.health().dropped, 0U);
}

}  // namespace
}  // namespace monitors
