#include "service/TrayRegistry.h"

#include <gtest/gtest.h>

#include <set>

namespace service {
namespace {

class TrayRegistryTest : public testing::Test {
  protected:
    static TrayRegistry::Tray tray(std::uint32_t uid, bool unlocked, std::int64_t nowMs = 0) {
        return {.uid = uid, .pid = 7, .unlocked = unlocked, .lastHeartbeatMs = nowMs};
    }

    std::set<std::uint32_t> inFront{1000};
    TrayRegistry trays{[this](std::uint32_t uid, std::int32_t) { return inFront.contains(uid); }};
};

TEST_F(TrayRegistryTest, SomebodyCanBeAskedWhereATrayIsUnlockedAndInFront) {
    EXPECT_FALSE(trays.canAsk());
    ASSERT_TRUE(trays.add(":1.1", tray(1000, false)));
    EXPECT_FALSE(trays.canAsk()) << "locked";
    ASSERT_TRUE(trays.add(":1.2", tray(1001, true)));
    EXPECT_FALSE(trays.canAsk()) << "not in front";
    ASSERT_TRUE(trays.heartbeat(":1.1", true, 1));
    EXPECT_TRUE(trays.canAsk());
    inFront.clear();
    EXPECT_FALSE(trays.canAsk()) << "switched away";
}

TEST_F(TrayRegistryTest, SilenceForAMinuteEndsARegistration) {
    ASSERT_TRUE(trays.add(":1.1", tray(1000, true, 0)));
    EXPECT_EQ(trays.nextExpiryMs(), TrayRegistry::kTimeoutMs);
    trays.expire(TrayRegistry::kTimeoutMs - 1);
    EXPECT_TRUE(trays.canAsk());
    ASSERT_TRUE(trays.heartbeat(":1.1", true, 20'000));
    trays.expire(TrayRegistry::kTimeoutMs);
    EXPECT_TRUE(trays.canAsk());
    trays.expire(20'000 + TrayRegistry::kTimeoutMs);
    EXPECT_FALSE(trays.canAsk());
    EXPECT_FALSE(trays.nextExpiryMs().has_value());
    EXPECT_EQ(trays.heartbeat(":1.1", true, 90'000).error().code,
              model::Error::Code::InvalidArgument);
}

TEST_F(TrayRegistryTest, LeavingEndsARegistration) {
    ASSERT_TRUE(trays.add(":1.1", tray(1000, true)));
    trays.remove(":1.1");
    EXPECT_FALSE(trays.canAsk());
}

TEST_F(TrayRegistryTest, OneUserCannotFillIt) {
    for (std::size_t i = 0; i < TrayRegistry::kMaxPerUid; ++i)
        ASSERT_TRUE(trays.add(":1." + std::to_string(i), tray(1000, false)));
    EXPECT_EQ(trays.add(":1.99", tray(1000, true)).error().code, model::Error::Code::LimitReached);
    EXPECT_TRUE(trays.add(":1.0", tray(1000, true))) << "again is not one more";
    EXPECT_TRUE(trays.add(":1.99", tray(1001, true)));
}

}  // namespace
}  // namespace service
