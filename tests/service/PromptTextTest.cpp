#include "service/PromptText.h"

#include <gtest/gtest.h>

namespace service {
namespace {

TEST(PromptText, NamesTheProcessItsUserAndThePeer) {
    model::Alert alert;
    alert.userName = "alice";
    alert.finding.process.key = {4242, 7};
    alert.finding.process.name = "python3";
    EXPECT_EQ(describe(alert), "\"python3\" (process 4242, user alice)");
    model::Connection peer;
    peer.remoteAddress = "203.0.113.7";
    peer.remotePort = 4444;
    alert.finding.connection = peer;
    EXPECT_EQ(describe(alert),
              "\"python3\" (process 4242, user alice), connected to 203.0.113.7:4444");
    EXPECT_EQ(describe({1, 1}, {0, 0, "init"}), "\"init\" (process 1, user root)");
    EXPECT_EQ(describe({1, 1}, {4'000'000, 0, "x"}), "\"x\" (process 1, user 4000000)");
}

TEST(PromptText, ShowsHostileNamesEscaped) {
    const std::string text = describe({1, 1}, {0, 0,
                                               "a\n\x1b[2J\xe2\x80\xae"
                                               "b"});
    for (const char* const bad : {"\n", "\x1b", "\xe2\x80\xae"})
        EXPECT_EQ(text.find(bad), std::string::npos) << text;
    EXPECT_LT(describe({1, 1}, {0, 0, std::string(100'000, 'x')}).size(), 200U);
}

TEST(PromptText, FillsThePolicysMessageOrReplacesIt) {
    EXPECT_EQ(promptFor("me\n"), (Details{{"subject", "me\\n"}}));
    const Details own = promptFor("Let $(subject) go", "me");
    EXPECT_EQ(own.value("subject"), "me");
    EXPECT_EQ(own.value("polkit.message"), "Let $(subject) go");
    EXPECT_EQ(own.value("polkit.gettext_domain"), "algomonitor");
    EXPECT_LE(promptFor(std::string(10'000, 'x')).value("subject").size(), 400);
}

}  // namespace
}  // namespace service
