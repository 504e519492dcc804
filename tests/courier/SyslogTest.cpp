// Alerts to a syslog server: the text by itself, and over TCP with the courier itself.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>

#include <chrono>
#include <thread>

#include "courier/SyslogKeeper.h"
#include "courier/SyslogText.h"

namespace courier {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre, testing::EndsWith, testing::HasSubstr, testing::Not,
    testing::StartsWith;

model::Alert alertSaying(const std::string& message) {
    model::Alert alert;
    alert.id = "00000000-0000-4000-8000-000000000001";
    alert.finding.ruleId = "reverse-shell";
    alert.finding.level = model::Level::Alert;
    alert.finding.message = message;
    alert.finding.process.key = {4242, 7};
    alert.finding.process.executable = "/tmp/a\"b]c\\d";
    alert.userName = "alice";
    alert.raisedAtUs = 1'763'635'000'123'456;
    return alert;
}

TEST(SyslogText, IsAMessageOfRfc5424) {
    EXPECT_EQ(syslogLine(alertSaying("bash leads outside"), "host"),
              "<81>1 2025-11-20T10:36:40.123456Z host algomonitor - reverse-shell "
              "[algomonitor@32473 id=\"00000000-0000-4000-8000-000000000001\" "
              "rule=\"reverse-shell\" level=\"ALERT\" user=\"alice\" pid=\"4242\" "
              "executable=\"/tmp/a\\\"b\\]c\\\\d\"] \xEF\xBB\xBF"
              "bash leads outside");
}

TEST(SyslogText, IsOneLineWhateverItSays) {
    auto alert = alertSaying("a\nb\r\x1b[2J\xE2\x80\xAE" + std::string(100'000, 'x'));
    alert.finding.process.executable = std::string(100'000, ']');
    alert.userName = "a\nb";
    const std::string line = syslogLine(alert, "a host\n" + std::string(1000, 'h'));
    EXPECT_LT(line.size(), 8000U);
    EXPECT_THAT(line, Not(testing::ContainsRegex("[\n\r\x1b]")));
    EXPECT_THAT(line, Not(HasSubstr("\xE2\x80\xAE")));
    EXPECT_THAT(line, StartsWith("<81>1 2025-11-20T10:36:40.123456Z a_host_hhh"));
}

TEST(SyslogText, AFrameTellsItsBytes) {
    EXPECT_EQ(syslogFrame("\xC3\xA4x"), "3 \xC3\xA4x");
}

/// A server that keeps what it was told, connection by connection.
class LogServer {
  public:
    LogServer() {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof at;
        bind(m_socket, reinterpret_cast<sockaddr*>(&at), sizeof at);
        getsockname(m_socket, reinterpret_cast<sockaddr*>(&at), &length);
        m_port = ntohs(at.sin_port);
    }
    ~LogServer() { close(m_socket); }
    LogServer(const LogServer&) = delete;
    LogServer& operator=(const LogServer&) = delete;

    std::string url() const { return "tcp://127.0.0.1:" + std::to_string(m_port); }
    void open() const { listen(m_socket, 8); }

    /// Everything of the next connection, as messages; empty when none comes in time.
    std::vector<std::string> next(int milliseconds = 20'000) const {
        pollfd ready{m_socket, POLLIN, 0};
        if (poll(&ready, 1, milliseconds) <= 0)
            return {};
        const int peer = accept(m_socket, nullptr, nullptr);
        std::string bytes;
        char piece[4096];
        for (ssize_t got = 0; (got = read(peer, piece, sizeof piece)) > 0;)
            bytes.append(piece, static_cast<std::size_t>(got));
        close(peer);
        return framesIn(bytes);
    }

  private:
    static std::vector<std::string> framesIn(const std::string& bytes) {
        std::vector<std::string> frames;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t size = std::stoul(bytes.substr(at)), blank = bytes.find(' ', at);
            frames.push_back(bytes.substr(blank + 1, size));
            at = blank + 1 + size;
        }
        return frames;
    }

    int m_socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int m_port = 0;
};

class SyslogTest : public testing::Test {
  protected:
    void SetUp() override {
        char name[] = "/tmp/am-syslog-XXXXXX";
        m_state = mkdtemp(name);
    }
    void TearDown() override {
        m_keeper.reset();
        fs::remove_all(m_state);
    }
    SyslogKeeper& keeper(const SyslogKeeper::Settings& settings) {
        m_keeper = std::make_unique<SyslogKeeper>(
            Outbox::Options{.folder = m_state / "syslog",
                            .courier = {.socket = {}, .program = AM_COURIER, .caFile = {}},
                            .timeoutMs = 10'000,
                            .gatherMs = 100,
                            .retryS = {1}},
            "testhost");
        m_keeper->apply(settings);
        m_keeper->start();
        return *m_keeper;
    }
    bool isTroubled() const {
        for (int i = 0; i < 400 && m_keeper->degraded().empty(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return !m_keeper->degraded().empty();
    }

    LogServer m_server;
    fs::path m_state;
    std::unique_ptr<SyslogKeeper> m_keeper;
};

TEST_F(SyslogTest, BringsWhatIsRaised) {
    m_server.open();
    SyslogKeeper& log = keeper({true, m_server.url()});
    log.raised(alertSaying("one"));
    log.raised(alertSaying("two"));
    EXPECT_THAT(m_server.next(), ElementsAre(EndsWith("one"), EndsWith("two")));
    EXPECT_EQ(log.degraded(), "");
}

TEST_F(SyslogTest, WhatADeadServerMissedComesLater) {
    keeper({true, m_server.url()}).raised(alertSaying("meanwhile"));
    ASSERT_TRUE(isTroubled());
    EXPECT_THAT(m_keeper->degraded(), HasSubstr("does not answer"));
    m_server.open();
    EXPECT_THAT(m_server.next(), ElementsAre(EndsWith("meanwhile")));
}

TEST_F(SyslogTest, AStormSaysHowManyWereLeftOut) {
    m_server.open();
    SyslogKeeper& log = keeper({true, m_server.url()});
    for (int i = 0; i < 1000; ++i)
        log.raised(alertSaying("number " + std::to_string(i)));
    const auto got = m_server.next();
    ASSERT_GT(got.size(), 50U);
    EXPECT_THAT(got.back(), HasSubstr("more alerts were raised than could be sent"));
}

TEST_F(SyslogTest, SwitchedOffNothingIsKept) {
    m_server.open();
    keeper({false, m_server.url()}).raised(alertSaying("x"));
    EXPECT_TRUE(m_server.next(500).empty());
    m_keeper.reset();
    EXPECT_TRUE(fs::is_empty(m_state / "syslog"));
}

TEST_F(SyslogTest, WithoutAServerItSaysSoUntilItIsSwitchedOff) {
    keeper({true, ""}).raised(alertSaying("x"));
    ASSERT_TRUE(isTroubled());
    EXPECT_THAT(m_keeper->degraded(), HasSubstr("no syslog.server"));
    m_keeper->apply({false, ""});
    for (int i = 0; i < 400 && !m_keeper->degraded().empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(m_keeper->degraded(), "");
}

}  // namespace
}  // namespace courier
