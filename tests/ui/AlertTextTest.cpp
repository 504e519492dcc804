#include "ui/format/AlertText.h"

#include <gtest/gtest.h>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"

namespace {

using model::AlertState;

struct Row {
    const char* what;
    AlertState state;
    bool resolved;
    bool deadline;
    // expected
    bool kill, allow, resolve, undo, open, attention;
};

class Choices : public testing::TestWithParam<Row> {};

TEST_P(Choices, AreWhatCanStillBeDone) {
    const Row& row = GetParam();
    model::Alert alert = fake::killedShell();
    alert.state = row.state;
    alert.resolved = row.resolved;
    if (row.deadline)
        alert.deadlineUs = fake::nowUs() + 1'000'000;
    const ui::AlertChoices choices = ui::choicesFor(alert);
    EXPECT_EQ(choices.kill, row.kill);
    EXPECT_EQ(choices.allow, row.allow);
    EXPECT_EQ(choices.resolve, row.resolve);
    EXPECT_EQ(choices.undo, row.undo);
    EXPECT_EQ(ui::isOpen(alert), row.open);
    EXPECT_EQ(ui::needsAttention(alert), row.attention);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Choices,
    testing::Values(
        //  what        state                  resolved deadl | kill   allow  resolve undo  open
        //  attention
        Row{"asked", AlertState::Suspended, false, true, true, true, false, true, true, true},
        Row{"kept", AlertState::Suspended, false, false, true, true, false, true, false, true},
        Row{"new", AlertState::Raised, false, false, true, false, true, false, false, true},
        Row{"looked", AlertState::Raised, true, false, false, false, false, true, false, false},
        Row{"killed", AlertState::Killed, false, false, false, false, true, false, false, false},
        Row{"killedLooked", AlertState::Killed, true, false, false, false, false, true, false,
            false},
        Row{"allowed", AlertState::Allowed, false, false, false, false, true, false, false, false},
        Row{"resumed", AlertState::Resumed, false, false, false, false, true, false, false, false},
        Row{"resolved", AlertState::Resolved, true, false, false, false, false, true, false, false},
        Row{"gone", AlertState::Gone, false, false, false, false, true, false, false, false}),
    [](const auto& info) { return info.param.what; });

TEST(NeedsAttention, LeavesInformationAlone) {
    model::Alert alert = fake::killedShell();
    alert.state = AlertState::Raised;
    alert.finding.level = model::Level::Info;
    EXPECT_FALSE(ui::needsAttention(alert));
    alert.finding.level = model::Level::Warning;
    EXPECT_TRUE(ui::needsAttention(alert));
}

TEST(AlertWords, EscapeEverythingFromOutside) {
    const model::Alert alert = fake::hostileAlert();
    for (const QString& text :
         {ui::sentence(alert), ui::processTitle(alert.finding.process), ui::userText(alert),
          ui::commandLine(alert.finding.process), ui::executableText(alert.finding.process)}) {
        EXPECT_FALSE(text.contains(QLatin1Char('\n'))) << text.toStdString();
        EXPECT_FALSE(text.contains(QChar(0x202E))) << text.toStdString();
        EXPECT_LE(text.size(), 4200);
    }
    EXPECT_TRUE(ui::executableText(alert.finding.process).endsWith(QStringLiteral("(deleted)")));
    EXPECT_TRUE(ui::commandLine(alert.finding.process).contains(QStringLiteral("''")));
}

TEST(AlertWords, NameWhatTheyDoNotKnow) {
    EXPECT_EQ(ui::actionText({"reticulate\n", model::Outcome::Done, {}, 0}),
              QStringLiteral("reticulate\\n"));
    EXPECT_EQ(ui::actionText({"kill", model::Outcome::Done, {}, 0}),
              QStringLiteral("Killed the process"));
    for (const auto outcome : {model::Outcome::Pending, model::Outcome::Failed,
                               model::Outcome::Refused, model::Outcome::Skipped})
        EXPECT_EQ(ui::actionText({"kill", outcome, {}, 0}), QStringLiteral("Kill the process"));
    model::Process process;
    EXPECT_EQ(ui::packageText(process), QStringLiteral("unknown"));
    EXPECT_EQ(ui::processTitle(process), QStringLiteral("unnamed (0)"));
}

TEST(AlertWords, FallBackToTheRuleWhereThereIsNoSentence) {
    model::Alert alert = fake::killedShell();
    alert.finding.message.clear();
    EXPECT_EQ(ui::sentence(alert), QStringLiteral("Reverse shell: bash (4242)"));
}

TEST(ConnectionText, SaysWhichWay) {
    model::Connection connection = *fake::openQuestion().finding.connection;
    EXPECT_EQ(ui::connectionText(connection), QStringLiteral("TCP, out to 203.0.113.7:4444"));
    connection.remoteName = "c2.example";
    EXPECT_EQ(ui::connectionText(connection),
              QStringLiteral("TCP, out to c2.example (203.0.113.7:4444)"));
    connection.remoteName.clear();
    connection.direction = model::Direction::Inbound;
    connection.localPort = 4445;
    EXPECT_EQ(ui::connectionText(connection),
              QStringLiteral("TCP, in from 203.0.113.7:4444 to port 4445"));
}

}  // namespace
