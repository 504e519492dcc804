#include "rules/behaviour/AccountSigns.h"

#include <gtest/gtest.h>

#include "rules/behaviour/LoginSigns.h"

namespace rules {
namespace {

constexpr const char* kPasswd =
    "root:x:0:0:root:/root:/bin/bash\n"
    "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n"
    "anna:x:1000:1000:Anna,,,:/home/anna:/bin/bash\n";
constexpr const char* kGroup = "root:x:0:\nsudo:x:27:\nanna:x:1000:\n";

struct Row {
    const char* name;
    std::string passwd;   // added
    std::string group;    // added
    const char* message;  // "" = nothing is told
    model::Level level = model::Level::Warning;
};

class AccountSignsTest : public testing::TestWithParam<Row> {};

TEST_P(AccountSignsTest, TellsWhatIsNew) {
    const Accounts before = parseAccounts(kPasswd, kGroup);
    const Accounts after = parseAccounts(kPasswd + GetParam().passwd, kGroup + GetParam().group);
    const auto signs = accountSigns(before, after);
    if (*GetParam().message == '\0') {
        EXPECT_TRUE(signs.empty()) << signs.front().message;
        return;
    }
    ASSERT_EQ(signs.size(), 1U);
    EXPECT_EQ(signs[0].message, GetParam().message);
    EXPECT_EQ(signs[0].level, GetParam().level);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, AccountSignsTest,
    testing::Values(
        Row{"nothing", "", "", ""},
        Row{"garbage", "no line\n:x:5:::\nx:y:z:\n#c:x:1:::\n", "a:b\n", ""},
        Row{"account", "bert:x:1001:1001::/home/bert:/bin/bash\n", "",
            "A new account was made: bert"},
        Row{"newline", "b\xE2\x80\xAEt:x:1001:1001::/:/bin/bash\n", "",
            "A new account was made: b\\u202et"},
        Row{"secondRoot", "toor:x:0:0::/root:/bin/sh\n", "",
            "A second account with the rights of root was made: toor", model::Level::Alert},
        Row{"service", "_apt2:x:120:1::/:/usr/sbin/nologin\n", "",
            "An account for a service was made: _apt2", model::Level::Info},
        Row{"becameRoot", "anna:x:0:0::/home/anna:/bin/bash\n", "",
            "The account anna has the rights of root now", model::Level::Alert},
        Row{"otherNumber", "anna:x:1005:0::/home/anna:/bin/bash\n", "",
            "The account anna has another user number now"},
        Row{"gotShell", "daemon:x:1:1::/usr/sbin:/bin/bash\n", "",
            "One can log in with the account daemon now"},
        Row{"otherShell", "anna:x:1000:1000::/home/anna:/bin/zsh\n", "", ""},
        Row{"sudo", "", "sudo:x:27:anna\n", "anna is a member of the group sudo now"},
        Row{"newGroup", "", "docker:x:998:anna\n", "anna is a member of the group docker now"},
        Row{"harmlessGroup", "", "games:x:60:anna\n", "anna is a member of the group games now",
            model::Level::Info},
        Row{"emptyGroup", "", "games:x:60:\n", ""}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(AccountSigns, WhatIsGoneIsNoNews) {
    EXPECT_TRUE(
        accountSigns(parseAccounts(kPasswd, "sudo:x:27:anna\n"), parseAccounts("", "")).empty());
}

TEST(AccountSigns, WhatIsKeptComesBack) {
    const Accounts accounts = parseAccounts(kPasswd, "sudo:x:27:anna,bert\nroot:x:0:\n");
    EXPECT_EQ(parseAccounts(passwdText(accounts), groupText(accounts)), accounts);
}

model::Session sessionOf(std::uint32_t uid, std::string source) {
    model::Session session;
    session.user = uid == 0 ? "root" : "anna";
    session.uid = uid;
    session.source = std::move(source);
    return session;
}

TEST(LoginSigns, SaysWhatIsUnusualOnceEnoughIsKnown) {
    model::LoginHabits habits;
    const auto office = sessionOf(1000, "192.0.2.7");
    EXPECT_TRUE(loginSigns(office, habits, 3).empty()) << "nothing is known yet";
    habits.logins = 25;
    habits.byHour[9] = 25;
    habits.sources = {"192.0.2.7", ""};
    EXPECT_TRUE(loginSigns(office, habits, 9).empty());
    EXPECT_TRUE(loginSigns(office, habits, 10).empty()) << "about the same hour";
    EXPECT_EQ(loginSigns(office, habits, 3).size(), 1U) << "at night";
    EXPECT_EQ(loginSigns(sessionOf(1000, "203.0.113.5"), habits, 9).size(), 1U) << "from elsewhere";
    EXPECT_TRUE(loginSigns(sessionOf(1000, ""), habits, 9).empty()) << "at the machine";
    EXPECT_EQ(loginSigns(sessionOf(0, "192.0.2.7"), habits, 9).size(), 1U)
        << "root from the network";
    habits.byHour = {};
    habits.byHour[23] = 25;
    EXPECT_TRUE(loginSigns(office, habits, 0).empty()) << "the day is a circle";
}

}  // namespace
}  // namespace rules
