#include "ui/format/AlertText.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"

namespace {

using model::AlertState;

struct Row {
    const char* what;
    AlertState state;
    bool resolved;
    bool deadline;
    // expected: k kill, o allow once, a always allow, r resolve, u undo
    std::string choices;
    bool open, attention;
};

class Choices : public testing::TestWithParam<Row> {};

std::string letters(const ui::AlertChoices& choices) {
    std::string text;
    for (const auto& [can, letter] : {std::pair{choices.kill, 'k'},
                                      {choices.allow, 'o'},
                                      {choices.always, 'a'},
                                      {choices.resolve, 'r'},
                                      {choices.undo, 'u'}}) {
        if (can)
            text += letter;
    }
    return text;
}

TEST_P(Choices, AreWhatCanStillBeDone) {
    const Row& row = GetParam();
    model::Alert alert = fake::killedShell();
    alert.state = row.state;
    alert.resolved = row.resolved;
    if (row.deadline)
        alert.deadlineUs = fake::nowUs() + 1'000'000;
    EXPECT_EQ(letters(ui::choicesFor(alert)), row.choices);
    EXPECT_EQ(ui::isOpen(alert), row.open);
    EXPECT_EQ(ui::needsAttention(alert), row.attention);
    alert.finding.process.key = {};
    EXPECT_EQ(letters(ui::choicesFor(alert)).find_first_of("koa"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Choices,
    testing::Values(Row{"asked", AlertState::Suspended, false, true, "koa", true, true},
                    Row{"kept", AlertState::Suspended, false, false, "koa", false, true},
                    Row{"fresh", AlertState::Raised, false, false, "koar", false, true},
                    Row{"looked", AlertState::Raised, true, false, "u", false, false},
                    Row{"killed", AlertState::Killed, false, false, "ar", false, false},
                    Row{"killedLooked", AlertState::Killed, true, false, "u", false, false},
                    Row{"allowed", AlertState::Allowed, false, false, "aru", false, false},
                    Row{"resumed", AlertState::Resumed, false, false, "ar", false, false},
                    Row{"resolved", AlertState::Resolved, true, false, "u", false, false},
                    Row{"gone", AlertState::Gone, false, false, "ar", false, false}),
    [](const auto& info) { return info.param.what; });

TEST(NeedsAttention, LeavesInformationAlone) {
    model::Alert alert = fake::killedShell();
    alert.state = AlertState::Raised;
    alert.finding.level = model::Level::Info;
    EXPECT_FALSE(ui::needsAttention(alert));
    alert.finding.level = model::Level::Warning;
    EXPECT_TRUE(ui::needsAttention(alert));
}

TEST(AlertWords, AnotherPersonsAlertIsNotOursToLookAtRootsIs) {
    model::Alert alert = fake::killedShell();
    alert.state = AlertState::Raised;
    alert.outline = true;
    for (const auto& [uid, anothers] :
         std::map<std::uint32_t, bool>{{0, false}, {33, false}, {1002, true}, {65534, false}}) {
        alert.finding.process.uid = uid;
        EXPECT_EQ(ui::isAnotherPersons(alert), anothers) << uid;
        EXPECT_EQ(ui::needsAttention(alert), !anothers) << uid;
    }
    EXPECT_FALSE(ui::choicesFor(alert).always) << "there is nothing to name it by";
    alert.finding.message.clear();
    alert.userName = "bob";
    EXPECT_TRUE(ui::sentence(alert).endsWith(QStringLiteral(", bob")));
    alert.finding.process.uid = 1002;
    alert.state = AlertState::Suspended;
    EXPECT_TRUE(ui::needsAttention(alert)) << "a question waits for whoever is there";
    alert.outline = false;
    EXPECT_FALSE(ui::isAnotherPersons(alert)) << "one's own";
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
    EXPECT_EQ(ui::processTitle(process), QString()) << "nobody";
    process.key.pid = 7;
    EXPECT_EQ(ui::processTitle(process), QStringLiteral("unnamed (7)"));
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
