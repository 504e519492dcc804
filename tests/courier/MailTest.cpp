// Mails, with the courier itself and a mail server that encrypts and asks who one is.
#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "courier/MailKeeper.h"
#include "tests/courier/ListServer.h"

namespace courier {
namespace {

namespace fs = std::filesystem;

model::Alert alertSaying(const std::string& message) {
    model::Alert alert;
    alert.id = "00000000-0000-4000-8000-000000000001";
    alert.finding.ruleId = "cpu-anomaly";
    alert.finding.level = model::Level::Warning;
    alert.finding.message = message;
    alert.raisedAtUs = 1'763'635'000'000'000;
    return alert;
}

class MailTest : public testing::Test {
  protected:
    static void SetUpTestSuite() { s_server = new ListServer; }
    static void TearDownTestSuite() { delete s_server; }

    void SetUp() override {
        if (!s_server->serves())
            GTEST_SKIP() << "needs python3-aiosmtpd";
        char name[] = "/tmp/am-mail-XXXXXX";
        m_state = mkdtemp(name);
        for (const auto& mail : fs::directory_iterator(mails()))
            fs::remove(mail.path());
        fs::remove(s_server->folder() / "refuse");
    }
    void TearDown() override {
        m_keeper.reset();
        if (!m_state.empty())
            fs::remove_all(m_state);
    }

    static fs::path mails() { return s_server->folder() / "mails"; }
    static std::string server(int above = 0) {
        const std::string url = s_server->url("");
        const auto port = std::stoi(url.substr(url.rfind(':') + 1)) + above;
        return "smtp://127.0.0.1:" + std::to_string(port);
    }
    static MailKeeper::Settings settings() {
        return {.enabled = true,
                .to = {"admin@example.org", "second@example.org"},
                .from = "monitor@example.org",
                .subject = "[ALERT] ärger\r\nBcc: evil@example.org",
                .server = server(),
                .user = "helper",
                .password = "secret word",
                .starttls = true};
    }
    MailKeeper& keeper(const MailKeeper::Settings& settings) {
        m_keeper = std::make_unique<MailKeeper>(
            Outbox::Options{
                .folder = m_state / "mail",
                .courier = {.socket = {}, .program = AM_COURIER, .caFile = s_server->caFile()},
                .said = [this](const std::string& sentence) { m_said = sentence; },
                .timeoutMs = 20'000,
                .gatherMs = 200,
                .retryS = {1}},
            "testhost");
        m_keeper->apply(settings);
        m_keeper->start();
        return *m_keeper;
    }
    template <typename Condition>
    static bool waitFor(Condition condition, int seconds = 30) {
        for (int i = 0; i < seconds * 20; ++i) {
            if (condition())
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return condition();
    }
    static std::size_t count(const fs::path& folder) {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
    static QJsonObject mail(int number) {
        std::ifstream file(mails() / std::to_string(number));
        const std::string text(std::istreambuf_iterator<char>(file), {});
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }

    static ListServer* s_server;
    fs::path m_state;
    std::string m_said;
    std::unique_ptr<MailKeeper> m_keeper;
};

ListServer* MailTest::s_server = nullptr;

TEST_F(MailTest, GoesEncryptedAndWithAName) {
    keeper(settings()).raised(alertSaying("cc1plus uses 400 % \xC3\xA4\n.\nQUIT"));
    ASSERT_TRUE(waitFor([] { return count(mails()) == 1; })) << m_keeper->degraded();
    const QJsonObject got = mail(0);
    EXPECT_EQ(got["from"].toString(), "monitor@example.org");
    EXPECT_EQ(got["to"].toArray().size(), 2);
    EXPECT_TRUE(got["encrypted"].toBool());
    EXPECT_EQ(got["user"].toString(), "helper");
    const std::string text = got["text"].toString().toStdString();
    EXPECT_NE(text.find("WARNING: cc1plus uses 400 % ä\\n.\\nQUIT"), std::string::npos) << text;
    EXPECT_EQ(text.find("\nBcc:"), std::string::npos) << "a header from outside";
    EXPECT_NE(text.find("Subject: =?UTF-8?B?"), std::string::npos);
    EXPECT_TRUE(waitFor([&] { return count(m_state / "mail") == 0; }))
        << "sent, so it waits no more";
}

TEST_F(MailTest, ManyAlertsAreOneMail) {
    MailKeeper& mailer = keeper(settings());
    for (int i = 0; i < 500; ++i)
        mailer.raised(alertSaying("number " + std::to_string(i)));
    ASSERT_TRUE(waitFor([] { return count(mails()) == 1; }));
    const std::string text = mail(0)["text"].toString().toStdString();
    EXPECT_NE(text.find("500 alerts:"), std::string::npos);
    EXPECT_NE(text.find("number 0"), std::string::npos);
    EXPECT_LT(text.size(), kMaxMail);
}

TEST_F(MailTest, ARefusedMailWaitsAndGoesLater) {
    std::ofstream(s_server->folder() / "refuse") << "x";
    MailKeeper& mailer = keeper(settings());
    mailer.raised(alertSaying("one"));
    ASSERT_TRUE(waitFor([&] { return !mailer.degraded().empty(); }));
    EXPECT_NE(mailer.degraded().find("refuses the mail (451)"), std::string::npos)
        << mailer.degraded();
    EXPECT_EQ(count(m_state / "mail"), 1U);
    fs::remove(s_server->folder() / "refuse");
    ASSERT_TRUE(waitFor([] { return count(mails()) == 1; }));
    EXPECT_TRUE(waitFor([&] { return mailer.degraded().empty(); }));
}

TEST_F(MailTest, WhatWaitsIsSentByTheNextHelper) {
    auto dead = settings();
    dead.server = "smtp://127.0.0.1:1";
    keeper(dead).raised(alertSaying("before the crash"));
    ASSERT_TRUE(waitFor([&] { return !m_keeper->degraded().empty(); }));
    EXPECT_NE(m_keeper->degraded().find("does not answer"), std::string::npos);
    m_keeper.reset();
    keeper(settings());
    ASSERT_TRUE(waitFor([] { return count(mails()) == 1; }));
    EXPECT_NE(mail(0)["text"].toString().toStdString().find("before the crash"), std::string::npos);
}

struct Refused {
    const char* name;
    void (*change)(MailKeeper::Settings&);
    const char* why;
};

class MailRefusedTest : public MailTest, public testing::WithParamInterface<Refused> {};

TEST_P(MailRefusedTest, SaysWhyAndSendsNothing) {
    auto changed = settings();
    GetParam().change(changed);
    keeper(changed).raised(alertSaying("x"));
    ASSERT_TRUE(waitFor([&] { return !m_keeper->degraded().empty(); }));
    EXPECT_NE(m_keeper->degraded().find(GetParam().why), std::string::npos) << m_keeper->degraded();
    EXPECT_EQ(count(mails()), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, MailRefusedTest,
    testing::Values(
        Refused{"wrongPassword", [](auto& s) { s.password = "wrong"; }, "user or password"},
        Refused{"noEncryptionOffered",
                [](auto& s) {
                    const auto colon = s.server.rfind(':');
                    s.server = s.server.substr(0, colon + 1) +
                               std::to_string(std::stoi(s.server.substr(colon + 1)) + 1);
                },
                "does not encrypt"},
        Refused{"noServer", [](auto& s) { s.server.clear(); }, "no mail.server"},
        Refused{"nobody", [](auto& s) { s.to.clear(); }, "mail.to"},
        Refused{"twoInOne", [](auto& s) { s.to = {"a@b.c>\r\nRCPT TO:<d@e.f"}; }, "mail.to"},
        Refused{"otherProtocol", [](auto& s) { s.server = "file:///etc/passwd"; }, "only smtp"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST_F(MailTest, SwitchedOffNothingIsKept) {
    auto off = settings();
    off.enabled = false;
    keeper(off).raised(alertSaying("x"));
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    m_keeper.reset();
    EXPECT_EQ(count(m_state / "mail"), 0U);
}

TEST_F(MailTest, WithoutEncryptionWhereThePersonSaysSo) {
    auto plain = settings();
    plain.server = server(1);
    plain.starttls = false;
    plain.user.clear();
    keeper(plain).raised(alertSaying("plain"));
    ASSERT_TRUE(waitFor([] { return count(mails()) == 1; })) << m_keeper->degraded();
    EXPECT_FALSE(mail(0)["encrypted"].toBool());
}

}  // namespace
}  // namespace courier
