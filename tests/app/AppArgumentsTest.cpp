#include "app/AppArguments.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include "app/AlertBook.h"
#include "app/SavedTaste.h"
#include "model/Timestamp.h"
#include "tests/app/support/Alerts.h"

namespace app {
namespace {

struct ArgumentsRow {
    QStringList words;
    bool fine;
    bool tray;
    const char* page;
};

class AppArgumentsTest : public testing::TestWithParam<ArgumentsRow> {};

TEST_P(AppArgumentsTest, AreUnderstoodOrRefused) {
    const auto parsed = parseAppArguments(GetParam().words);
    ASSERT_EQ(parsed.has_value(), GetParam().fine);
    if (!parsed) {
        EXPECT_FALSE(parsed.error().subject.empty()) << "names the argument";
        return;
    }
    EXPECT_EQ(parsed->tray, GetParam().tray);
    EXPECT_EQ(parsed->page, QString::fromUtf8(GetParam().page));
}

INSTANTIATE_TEST_SUITE_P(
    Table, AppArgumentsTest,
    testing::Values(ArgumentsRow{{}, true, false, ""}, ArgumentsRow{{"--tray"}, true, true, ""},
                    ArgumentsRow{{"--show", "alerts"}, true, false, "alerts"},
                    ArgumentsRow{{"--show=processes"}, true, false, "processes"},
                    ArgumentsRow{{"--show=settings"}, true, false, "settings"},
                    ArgumentsRow{{"--show"}, false, false, ""},
                    ArgumentsRow{{"--show", "--tray"}, false, false, ""},
                    ArgumentsRow{{"--show", "Alerts"}, false, false, ""},
                    ArgumentsRow{{"--trays"}, false, false, ""},
                    ArgumentsRow{{"file"}, false, false, ""}));

TEST(SavedTaste, IsWhatWasSavedAndForgetsWhatIsOver) {
    const QTemporaryDir dir;
    QSettings settings(dir.filePath("a.conf"), QSettings::IniFormat);
    const std::int64_t now = model::realtimeUs();
    EXPECT_EQ(loadTaste(settings, now), NotificationTaste{});
    settings.setValue("notifications/quiet_from", "22:30");
    settings.setValue("notifications/quiet_to", "07:00");
    settings.setValue("notifications/alerts_break_through", false);
    saveSilence(settings, "new-listener", now + 5'000'000);
    saveSilence(settings, "over", now - 1);
    saveSilence(settings, "taken-back", now + 5'000'000);
    saveSilence(settings, "taken-back", 0);
    const NotificationTaste taste = loadTaste(settings, now);
    EXPECT_EQ(taste.quietHours, (QuietHours{22 * 60 + 30, 7 * 60}));
    EXPECT_FALSE(taste.alertsBreakThrough);
    EXPECT_EQ(taste.silencedUntilUs.size(), 1U);
    EXPECT_EQ(taste.silencedUntilUs.at("new-listener"), now + 5'000'000);
}

TEST(AlertBook, CountsWhatWantsThePerson) {
    AlertBook book;
    book.put(testsupport::question("q", 5));
    book.put(testsupport::warning("w", 7));
    book.put(testsupport::withState(testsupport::question("k", 6), model::AlertState::Killed));
    EXPECT_EQ(book.openQuestions(), 1);
    EXPECT_EQ(book.attention(), 2);
    ASSERT_EQ(book.newest(2).size(), 2);
    EXPECT_EQ(book.newest(2)[0].id, "w");
    EXPECT_EQ(book.newest(2)[1].id, "k");
    book.replace({});
    EXPECT_EQ(book.attention(), 0);
}

TEST(AlertBook, ForgetsTheOldestThatWantNothing) {
    AlertBook book;
    book.put(testsupport::question("open", 0));
    for (int i = 1; i <= 3000; ++i)
        book.put(testsupport::withState(testsupport::question(std::to_string(i), i),
                                        model::AlertState::Killed));
    EXPECT_LE(book.all().size(), AlertBook::kMost);
    EXPECT_NE(book.find("open"), nullptr);
    EXPECT_NE(book.find("3000"), nullptr);
    EXPECT_EQ(book.find("1"), nullptr);
}

}  // namespace
}  // namespace app
