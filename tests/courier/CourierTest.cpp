// The courier itself, against a server that behaves and misbehaves.
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/types.h>

#include <fstream>
#include <map>
#include <string>

#include "courier/CourierLauncher.h"
#include "tests/courier/ListServer.h"

namespace courier {
namespace {

struct Answer {
    FetchDone done;
    std::string body;
};

class CourierTest : public testing::Test {
  protected:
    static void SetUpTestSuite() { s_server = new ListServer; }
    static void TearDownTestSuite() { delete s_server; }

    void SetUp() override {
        ASSERT_TRUE(s_server->serves());
        launch(s_server->caFile());
    }

    void launch(const std::filesystem::path& caFile) {
        auto launched = launchCourier({.socket = {}, .program = AM_COURIER, .caFile = caFile});
        ASSERT_TRUE(launched) << toString(launched.error());
        m_courier = std::move(*launched);
    }

    Answer fetch(const std::string& url, FetchRequest request = {}) {
        Answer answer;
        request.url = url;
        request.timeoutMs = request.timeoutMs == 0 ? 20'000 : request.timeoutMs;
        CourierClient& client = m_courier->client();
        const auto sent = client.fetch(
            request,
            {.data = [&](std::string_view bytes) { return answer.body.append(bytes), true; },
             .done = [&](const FetchDone& done) { answer.done = done; }});
        EXPECT_TRUE(sent);
        while (client.isBusy()) {
            pollfd ready{client.descriptor(), POLLIN, 0};
            if (poll(&ready, 1, 60'000) <= 0 || !client.onReadable())
                break;
        }
        answer.done.id = 0;
        return answer;
    }

    void expectFailed(const std::string& name, const std::string& why, FetchRequest request = {}) {
        const Answer answer = fetch(s_server->url(name), std::move(request));
        EXPECT_EQ(answer.done.outcome, FetchOutcome::Failed) << name;
        EXPECT_NE(answer.done.reason.find(why), std::string::npos)
            << name << ": " << answer.done.reason;
    }

    static ListServer* s_server;
    std::unique_ptr<Courier> m_courier;
};

ListServer* CourierTest::s_server = nullptr;

TEST_F(CourierTest, BringsAListAndAsksForNewerOnesOnly) {
    const Answer first = fetch(s_server->url("good"));
    EXPECT_EQ(first.done.outcome, FetchOutcome::Fetched) << first.done.reason;
    EXPECT_EQ(first.body, "# a list\n192.0.2.7\n198.51.100.0/24\n");
    EXPECT_EQ(first.done.etag, "\"v1\"");
    EXPECT_EQ(first.done.modified, "Fri, 20 Nov 2026 10:00:00 GMT");
    const Answer second = fetch(s_server->url("good"), {.etag = first.done.etag});
    EXPECT_EQ(second.done.outcome, FetchOutcome::NotModified);
    EXPECT_EQ(second.body, "");
    EXPECT_EQ(fetch(s_server->url("since"), {.modified = first.done.modified}).done.outcome,
              FetchOutcome::NotModified);
    EXPECT_EQ(fetch(s_server->url("to-good")).body, first.body);
}

TEST_F(CourierTest, GoesNowhereButToHttps) {
    expectFailed("to-file", "only https");
    expectFailed("to-http", "only https");
    expectFailed("to-gopher", "only https");
    expectFailed("to-self", "redirects");
    for (const char* url : {"file:///etc/passwd", "http://127.0.0.1/", "ftp://127.0.0.1/x",
                            "/etc/passwd", "", "gopher://x"})
        EXPECT_EQ(fetch(url).done.outcome, FetchOutcome::Failed) << url;
}

TEST_F(CourierTest, SizeAndTimeAreCapped) {
    const Answer large = fetch(s_server->url("endless"), {.maxBytes = 200'000});
    EXPECT_EQ(large.done.outcome, FetchOutcome::Failed);
    EXPECT_EQ(large.done.reason, "it is larger than 200000 bytes");
    EXPECT_LE(large.body.size(), 200'000U);
    expectFailed("announced", "it is larger than");
    expectFailed("stall", "too slow", {.timeoutMs = 700});
    expectFailed("silent", "too slow", {.timeoutMs = 700});
    EXPECT_EQ(fetch(s_server->url("good")).done.outcome, FetchOutcome::Fetched);  // and goes on
}

TEST_F(CourierTest, AnswersThatAreNoListBringNothing) {
    const Answer missing = fetch(s_server->url("missing"));
    EXPECT_EQ(missing.done.reason, "the server answered 404");
    EXPECT_EQ(missing.body, "");
    const Answer header = fetch(s_server->url("header"));
    EXPECT_EQ(header.done.outcome, FetchOutcome::Fetched);
    EXPECT_EQ(header.done.etag, "");  // 5000 characters of it
}

TEST_F(CourierTest, AStrangersCertificateIsRefused) {
    launch("/etc/ssl/certs/ca-certificates.crt");
    const Answer answer = fetch(s_server->url("good"));
    EXPECT_EQ(answer.done.outcome, FetchOutcome::Failed);
    EXPECT_EQ(answer.body, "");
}

/// The status file of the courier, the only child of this test that is one.
std::map<std::string, std::string> statusOfCourier() {
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream status(entry.path() / "status");
        std::map<std::string, std::string> values;
        for (std::string line; std::getline(status, line);)
            if (const std::size_t colon = line.find(":\t"); colon != std::string::npos)
                values[line.substr(0, colon)] = line.substr(colon + 2);
        if (values["Name"] == "algomonitor-cou" && values["PPid"] == std::to_string(getpid()))
            return values;
    }
    return {};
}

TEST_F(CourierTest, HasNoRights) {
    ASSERT_EQ(fetch(s_server->url("good")).done.outcome, FetchOutcome::Fetched);
    auto status = statusOfCourier();
    ASSERT_FALSE(status.empty());
    for (const char* set : {"CapInh", "CapPrm", "CapEff", "CapAmb"})
        EXPECT_EQ(status[set], "0000000000000000") << set;
    EXPECT_EQ(status["NoNewPrivs"], "1");
    EXPECT_EQ(status["Uid"].find("0\t"), std::string::npos) << status["Uid"];
    EXPECT_EQ(status["Gid"].find("0\t"), std::string::npos) << status["Gid"];
    if (geteuid() == 0) {
        EXPECT_EQ(status["CapBnd"], "0000000000000000");
        EXPECT_EQ(status["Groups"].find_first_not_of(" \t"), std::string::npos) << status["Groups"];
    }
}

TEST_F(CourierTest, GoesWhenTheHelperDoes) {
    // Until its exec it is called like its parent.
    ASSERT_EQ(fetch(s_server->url("good")).done.outcome, FetchOutcome::Fetched);
    ASSERT_FALSE(statusOfCourier().empty());
    m_courier.reset();
    EXPECT_TRUE(statusOfCourier().empty());
}

}  // namespace
}  // namespace courier
