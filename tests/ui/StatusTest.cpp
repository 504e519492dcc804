#include "ui/format/Status.h"

#include <gtest/gtest.h>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"

namespace {

using ui::ShieldState;
using ui::Situation;

Situation situation(const model::Health& health, int open = 0, int attention = 0) {
    Situation value;
    value.health = health;
    value.openQuestions = open;
    value.attention = attention;
    return value;
}

TEST(Status, TellsOneThingAndTheMostUrgentFirst) {
    model::Health observing = fake::health();
    observing.mode = model::Mode::Observe;
    model::Health starting = fake::health();
    starting.ready = false;
    Situation away = situation(fake::health(), 3, 3);
    away.reachable = false;
    away.why = QStringLiteral("It is stopped.");
    const std::tuple<Situation, ShieldState, const char*> table[] = {
        {Situation{}, ShieldState::Observing, "Connecting to the helper…"},
        {away, ShieldState::Unreachable, "Nothing is being watched. It is stopped."},
        {situation(fake::health()), ShieldState::Calm,
         "Nothing needs you. Watching 312 processes, 41 connections."},
        {situation(fake::health(), 1, 4), ShieldState::Asking,
         "A program is suspended and waits for your answer."},
        {situation(fake::health(), 2, 2), ShieldState::Asking,
         "2 programs are suspended and wait for your answer."},
        {situation(fake::health(), 0, 1), ShieldState::Attention,
         "One alert wants to be looked at."},
        {situation(observing), ShieldState::Observing,
         "Observing only, nothing is stopped. Watching 312 processes, 41 connections."},
        {situation(starting), ShieldState::Observing, "The helper is starting and takes stock…"},
        {situation(fake::degradedHealth()), ShieldState::Calm,
         "Nothing needs you. 2 things limit what can be seen or done."},
    };
    for (const auto& [value, state, sentence] : table) {
        const ui::Status status = ui::statusOf(value);
        EXPECT_EQ(status.sentence, QString::fromUtf8(sentence));
        EXPECT_EQ(status.state, state) << sentence;
    }
}

TEST(Status, EscapesWhatTheOutsideSays) {
    Situation away;
    away.reachable = false;
    away.why = QStringLiteral("<b>\n\u202E");
    EXPECT_EQ(ui::statusOf(away).sentence,
              QStringLiteral("Nothing is being watched. <b>\\n\\u{202e}"));
}

TEST(HealthWord, CountsLimitsAndNamesLosses) {
    EXPECT_EQ(ui::healthWord(situation(fake::health())), QStringLiteral("All well"));
    EXPECT_EQ(ui::healthWord(situation(fake::degradedHealth())), QStringLiteral("2 limits"));
    model::Health losing = fake::health();
    losing.lost.connect = 1;
    EXPECT_EQ(ui::healthWord(situation(losing)), QStringLiteral("Events lost"));
}

TEST(HealthLine, SaysWhereEventsComeFromAndWhatWasLost) {
    QString line = ui::healthLine(fake::degradedHealth());
    line.replace(QChar(0x00A0), QLatin1Char(' '));
    EXPECT_TRUE(line.startsWith(QStringLiteral("process connector · ")));
    EXPECT_TRUE(line.contains(QStringLiteral("204 events lost")));
}

}  // namespace
