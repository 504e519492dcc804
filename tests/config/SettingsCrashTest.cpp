// A helper that is killed while settings are written: the next one finds the old value or the new
// one, never a third.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "config/SettingsStore.h"
#include "storage/AtomicFile.h"
#include "tests/storage/TemporaryDirectory.h"

namespace config {
namespace {

class SettingsCrashTest : public testing::Test {
  protected:
    void SetUp() override {
        if (geteuid() != 0)
            GTEST_SKIP() << "only root can make root's files";
    }
    model::Result<std::unique_ptr<SettingsStore>> open() {
        return SettingsStore::open({.configFile = m_directory / "config.json",
                                    .configMustExist = false,
                                    .stateDirectory = m_directory.path(),
                                    .writeFile =
                                        [](const auto& path, std::string_view text) {
                                            return storage::replaceFile(
                                                path, text, 0600, storage::Durability::Rename);
                                        },
                                    .checkTrust = {}});
    }
    /// Both settings go together in one import: they must never be seen apart.
    [[noreturn]] void writeForEver() {
        const auto store = open();
        if (!store)
            _exit(1);
        for (std::int64_t i = 5;; i = i < 3000 ? i + 1 : 5) {
            auto wanted = (*store)->configured();
            wanted.askTimeoutS = i;
            wanted.automaticKillsPerMinute = i % 1000;
            if (!(*store)->setAll(wanted))
                _exit(1);
        }
    }

    tests::TemporaryDirectory m_directory;
};

TEST_F(SettingsCrashTest, KilledTwoHundredTimesWhileWriting) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> microseconds(200, 20'000);
    int moved = 0;
    std::int64_t before = -1;
    for (int round = 0; round < 200; ++round) {
        const pid_t writer = fork();
        if (writer == 0)
            writeForEver();
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
        kill(writer, SIGKILL);
        int status = 0;
        waitpid(writer, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself in round " << round;
        const auto store = open();
        ASSERT_TRUE(store) << toString(store.error());
        EXPECT_TRUE((*store)->degraded().empty()) << (*store)->degraded().front();
        const auto settings = (*store)->current();
        const bool untouched = *settings == model::Settings();
        EXPECT_TRUE(untouched || settings->automaticKillsPerMinute == settings->askTimeoutS % 1000);
        moved += settings->askTimeoutS != before ? 1 : 0;
        before = settings->askTimeoutS;
    }
    EXPECT_GT(moved, 20) << "nothing was ever written";
}

TEST_F(SettingsCrashTest, AHalfWrittenFileIsSaidAndTheFilesOwnValuesHold) {
    {
        const auto store = open();
        ASSERT_TRUE(store && (*store)->set("ask.timeout_s", "77"));
    }
    const auto path = m_directory / "settings-override.json";
    std::ifstream file(path);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
        tests::writeFile(path, whole.substr(0, length));
        chmod(path.c_str(), 0600);
        const auto store = open();
        ASSERT_TRUE(store) << length;
        EXPECT_EQ((*store)->current()->askTimeoutS, 30) << length;
        EXPECT_FALSE((*store)->degraded().empty()) << length;
    }
}

TEST_F(SettingsCrashTest, SeveralAtOnceOrNone) {
    const auto store = open();
    ASSERT_TRUE(store);
    auto wanted = (*store)->configured();
    wanted.askTimeoutS = 99;
    wanted.scopeCgroup = "/elsewhere";
    const auto refused = (*store)->setAll(wanted);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().subject, "scope.cgroup");
    EXPECT_EQ((*store)->current()->askTimeoutS, 30);
    wanted.scopeCgroup = "/";
    std::vector<std::string> told;
    (*store)->onChanged([&](const auto& keys) { told = keys; });
    wanted.automaticKillsPerMinute = 3;
    ASSERT_TRUE((*store)->setAll(wanted));
    EXPECT_EQ(told,
              (std::vector<std::string>{"ask.timeout_s", "responses.automatic_kills_per_minute"}));
    EXPECT_EQ((*open())->current()->askTimeoutS, 99);
}

}  // namespace
}  // namespace config
