#include "ui/format/Units.h"

#include <gtest/gtest.h>

#include <QLocale>
#include <cmath>
#include <limits>

#include "tests/ui/Picture.h"

namespace {

/// Figures carry no-break spaces; the tables are easier to read without.
QString plain(QString text) {
    return text.replace(QChar(0x00A0), QLatin1Char(' '));
}

class Units : public testing::Test {
  protected:
    void SetUp() override { QLocale::setDefault(QLocale::c()); }
};

TEST_F(Units, Sizes) {
    const std::pair<std::uint64_t, const char*> table[] = {{0, "0 KiB"},
                                                           {512, "512 KiB"},
                                                           {1023, "1023 KiB"},
                                                           {1024, "1.0 MiB"},
                                                           {7'270, "7.1 MiB"},
                                                           {102'348, "99.9 MiB"},
                                                           {102'400, "100 MiB"},
                                                           {1'048'524, "1.0 GiB"},
                                                           {16'358'000, "15.6 GiB"},
                                                           {1ULL << 40, "1024 TiB"}};
    for (const auto& [kib, text] : table)
        EXPECT_EQ(plain(ui::sizeText(kib)), QLatin1String(text)) << kib;
}

TEST_F(Units, Rates) {
    EXPECT_EQ(plain(ui::rateText(0)), QStringLiteral("0 B/s"));
    EXPECT_EQ(plain(ui::rateText(999)), QStringLiteral("999 B/s"));
    EXPECT_EQ(plain(ui::rateText(1'258'291)), QStringLiteral("1.2 MiB/s"));
    EXPECT_FALSE(ui::rateText(std::numeric_limits<std::uint64_t>::max()).isEmpty());
}

TEST_F(Units, Percents) {
    const std::pair<double, const char*> table[] = {
        {0, "0 %"},     {0.04, "0 %"},   {0.05, "0.1 %"}, {4.24, "4.2 %"}, {9.94, "9.9 %"},
        {9.96, "10 %"}, {99.6, "100 %"}, {-3, "0 %"},     {NAN, "0 %"},    {INFINITY, "0 %"}};
    for (const auto& [value, text] : table)
        EXPECT_EQ(plain(ui::percentText(value)), QLatin1String(text)) << value;
}

TEST_F(Units, Durations) {
    const std::pair<std::int64_t, const char*> table[] = {
        {-5, "0 s"},           {0, "0 s"},        {59, "59 s"},
        {60, "1 min"},         {3'599, "59 min"}, {3'600, "1 h"},
        {11'100, "3 h 5 min"}, {86'400, "1 d"},   {187'200, "2 d 4 h"}};
    for (const auto& [seconds, text] : table)
        EXPECT_EQ(plain(ui::durationText(seconds)), QLatin1String(text)) << seconds;
    EXPECT_EQ(plain(ui::spanText(60)), QStringLiteral("60 s"));
    EXPECT_EQ(plain(ui::spanText(600)), QStringLiteral("10 min"));
}

TEST_F(Units, Ages) {
    EXPECT_EQ(plain(ui::ageText(-40)), QStringLiteral("just now"));
    EXPECT_EQ(plain(ui::ageText(4)), QStringLiteral("just now"));
    EXPECT_EQ(plain(ui::ageText(11'100)), QStringLiteral("3 h ago"));
    EXPECT_EQ(plain(ui::ageText(187'200)), QStringLiteral("2 d ago"));
}

TEST_F(Units, Countdowns) {
    EXPECT_EQ(ui::countdownText(-1), QStringLiteral("0:00"));
    EXPECT_EQ(ui::countdownText(7), QStringLiteral("0:07"));
    EXPECT_EQ(ui::countdownText(725), QStringLiteral("12:05"));
}

TEST_F(Units, Days) {
    const QDate today(2025, 3, 4);
    EXPECT_EQ(ui::dayText(today, today), QStringLiteral("Today"));
    EXPECT_EQ(ui::dayText(today.addDays(-1), today), QStringLiteral("Yesterday"));
    EXPECT_EQ(ui::dayText(today.addDays(-2), today), QStringLiteral("Sunday, 2 March 2025"));
    // A clock that was put back makes alerts of tomorrow; they are not of yesterday.
    EXPECT_EQ(ui::dayText(today.addDays(1), today), QStringLiteral("Wednesday, 5 March 2025"));
}

TEST_F(Units, TimesToComeSayNoSeconds) {
    QLocale::setDefault(QLocale(QLocale::German));
    const QDate today(2025, 3, 4);
    const auto at = [&](int days, int hour) {
        return ui::untilText(
            QDateTime(today.addDays(days), QTime(hour, 0, 59)).toMSecsSinceEpoch() * 1000, today);
    };
    EXPECT_EQ(at(0, 17), QStringLiteral("17:00"));
    EXPECT_EQ(at(1, 8), QStringLiteral("tomorrow 08:00"));
    EXPECT_EQ(at(3, 8), QStringLiteral("Freitag 08:00"));
    EXPECT_EQ(at(7, 8), QStringLiteral("11 März 08:00"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    EXPECT_TRUE(plain(at(1, 17)).contains(QStringLiteral("5:00"))) << at(1, 17).toStdString();
    QLocale::setDefault(QLocale::c());
    EXPECT_EQ(at(1, 17), QStringLiteral("tomorrow 17:00"));
}

TEST_F(Units, OneIsNotMany) {
    const auto rules = [](std::uint64_t count) {
        return ui::countedText(count, QStringLiteral("1 rule"), QStringLiteral("%1 rules"));
    };
    EXPECT_EQ(rules(0), QStringLiteral("0 rules"));
    EXPECT_EQ(rules(1), QStringLiteral("1 rule"));
    EXPECT_EQ(rules(1234), ui::countText(1234) + QStringLiteral(" rules"));
}

}  // namespace
