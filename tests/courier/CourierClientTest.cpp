// The helper's side, against couriers that lie.
#include "courier/CourierClient.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

namespace courier {
namespace {

class CourierClientTest : public testing::Test {
  protected:
    CourierClientTest() {
        int pair[2];
        EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
        m_client.emplace(storage::UniqueFd(pair[0]));
        m_theirs = storage::UniqueFd(pair[1]);
    }

    model::Result<void> ask(std::uint64_t maxBytes = 100) {
        FetchRequest request{0, maxBytes, 1000, "https://lists.example", "", ""};
        return m_client->fetch(
            std::move(request),
            {.data = [&](std::string_view bytes) { return m_bytes.append(bytes), m_keeps; },
             .done = [&](const FetchDone& done) { ++m_dones, m_done = done; }});
    }

    model::Result<void> hear(const std::string& bytes) {
        EXPECT_EQ(send(m_theirs.get(), bytes.data(), bytes.size(), 0),
                  static_cast<ssize_t>(bytes.size()));
        return m_client->onReadable();
    }

    void expectFailed(const char* why) {
        EXPECT_EQ(m_dones, 1);
        EXPECT_EQ(m_done.outcome, FetchOutcome::Failed);
        EXPECT_EQ(m_done.reason, why);
        EXPECT_FALSE(m_client->isBusy());
    }

    std::optional<CourierClient> m_client;
    storage::UniqueFd m_theirs;
    std::string m_bytes;
    bool m_keeps = true;
    int m_dones = 0;
    FetchDone m_done;
};

TEST_F(CourierClientTest, BringsWhatWasAskedFor) {
    ASSERT_TRUE(ask());
    EXPECT_TRUE(m_client->isBusy());
    EXPECT_EQ(ask().error().code, model::Error::Code::LimitReached);
    EXPECT_TRUE(hear(encode(FetchData{1, "192.0"}) + encode(FetchData{1, ".2.7"})));
    EXPECT_TRUE(hear(encode(FetchDone{1, FetchOutcome::Fetched, "\"v\"", "", ""})));
    EXPECT_EQ(m_bytes, "192.0.2.7");
    EXPECT_EQ(m_done.etag, "\"v\"");
    EXPECT_FALSE(m_client->isBusy());
    EXPECT_TRUE(m_client->onReadable());  // nothing there
    EXPECT_TRUE(ask());
    EXPECT_TRUE(hear(encode(FetchDone{2, FetchOutcome::NotModified, "", "", ""})));
    EXPECT_EQ(m_dones, 2);
}

TEST_F(CourierClientTest, MoreThanWasAskedForIsTheEnd) {
    ASSERT_TRUE(ask(4));
    EXPECT_FALSE(hear(encode(FetchData{1, "12345"})));
    expectFailed("the courier brings more than was asked for");
    EXPECT_EQ(m_bytes, "");
}

TEST_F(CourierClientTest, AnswersToOthersAreTheEnd) {
    ASSERT_TRUE(ask());
    EXPECT_FALSE(hear(encode(FetchData{7, "x"})));
    expectFailed("the courier answers what nobody asked");
}

TEST_F(CourierClientTest, AnswersToNobodyAreTheEnd) {
    EXPECT_FALSE(hear(encode(FetchDone{0, FetchOutcome::Fetched, "", "", ""})));
    EXPECT_EQ(m_dones, 0);
}

TEST_F(CourierClientTest, ARequestFromTheCourierIsTheEnd) {
    ASSERT_TRUE(ask());
    EXPECT_FALSE(hear(encode(FetchRequest{1, 1, 1, "https://x", "", ""})));
    expectFailed("the courier answers what nobody asked");
}

TEST_F(CourierClientTest, GarbageIsTheEnd) {
    ASSERT_TRUE(ask());
    EXPECT_FALSE(hear("<html>"));
    EXPECT_EQ(m_dones, 1);
}

TEST_F(CourierClientTest, HangingUpIsTheEnd) {
    ASSERT_TRUE(ask());
    m_theirs.reset();
    EXPECT_FALSE(m_client->onReadable());
    expectFailed("the courier is gone");
    EXPECT_FALSE(ask());
}

TEST_F(CourierClientTest, WhatCannotBeKeptIsTheEnd) {
    m_keeps = false;
    ASSERT_TRUE(ask());
    EXPECT_FALSE(hear(encode(FetchData{1, "x"})));
    expectFailed("what the courier brings cannot be kept");
}

TEST_F(CourierClientTest, AnOpenRequestIsAnsweredWhenTheClientGoes) {
    ASSERT_TRUE(ask());
    m_client.reset();
    EXPECT_EQ(m_dones, 1);
}

}  // namespace
}  // namespace courier
