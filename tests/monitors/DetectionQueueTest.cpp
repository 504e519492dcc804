#include "monitors/DetectionQueue.h"

#include <gtest/gtest.h>
#include <poll.h>

namespace monitors {
namespace {

bool isReadable(const DetectionQueue& queue) {
    pollfd waiting{.fd = queue.descriptor(), .events = POLLIN, .revents = 0};
    return poll(&waiting, 1, 0) == 1;
}

TEST(DetectionQueue, WakesOnceABatchAndNotWithout) {
    DetectionQueue queue;
    queue.wake();
    EXPECT_FALSE(isReadable(queue));
    queue.push(model::ExitEvent{.seenNs = 1, .key = {1, 2}, .exitCode = 0});
    queue.push(model::ExitEvent{.seenNs = 2, .key = {2, 2}, .exitCode = 0});
    EXPECT_FALSE(isReadable(queue));
    queue.wake();
    EXPECT_TRUE(isReadable(queue));
    EXPECT_EQ(queue.take().size(), 2U);
    EXPECT_FALSE(isReadable(queue));
    queue.wake();
    EXPECT_FALSE(isReadable(queue));
}

TEST(DetectionQueue, WhatDoesNotFitIsCounted) {
    DetectionQueue queue(2);
    for (int pid = 1; pid <= 5; ++pid)
        queue.push(model::ExitEvent{.seenNs = 1, .key = {pid, 1}, .exitCode = 0});
    EXPECT_EQ(queue.health().length, 2U);
    EXPECT_EQ(queue.health().dropped, 3U);
    EXPECT_EQ(queue.take().size(), 2U);
    EXPECT_EQ(queue.health().length, 0U);
}

}  // namespace
}  // namespace monitors
