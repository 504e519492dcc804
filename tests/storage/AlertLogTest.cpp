#include "storage/AlertLog.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "contract/AlertJson.h"
#include "model/Timestamp.h"
#include "storage/Sqlite.h"
#include "tests/contract/SampleAlert.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

namespace fs = std::filesystem;
using model::Alert;
using storage::AlertLog;
using tests::linesOf;

class AlertLogTest : public testing::Test {
  protected:
    std::unique_ptr<AlertLog> open() {
        auto log = AlertLog::open({.stateDirectory = m_directory / "state",
                                   .logDirectory = m_directory / "log",
                                   .settings = m_settings,
                                   .journal = false,
                                   .clock = [this] { return m_nowUs.load(); }});
        EXPECT_TRUE(log);
        return std::move(*log);
    }
    Alert alert(int number) const {
        Alert alert = tests::sampleAlert("id-" + std::to_string(1000 + number));
        alert.raisedAtUs = m_nowUs + number;
        alert.changedAtUs = alert.raisedAtUs;
        alert.deadlineUs.reset();
        alert.state = model::AlertState::Raised;
        alert.resolved = false;
        return alert;
    }
    fs::path lines() const { return m_directory / "log/alerts.jsonl"; }

    tests::TemporaryDirectory m_directory;
    model::Settings m_settings;
    std::atomic<std::int64_t> m_nowUs = 1'800'000'000'000'000;
};

TEST_F(AlertLogTest, TheLineIsThereWhenRaiseReturns) {
    const auto log = open();
    for (int i = 0; i < 20; ++i) {
        log->raise(alert(i));
        const auto written = linesOf(lines());
        ASSERT_EQ(written.size(), static_cast<std::size_t>(i + 1));
        EXPECT_EQ(written.back(), contract::toEcsLine(alert(i)));
    }
}

TEST_F(AlertLogTest, WhatWasRaisedIsFoundAtOnceAndAfterARestart) {
    {
        const auto log = open();
        log->raise(alert(1));
        log->raise(alert(2));
        EXPECT_EQ(log->list({}).total, 2U) << "without waiting for the database";
        EXPECT_EQ(contract::toEcsLine(log->get("id-1001").value()), contract::toEcsLine(alert(1)));
        EXPECT_FALSE(log->get("id-1003"));
    }
    const auto log = open();
    const auto page = log->list({});
    ASSERT_EQ(page.alerts.size(), 2U);
    EXPECT_EQ(page.alerts.at(0).id, "id-1002") << "newest first";
    EXPECT_EQ(contract::toEcsLine(page.alerts.at(1)), contract::toEcsLine(alert(1)));
}

TEST_F(AlertLogTest, PagesAreTheSameWhateverIsInTheDatabaseYet) {
    const auto log = open();
    std::vector<std::string> expected;
    for (int i = 0; i < 30; ++i) {
        log->raise(alert(i));
        expected.insert(expected.begin(), alert(i).id);
        if (i % 7 == 0)
            log->flush();
    }
    Alert late = alert(-5);  // older than all of them, raised last
    log->raise(late);
    expected.push_back(late.id);
    std::vector<std::string> got;
    for (std::uint32_t offset = 0; offset < 40; offset += 4) {
        const auto page = log->list({.offset = offset, .limit = 4});
        EXPECT_EQ(page.total, expected.size());
        for (const Alert& one : page.alerts)
            got.push_back(one.id);
    }
    EXPECT_EQ(got, expected);
}

TEST_F(AlertLogTest, AStateChangeIsWrittenAtOnceAndAGrownCountOnceASecond) {
    const auto log = open();
    Alert one = alert(1);
    log->raise(one);
    for (one.count = 2; one.count < 100; ++one.count)
        log->update(one);
    log->flush();
    EXPECT_EQ(linesOf(lines()).size(), 1U);
    EXPECT_EQ(log->get(one.id)->count, 99U) << "shown at once all the same";
    m_nowUs += 1'000'000;
    log->flush();
    ASSERT_EQ(linesOf(lines()).size(), 2U);
    EXPECT_EQ(contract::alertFromEcs(linesOf(lines()).back())->count, 99U);
    one.state = model::AlertState::Killed;
    log->update(one);
    EXPECT_EQ(linesOf(lines()).size(), 3U);
}

TEST_F(AlertLogTest, NothingKeptIsLostAtTheEnd) {
    Alert one = alert(1);
    {
        const auto log = open();
        log->raise(one);
        one.count = 7;
        log->update(one);
    }
    EXPECT_EQ(contract::alertFromEcs(linesOf(lines()).back())->count, 7U);
    EXPECT_EQ(open()->get(one.id)->count, 7U);
}

TEST_F(AlertLogTest, UnfinishedAreThoseToConclude) {
    Alert asked = alert(1), suspended = alert(2), done = alert(3);
    asked.deadlineUs = 5;
    suspended.state = model::AlertState::Suspended;
    done.state = model::AlertState::Killed;
    {
        const auto log = open();
        for (const Alert& one : {asked, suspended, done})
            log->raise(one);
        EXPECT_EQ(log->unfinished().size(), 2U);
        log->flush();
        EXPECT_EQ(log->unfinished().size(), 2U);
        suspended.state = model::AlertState::Killed;
        suspended.changedAtUs += 1;
        log->update(suspended);
        EXPECT_EQ(log->unfinished().size(), 1U) << "the newer state counts";
    }
    const auto left = open()->unfinished();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().id, asked.id);
}

TEST_F(AlertLogTest, SentencesGoToTheLogOfTheirLevel) {
    const auto log = open();
    Alert one = alert(1);
    log->raise(one);
    one.state = model::AlertState::Killed;
    one.responses = {{"kill-tree", model::Outcome::Done, "2 processes", 0}};
    log->update(one);
    log->say(model::Level::Error, "the disk\nis full");
    log->flush();
    const auto alerts = linesOf(m_directory / "log/alert.log");
    ASSERT_EQ(alerts.size(), 2U);
    EXPECT_THAT(alerts[0], testing::EndsWith("] " + one.finding.message));
    EXPECT_THAT(alerts[1], testing::EndsWith(": killed (kill-tree done: 2 processes)"));
    EXPECT_THAT(linesOf(m_directory / "log/error.log"),
                testing::ElementsAre(testing::EndsWith("] the disk\\nis full")));
    EXPECT_EQ(tests::modeOf(m_directory / "log"), 0750U);
}

TEST_F(AlertLogTest, TakesOverWhatTheDatabaseLacks) {
    {
        open()->raise(alert(1));
    }
    // As after a kill between the line and the database.
    Alert newer = alert(1);
    newer.count = 9;
    newer.changedAtUs += 1;
    std::ofstream(lines(), std::ios::app) << contract::toEcsLine(newer) << "\nnot json\n{}\n"
                                          << contract::toEcsLine(alert(2)) << "\n"
                                          << contract::toEcsLine(alert(3)).substr(0, 500);
    const auto log = open();
    EXPECT_EQ(log->list({}).total, 2U);
    EXPECT_EQ(log->get("id-1001")->count, 9U);
    EXPECT_TRUE(log->get("id-1002"));
    EXPECT_FALSE(log->get("id-1003")) << "raise() had not returned";
    log->raise(alert(4));
    EXPECT_EQ(linesOf(lines()).back(), contract::toEcsLine(alert(4))) << "on a line of its own";
}

TEST_F(AlertLogTest, ADamagedDatabaseIsPutAsideAndBuiltAgain) {
    {
        const auto log = open();
        for (int i = 0; i < 5; ++i)
            log->raise(alert(i));
    }
    for (const char* part : {"-wal", "-shm"})
        fs::remove(m_directory / (std::string("state/alerts.db") + part).c_str());
    tests::writeFile(m_directory / "state/alerts.db", std::string(20'000, 'x'));
    const auto log = open();
    log->flush();
    EXPECT_EQ(log->list({}).total, 5U);
    EXPECT_TRUE(log->degraded().empty());
    bool aside = false;
    for (const auto& entry : fs::directory_iterator(m_directory / "state"))
        aside = aside || entry.path().filename().string().starts_with("alerts.db.damaged-");
    EXPECT_TRUE(aside) << "the damaged file is kept for whoever wants to look";
}

TEST_F(AlertLogTest, LimitsAreAppliedWhileRunning) {
    const auto log = open();
    for (int i = 0; i < 300; ++i)
        log->raise(alert(i));
    log->flush();
    m_settings.historyMaxAlerts = 100;
    m_settings.logLevels = {"ERROR"};
    log->applyLimits(m_settings);
    log->flush();
    EXPECT_EQ(log->list({}).total, 100U);
    const auto before = linesOf(m_directory / "log/alert.log").size();
    log->raise(alert(301));
    log->flush();
    EXPECT_EQ(linesOf(m_directory / "log/alert.log").size(), before);
}

TEST_F(AlertLogTest, AlertsLinesAreRotatedAndStillTakenOver) {
    m_settings.logMaxSizeMiB = 1;
    m_nowUs = model::realtimeUs();  // rotated files have a real age
    {
        const auto log = open();
        for (int i = 0; i < 600; ++i)
            log->raise(alert(i));
        log->flush();
        EXPECT_TRUE(fs::exists(lines().string() + ".1"));
    }
    for (const char* name : {"alerts.db", "alerts.db-wal", "alerts.db-shm"})
        fs::remove(m_directory / "state" / name);
    EXPECT_EQ(open()->list({}).total, 600U);
}

TEST_F(AlertLogTest, AFloodCostsBoundedMemoryAndNoAlert) {
    const auto log = open();
    for (int i = 0; i < 3000; ++i)
        log->raise(alert(i));
    EXPECT_LE(log->queue().length, log->queue().capacity);
    log->flush();
    log->flush();
    EXPECT_EQ(log->list({}).total, 3000U);
    EXPECT_EQ(linesOf(lines()).size(), 3000U);
}

TEST_F(AlertLogTest, ManyThreadsMayAskWhileAlertsAreRaised) {
    const auto log = open();
    std::atomic<bool> stop = false;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            while (!stop) {
                const auto page = log->list({.limit = 10, .search = "bash"});
                EXPECT_LE(page.alerts.size(), 10U);
                log->unfinished();
                log->degraded();
            }
        });
    for (int i = 0; i < 300; ++i) {
        Alert one = alert(i);
        log->raise(one);
        one.count = 2;
        log->update(one);
    }
    stop = true;
    for (std::thread& reader : readers)
        reader.join();
    EXPECT_EQ(log->list({}).total, 300U);
}

TEST_F(AlertLogTest, HostileTextStaysInItsLine) {
    const auto log = open();
    Alert hostile = alert(1);
    hostile.finding.message = "x\n[2027-01-01 00:00:00] forged\xE2\x80\xAE<b>\xFF";
    hostile.finding.process.arguments.assign(64, std::string(64 * 1024, '\n'));
    log->raise(hostile);
    log->flush();
    EXPECT_EQ(linesOf(lines()).size(), 1U);
    EXPECT_EQ(linesOf(m_directory / "log/alert.log").size(), 1U);
    EXPECT_LT(fs::file_size(lines()), 100'000U);
    EXPECT_TRUE(log->get(hostile.id));
}

TEST(AlertLog, NeedsItsDirectories) {
    EXPECT_FALSE(AlertLog::open({}));
}

}  // namespace
