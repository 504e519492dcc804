// kill -9 at any moment: no alert that was raised is lost, no file is damaged (threats.md 7).
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <random>

#include "contract/AlertJson.h"
#include "storage/AlertLog.h"
#include "storage/PendingFile.h"
#include "storage/Sqlite.h"
#include "tests/contract/SampleAlert.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

namespace fs = std::filesystem;
using storage::AlertLog;

class CrashTest : public testing::Test {
  protected:
    std::unique_ptr<AlertLog> open() const {
        model::Settings settings;
        settings.logMaxSizeMiB = 1;  // so that rotation is cut short now and then, too
        auto log = AlertLog::open({.stateDirectory = m_directory / "state",
                                   .logDirectory = m_directory / "log",
                                   .settings = settings,
                                   .journal = false,
                                   .clock = nullptr});
        return std::move(*log);
    }

    static model::Alert alert(std::uint32_t number) {
        model::Alert alert = tests::sampleAlert("id-" + std::to_string(number));
        alert.raisedAtUs = 1'800'000'000'000'000 + number;
        alert.changedAtUs = alert.raisedAtUs;
        return alert;
    }

    // Raises until it is killed; tells the number of each alert after raise() returned.
    [[noreturn]] void write(std::uint32_t number, int told) const {
        const auto log = open();
        const storage::PendingFile pending(m_directory / "state");
        while (true) {
            model::Alert one = alert(number);
            log->raise(one);
            if (::write(told, &number, sizeof number) != sizeof number)
                _exit(1);
            one.count = 2;
            one.changedAtUs += 1;
            log->update(one);
            one.state = model::AlertState::Killed;
            one.changedAtUs += 1;
            log->update(one);
            (void)pending.store({{one.id, {{1, 2}}, 5, "kill-tree"}});
            ++number;
        }
    }

    // The last number that was raised for certain.
    std::uint32_t crashOnce(std::uint32_t first, unsigned afterUs) const {
        int channel[2];
        if (pipe(channel) != 0)
            abort();
        const pid_t child = fork();
        if (child == 0)
            write(first, channel[1]);
        close(channel[1]);
        usleep(afterUs);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        std::uint32_t last = first - 1, number = 0;
        while (read(channel[0], &number, sizeof number) == sizeof number)
            last = number;
        close(channel[0]);
        return last;
    }

    void expectSound(std::uint32_t last) const {
        const auto log = open();
        log->flush();
        EXPECT_TRUE(log->degraded().empty());
        EXPECT_GE(log->list({.limit = 1}).total, last);
        for (std::uint32_t number = 1; number <= last; ++number)
            ASSERT_TRUE(log->get("id-" + std::to_string(number))) << number << " is lost";
        for (const std::string& line : tests::linesOf(m_directory / "log/alerts.jsonl"))
            ASSERT_TRUE(contract::alertFromEcs(line)) << line;
        EXPECT_TRUE(storage::PendingFile(m_directory / "state").load());
    }

    void expectIntact() const {
        auto database = storage::Sqlite::open(m_directory / "state/alerts.db");
        ASSERT_TRUE(database);
        auto check = database->prepare("PRAGMA integrity_check");
        ASSERT_TRUE(check);
        ASSERT_TRUE(check->step().value_or(false));
        EXPECT_EQ(check->text(0), "ok");
        for (const auto& entry : fs::directory_iterator(m_directory / "state"))
            EXPECT_EQ(entry.path().string().find("damaged"), std::string::npos);
    }

    tests::TemporaryDirectory m_directory;
};

TEST_F(CrashTest, NothingRaisedIsLostAndNothingIsDamaged) {
    constexpr unsigned kSeed = 20270115;
    std::mt19937 random(kSeed);
    std::uniform_int_distribution<unsigned> pause(0, 60'000);
    constexpr std::uint32_t kAlerts = 200;
    std::uint32_t last = 0;
    // Forty kills, and more on a machine so busy that the writer hardly gets to write.
    for (int round = 0; round < 40 || (last < kAlerts && round < 400); ++round) {
        const std::uint32_t told = crashOnce(last + 1, pause(random));
        last = std::max(last, told);
        if (round % 8 == 7)
            expectSound(last);
    }
    expectSound(last);
    expectIntact();
    EXPECT_GE(last, kAlerts) << "too few alerts to say anything";
    RecordProperty("alerts", static_cast<int>(last));
}

}  // namespace
