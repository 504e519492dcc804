#include "courier/MailText.h"

#include <gtest/gtest.h>

#include "courier/CourierProtocol.h"
#include "storage/WaitingTexts.h"

namespace courier {
namespace {

TEST(MailText, IsAMessageOfWholeLines) {
    const std::string text = mailText({.from = "a@b.c",
                                       .to = {"d@e.f", "g@h.i"},
                                       .subject = "s\nX-Evil: 1",
                                       .host = "h",
                                       .atUs = 1'763'635'000'000'000},
                                      "one\ntwo\n", 4096);
    EXPECT_NE(text.find("Date: Thu, 20 Nov 2025 10:36:40 +0000\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("To: d@e.f,\r\n g@h.i\r\n"), std::string::npos);
    EXPECT_NE(text.find("Subject: s\\nX-Evil: 1\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\n\r\nOn h:\r\n\r\none\r\ntwo\r\n"), std::string::npos);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; ++at)
        EXPECT_EQ(text[at - 1], '\r');
}

TEST(MailText, IsBounded) {
    const std::string text =
        mailText({.from = "a@b.c", .to = {"d@e.f"}, .subject = {}, .host = "h", .atUs = 1},
                 std::string(1'000'000, 'x'), kMaxMail);
    EXPECT_LE(text.size(), kMaxMail);
}

TEST(MailAddress, WhatMayStandInAnEnvelope) {
    for (const char* good : {"a@b", "first.last+tag@sub.example.org", "root@localhost"})
        EXPECT_TRUE(isMailAddress(good)) << good;
    for (const char* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b>", "<a@b>",
                            "a@b\r\nRCPT TO:<x@y>", "a@b,c@d", "\xC3\xA4@b", "\"a\"@b"})
        EXPECT_FALSE(isMailAddress(bad)) << bad;
}

TEST(MailFrame, ComesBackAsItWas) {
    const MailRequest mail{.id = 7,
                           .timeoutMs = 5,
                           .url = "smtp://x",
                           .starttls = false,
                           .user = "u",
                           .password = "p w",
                           .from = "a@b",
                           .to = {"c@d", "e@f"},
                           .message = "m\r\n\0x"};
    FrameReader reader;
    reader.take(encode(mail));
    const auto message = reader.next();
    ASSERT_TRUE(message && *message);
    EXPECT_EQ(std::get<MailRequest>(**message), mail);
}

TEST(MailFrame, AHostileOneIsNone) {
    MailRequest good{.id = 7,
                     .timeoutMs = 5,
                     .url = "smtp://x",
                     .starttls = true,
                     .user = {},
                     .password = {},
                     .from = "a@b",
                     .to = {"c@d"},
                     .message = "m"};
    const auto isRefused = [](const MailRequest& mail) {
        FrameReader reader;
        reader.take(encode(mail));
        return !reader.next();
    };
    EXPECT_FALSE(isRefused(good));
    for (const auto change : std::initializer_list<void (*)(MailRequest&)>{
             [](MailRequest& m) { m.to.clear(); }, [](MailRequest& m) { m.from = "a\r\nDATA"; },
             [](MailRequest& m) { m.to = {"x\n"}; }, [](MailRequest& m) { m.timeoutMs = 0; },
             [](MailRequest& m) { m.url = "smtp://x\r\n"; },
             [](MailRequest& m) { m.message.assign(kMaxMail + 1, 'x'); },
             [](MailRequest& m) { m.to.assign(kMaxRecipients + 1, "a@b"); }}) {
        MailRequest bad = good;
        change(bad);
        EXPECT_TRUE(isRefused(bad));
    }
}

TEST(WaitingTexts, KeepsOrderAndBounds) {
    char name[] = "/tmp/am-queue-XXXXXX";
    const std::filesystem::path state = mkdtemp(name);
    {
        storage::WaitingTexts queue(state);
        ASSERT_TRUE(queue.add(2000, "second"));
        ASSERT_TRUE(queue.add(1000, "first"));
        ASSERT_TRUE(queue.add(1000, "first too"));
    }
    storage::WaitingTexts again(state);
    ASSERT_TRUE(again.first());
    EXPECT_EQ(again.first()->body, "first");
    EXPECT_EQ(again.first()->sinceUs, 1000);
    again.remove(again.first()->name);
    EXPECT_EQ(again.first()->body, "first too");
    while (again.size() < storage::WaitingTexts::kMost)
        ASSERT_TRUE(again.add(3000, "x"));
    EXPECT_FALSE(again.add(4000, "one more"));
    std::filesystem::remove_all(state);
}

}  // namespace
}  // namespace courier
