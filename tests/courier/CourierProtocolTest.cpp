#include "courier/CourierProtocol.h"

#include <gtest/gtest.h>

#include <vector>

namespace courier {
namespace {

std::vector<Message> readAll(std::string_view bytes, std::size_t piece) {
    FrameReader reader;
    std::vector<Message> messages;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.take(bytes.substr(at, piece));
        while (true) {
            auto message = reader.next();
            if (!message || !*message)
                break;
            messages.push_back(std::move(**message));
        }
    }
    return messages;
}

bool isRefused(const std::string& bytes) {
    FrameReader reader;
    reader.take(bytes);
    return !reader.next().has_value();
}

TEST(CourierProtocol, WhatIsSaidIsUnderstoodHoweverItArrives) {
    const std::vector<Message> said = {
        FetchRequest{1, 1000, 5000, "https://lists.example/x", "\"v1\"",
                     "Fri, 20 Nov 2026 10:00:00 GMT"},
        FetchData{1, std::string("bytes\0of\xFFthe list", 16)},
        FetchData{1, ""},
        FetchDone{1, FetchOutcome::Fetched, "\"v2\"", "", ""},
        FetchDone{2, FetchOutcome::Failed, "", "", "the server was too slow"},
        LogRequest{3, 5000, "tcp://logs.example:601", "5 <81>1"}};
    std::string bytes;
    for (const Message& message : said)
        bytes += encode(message);
    for (const std::size_t piece : {1U, 3U, 1000U})
        EXPECT_EQ(readAll(bytes, piece), said) << piece;
}

TEST(CourierProtocol, WhatWouldForgeAHeaderIsLeftOut) {
    const std::string bytes =
        encode(FetchRequest{1, 1, 1, "https://x", "a\r\nHost: evil", "\xC3\xA4"}) +
        encode(
            FetchDone{1, FetchOutcome::Failed, std::string(600, 'x'), "", std::string(600, 'r')});
    const auto messages = readAll(bytes, 1000);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(std::get<FetchRequest>(messages[0]).etag, "");
    EXPECT_EQ(std::get<FetchRequest>(messages[0]).modified, "");
    EXPECT_EQ(std::get<FetchDone>(messages[1]).etag, "");
    EXPECT_EQ(std::get<FetchDone>(messages[1]).reason.size(), kMaxReason);
}

TEST(CourierProtocol, RefusesWhatIsNoFrame) {
    using std::string_literals::operator""s;
    EXPECT_TRUE(isRefused("\0\0\0\0"s));   // nothing in it
    EXPECT_TRUE(isRefused("\0\1\0\1x"s));  // 64 KiB and a byte
    EXPECT_TRUE(isRefused("\xFF\xFF\xFF\xFF"s));
    EXPECT_TRUE(isRefused("\0\0\0\1\0"s));  // no such type
    EXPECT_TRUE(isRefused("\0\0\0\1\4"s));
    EXPECT_TRUE(isRefused("\0\0\0\3\2\0\0"s));  // an id of two bytes
    std::string longer = encode(FetchDone{1, FetchOutcome::Fetched, "", "", ""});
    longer[3] = static_cast<char>(longer[3] + 1);
    EXPECT_TRUE(isRefused(longer + "x"));  // more than it says
    std::string outcome = encode(FetchDone{1, FetchOutcome::Fetched, "", "", ""});
    outcome[9] = 3;
    EXPECT_TRUE(isRefused(outcome));
    std::string beyond = encode(FetchDone{1, FetchOutcome::Fetched, "ab", "", ""});
    beyond[11] = 99;  // a text longer than its frame
    EXPECT_TRUE(isRefused(beyond));
    std::string forged = encode(FetchDone{1, FetchOutcome::Fetched, "ab", "", ""});
    forged[12] = '\n';
    EXPECT_TRUE(isRefused(forged));
    EXPECT_TRUE(isRefused(encode(FetchRequest{1, kMaxDownload + 1, 1, "https://x", "", ""})));
    EXPECT_TRUE(isRefused(encode(FetchRequest{1, 1, 0, "https://x", "", ""})));
    EXPECT_TRUE(isRefused(encode(FetchRequest{1, 1, 1, std::string(kMaxUrl + 1, 'x'), "", ""})));
    EXPECT_TRUE(isRefused(encode(FetchRequest{1, 1, 1, "https://x\0y"s, "", ""})));
    EXPECT_FALSE(isRefused("\0\0"s));  // more may come
}

}  // namespace
}  // namespace courier
