// Settings in, tables out: files, downloads, and what becomes of bad ones.
#include "courier/FeedKeeper.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <thread>

#include "tests/courier/ListServer.h"

namespace courier {
namespace {

using model::FeedSettings;
using rules::indicators::IndicatorSet;

class FeedKeeperTest : public testing::Test {
  protected:
    static void SetUpTestSuite() { s_server = new ListServer; }
    static void TearDownTestSuite() { delete s_server; }

    FeedKeeperTest() {
        std::filesystem::remove_all(directory());
        start({});
    }
    ~FeedKeeperTest() override {
        m_keeper.reset();
        std::filesystem::remove_all(directory());
    }

    static std::filesystem::path directory() { return s_server->folder() / "feeds"; }

    void start(std::vector<FeedSettings> feeds) {
        m_keeper.reset();
        FeedKeeper::Options options;
        options.directory = directory();
        options.courier = {.socket = {}, .program = AM_COURIER, .caFile = s_server->caFile()};
        options.timeoutMs = 3000;
        options.maxBytes = 2'000'000;
        options.changed = [this](std::shared_ptr<const IndicatorSet> lists) {
            const std::lock_guard lock(m_mutex);
            m_lists = std::move(lists);
            m_changed.notify_all();
        };
        m_keeper = std::make_unique<FeedKeeper>(std::move(options));
        m_keeper->start(std::move(feeds));
    }

    FeedSettings download(const std::string& name) {
        return {.name = name, .url = s_server->url(name)};
    }

    FeedSettings file(const std::string& name, const std::string& text, mode_t mode = 0644) {
        const auto path = s_server->folder() / name;
        std::ofstream(path) << text;
        chmod(path.c_str(), mode);
        return {.name = name, .path = path.string()};
    }

    bool eventually(const std::function<bool()>& holds) {
        for (int i = 0; i < 600; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
            if (holds())
                return true;
        return false;
    }

    bool lists(const char* address) {
        const std::lock_guard lock(m_mutex);
        return m_lists && !m_lists->match(*rules::indicators::parseAddress(address)).empty();
    }

    model::FeedHealth health() {
        const auto all = m_keeper->health();
        return all.empty() ? model::FeedHealth() : all.front();
    }

    bool failsWith(const std::string& why) {
        return eventually([&] { return health().why.find(why) != std::string::npos; });
    }

    static ListServer* s_server;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<const IndicatorSet> m_lists;
    std::unique_ptr<FeedKeeper> m_keeper;
};

ListServer* FeedKeeperTest::s_server = nullptr;

TEST_F(FeedKeeperTest, ReadsFilesAndSaysHowManyEntries) {
    m_keeper->apply({file("own", "127.66.0.1\n203.0.113.5\nnonsense\n")});
    EXPECT_TRUE(eventually([&] { return lists("127.66.0.1"); }));
    EXPECT_TRUE(eventually([&] { return health().entries == 2; }));
    EXPECT_EQ(health().name, "own");
    EXPECT_GE(health().ageS, 0);
    EXPECT_EQ(health().why, "");
    m_keeper->apply({});
    EXPECT_TRUE(eventually([&] { return !lists("127.66.0.1") && m_keeper->health().empty(); }));
}

TEST_F(FeedKeeperTest, RefusesFilesThatOthersCanChange) {
    m_keeper->apply({file("loose", "203.0.113.5\n", 0666)});
    EXPECT_TRUE(failsWith("others than root can change it"));
    EXPECT_FALSE(lists("203.0.113.5"));
    m_keeper->apply({{.name = "none", .path = "/nonexistent"}});
    EXPECT_TRUE(failsWith("cannot be read"));
    m_keeper->apply({{.name = "device", .path = "/dev/zero"}});
    EXPECT_TRUE(failsWith("is no file"));
    m_keeper->apply({file("text", "<html>\n127.0.0.1\n")});
    EXPECT_TRUE(failsWith("it has no entry (1 other lines, 1 that no list may name)"));
}

TEST_F(FeedKeeperTest, DownloadsAndKeepsTheLastGoodVersionAcrossARestart) {
    m_keeper->apply({download("good")});
    EXPECT_TRUE(eventually([&] { return lists("198.51.100.77") && health().entries == 2; }));
    EXPECT_LE(health().ageS, 30);
    start({download("good")});  // it is not due: what was kept holds
    EXPECT_TRUE(eventually([&] { return lists("198.51.100.77"); }));
}

TEST_F(FeedKeeperTest, OldListsAreAskedForAgainAndUsedMeanwhile) {
    for (const bool same : {true, false}) {
        m_keeper.reset();
        const auto store = storage::FeedStore::open(directory()).value();
        auto incoming = store.receive().value();
        ASSERT_TRUE(incoming.write("203.0.113.200\n"));
        ASSERT_TRUE(incoming.commit(
            {s_server->url("good"), same ? "\"v1\"" : "\"v0\"", "", 1'000'000, 1'000'000, 0}));
        start({download("good")});
        EXPECT_TRUE(eventually([&] { return health().entries > 0 && health().ageS <= 30; }));
        EXPECT_EQ(lists("203.0.113.200"), same);  // 304: what is kept is the newest
        EXPECT_EQ(lists("192.0.2.7"), !same);
    }
}

TEST_F(FeedKeeperTest, BadAnswersAreSaidAndHarmNothing) {
    const FeedSettings good = file("good.list", "203.0.113.5\n");
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"missing", "the server answered 404"},
        {"garbage", "is no such list (0 entries"},
        {"page", "is no such list"},
        {"empty", "is no such list"},
        {"to-file", "only https"},
        {"stall", "the server was too slow"},
        {"endless", "it is larger than"}};
    for (const auto& [name, why] : cases) {
        m_keeper->apply({download(name), good});
        EXPECT_TRUE(failsWith(why)) << name << ": " << health().why;
        EXPECT_TRUE(lists("203.0.113.5")) << name;
        EXPECT_FALSE(lists("192.0.2.7")) << name;
        EXPECT_EQ(health().entries, 0U);
        EXPECT_EQ(health().ageS, -1);
    }
}

TEST_F(FeedKeeperTest, WithoutACourierItSaysSo) {
    m_keeper.reset();
    FeedKeeper keeper({.directory = directory(),
                       .courier = {.socket = {}, .program = "/nonexistent", .caFile = {}},
                       .changed = [](auto) {}});
    keeper.start({download("good")});
    EXPECT_TRUE(
        eventually([&] { return !keeper.health().empty() && !keeper.health()[0].why.empty(); }));
    EXPECT_NE(keeper.health()[0].why.find("cannot be started"), std::string::npos)
        << keeper.health()[0].why;
}

TEST_F(FeedKeeperTest, StopsAtOnceInTheMiddleOfADownload) {
    m_keeper->apply({download("silent")});
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const auto before = std::chrono::steady_clock::now();
    m_keeper.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

}  // namespace
}  // namespace courier
