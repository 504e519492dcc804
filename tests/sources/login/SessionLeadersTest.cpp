#include "sources/login/SessionLeaders.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

TEST(SessionLeaders, aSessionFileOfLogind) {
    // /run/systemd/sessions/2 of systemd 252
    constexpr std::string_view kFile =
        "# This is private data. Do not parse.\nUID=1000\nUSER=alice\nACTIVE=1\nIS_DISPLAY=1\n"
        "STATE=active\nREMOTE=0\nTYPE=x11\nCLASS=user\nSCOPE=session-2.scope\nLEADER=1234\nAUDIT="
        "2\n";
    EXPECT_EQ(parseSessionLeader(kFile), 1234);
}

TEST(SessionLeaders, otherTexts) {
    struct Row {
        std::string_view text;
        std::optional<int> leader;
    };
    constexpr Row kRows[] = {
        {"LEADER=1", 1},
        {"LEADER=1\nLEADER=2", 1},
        {"X=\nLEADER=77", 77},
        {"", std::nullopt},
        {"\n\n\n", std::nullopt},
        {"LEADER=", std::nullopt},
        {"LEADER=0", std::nullopt},
        {"LEADER=-5", std::nullopt},
        {"LEADER=12x", std::nullopt},
        {"LEADER= 12", std::nullopt},
        {"LEADER=99999999999", std::nullopt},
        {"OLD_LEADER=5", std::nullopt},
        {"leader=5", std::nullopt},
        {"# LEADER=5", std::nullopt},
        {"LEADER", std::nullopt},
        {std::string_view("LEADER=5\0", 9), std::nullopt},
    };
    for (const Row& row : kRows)
        EXPECT_EQ(parseSessionLeader(row.text), row.leader) << row.text;
}

TEST(SessionLeaders, thoseOfThisMachineAreRunning) {
    for (const model::ProcessKey& leader : sessionLeaders()) {
        EXPECT_GT(leader.pid, 0);
        EXPECT_NE(leader.startTimeTicks, 0U);
    }
}

}  // namespace
}  // namespace sources
