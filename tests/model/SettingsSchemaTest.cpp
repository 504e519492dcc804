#include "model/SettingsSchema.h"

#include <gmock/gmock.h>

#include <set>

namespace {

using model::SettingType;
using model::SettingValue;

TEST(SettingsSchema, KeysAreUniqueAndNoKeyIsASectionOfAnother) {
    std::set<std::string> keys;
    for (const auto& row : model::settingsSchema())
        EXPECT_TRUE(keys.insert(std::string(row.key)).second) << row.key;
    for (const std::string& key : keys)
        for (const std::string& other : keys)
            EXPECT_FALSE(other.starts_with(key + ".")) << key << " and " << other;
}

TEST(SettingsSchema, EveryRowIsWhole) {
    for (const auto& row : model::settingsSchema()) {
        EXPECT_FALSE(row.title.empty()) << row.key;
        EXPECT_FALSE(row.help.empty()) << row.key;
        EXPECT_FALSE(row.defaultJson.empty()) << row.key;
        EXPECT_LE(row.minimum, row.maximum) << row.key;
        const bool needsWords =
            row.type == SettingType::Choice || row.type == SettingType::ChoiceList;
        if (needsWords) {
            EXPECT_FALSE(row.words.empty()) << row.key;
        }
    }
}

// contract.md, "Configuration": the rows marked *.
TEST(SettingsSchema, FileOnlyRowsAreTheContracts) {
    std::vector<std::string> keys;
    for (const auto& row : model::settingsSchema())
        if (row.fileOnly)
            keys.emplace_back(row.key);
    EXPECT_THAT(keys, testing::UnorderedElementsAre(
                          "scope.cgroup", "resources.dump.directory", "resources.dump.command",
                          "network.feeds", "syslog.enabled", "syslog.server", "mail.server",
                          "mail.user", "mail.password_file"));
}

struct ValueCase {
    const char* key;
    SettingValue value;
    bool fits;
};

class SettingCheck : public testing::TestWithParam<ValueCase> {};

TEST_P(SettingCheck, HoldsTheRange) {
    const auto* row = model::findSetting(GetParam().key);
    ASSERT_NE(row, nullptr);
    const auto result = model::checkSetting(*row, GetParam().value);
    EXPECT_EQ(result.has_value(), GetParam().fits);
    if (!result) {
        EXPECT_EQ(result.error().subject, GetParam().key);
    }
}

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;
std::int64_t n(std::int64_t value) {
    return value;
}
std::string s(const char* text) {
    return text;
}

INSTANTIATE_TEST_SUITE_P(
    Model, SettingCheck,
    testing::Values(
        ValueCase{"ask.timeout_s", n(5), true}, ValueCase{"ask.timeout_s", n(4), false},
        ValueCase{"ask.timeout_s", n(3600), true}, ValueCase{"ask.timeout_s", n(3601), false},
        ValueCase{"ask.timeout_s", n(-30), false}, ValueCase{"ask.timeout_s", s("30"), false},
        ValueCase{"mode", s("observe"), true}, ValueCase{"mode", s("Observe"), false},
        ValueCase{"mode", s(""), false}, ValueCase{"mode", s("observe|ask"), false},
        ValueCase{"log_levels", Texts{}, true}, ValueCase{"log_levels", Texts{"INFO"}, true},
        ValueCase{"log_levels", Texts{"info"}, false}, ValueCase{"learning.enabled", true, true},
        ValueCase{"learning.enabled", n(1), false}, ValueCase{"scope.cgroup", s("/a/b"), true},
        ValueCase{"scope.cgroup", s("a/b"), false}, ValueCase{"scope.cgroup", s(""), false},
        ValueCase{"scope.cgroup", s("/a\nb"), false},
        ValueCase{"network.listeners_allowed", Numbers{1, 65535}, true},
        ValueCase{"network.listeners_allowed", Numbers{0}, false},
        ValueCase{"network.listeners_allowed", Numbers{65536}, false},
        ValueCase{"integrity.directories", Texts{"/etc/"}, true},
        ValueCase{"integrity.directories", Texts{"etc"}, false},
        ValueCase{"integrity.directories", Texts{""}, false},
        ValueCase{"syslog.server", s(""), true},
        ValueCase{"syslog.server", s("tcp://logs.example:514"), true},
        ValueCase{"syslog.server", s("http://logs.example"), false},
        ValueCase{"mail.server", s("smtps://mail.example"), true},
        ValueCase{"mail.subject", s("a\r\nBcc: everybody"), false}));

TEST(SettingsSchema, ErrorsNameValueAndRange) {
    const auto result = model::checkSetting(*model::findSetting("ask.timeout_s"), n(4));
    ASSERT_FALSE(result);
    EXPECT_EQ(model::toString(result.error()),
              "ask.timeout_s: 4 is not allowed; allowed: a whole number, 5 to 3600 s");
    const auto mode = model::checkSetting(*model::findSetting("mode"), s("\x1b[2Jnever"));
    ASSERT_FALSE(mode);
    EXPECT_EQ(model::toString(mode.error()),
              "mode: \"\\x1b[2Jnever\" is not allowed; allowed: one of observe, ask, enforce");
}

TEST(SettingsSchema, UnknownKeysHaveNoRow) {
    for (const char* key : {"", "ask", "ask.", "ask.timeout", "ask.timeout_s.", "Mode"})
        EXPECT_EQ(model::findSetting(key), nullptr) << key;
}

}  // namespace
