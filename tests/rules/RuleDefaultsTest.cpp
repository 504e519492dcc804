#include "rules/RuleDefaults.h"

#include <gtest/gtest.h>

namespace rules {
namespace {

using model::Level;
using model::ResponseKind;

TEST(RuleDefaults, AreTheContractsTable) {
    EXPECT_EQ(defaultOf("reverse-shell").response, ResponseKind::KillTree);
    EXPECT_EQ(defaultOf("bind-shell").level, Level::Alert);
    EXPECT_EQ(defaultOf("cryptominer").response, ResponseKind::Suspend);
    EXPECT_EQ(defaultOf("tor").response, ResponseKind::Drop);
    EXPECT_EQ(defaultOf("login").response, ResponseKind::None);
    EXPECT_EQ(defaultOf("failed-login").level, Level::Warning);
    EXPECT_TRUE(defaultOf("new-listener").silencedWhileLearning);
}

TEST(RuleDefaults, LearningNeverSilencesBehaviour) {
    for (const auto* id : {"reverse-shell", "bind-shell", "cryptominer", "fileless-execution",
                           "process-injection", "beacon", "setuid-change"})
        EXPECT_FALSE(defaultOf(id).silencedWhileLearning) << id;
}

TEST(RuleDefaults, AnUnknownRuleOnlyNotifies) {
    for (const auto* id : {"", "reverse-shel", "reverse-shell ", "Reverse-Shell",
                           "5c84856b-55a5-45f1-826f-13f37250cf4e"}) {
        EXPECT_EQ(defaultOf(id).response, ResponseKind::Notify) << id;
        EXPECT_EQ(defaultOf(id).level, Level::Warning) << id;
    }
}

TEST(RuleDefaults, TheConfigurationGoesFirst) {
    model::Settings settings;
    settings.rules["reverse-shell"] = {
        .enabled = false, .response = ResponseKind::Kill, .level = "low"};
    EXPECT_EQ(responseOf(settings, "reverse-shell"), ResponseKind::Kill);
    EXPECT_EQ(levelOf(settings, "reverse-shell", Level::Alert), Level::Warning);
    EXPECT_FALSE(isEnabled(settings, "reverse-shell"));
    EXPECT_EQ(responseOf(settings, "bind-shell"), ResponseKind::KillTree);
    EXPECT_TRUE(isEnabled(settings, "bind-shell"));
}

TEST(RuleDefaults, WhatTheConfigurationLeavesOutStays) {
    model::Settings settings;
    settings.rules["bind-shell"] = {
        .enabled = std::nullopt, .response = std::nullopt, .level = "informational"};
    EXPECT_TRUE(isEnabled(settings, "bind-shell"));
    EXPECT_EQ(responseOf(settings, "bind-shell"), ResponseKind::KillTree);
    EXPECT_EQ(levelOf(settings, "bind-shell", Level::Alert), Level::Info);
    EXPECT_EQ(levelOf(settings, "reverse-shell", Level::Warning), Level::Warning);
    settings.rules["bind-shell"].level = "Critical";
    EXPECT_EQ(levelOf(settings, "bind-shell", Level::Warning), Level::Warning) << "no such word";
}

}  // namespace
}  // namespace rules
