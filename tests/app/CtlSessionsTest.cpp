// sessions and config of the command line: words in, text out.
#include <gtest/gtest.h>

#include <QJsonArray>
#include <QTemporaryFile>
#include <cstdio>

#include "app/ctl/CommandParser.h"
#include "app/ctl/ConfigCommands.h"
#include "app/ctl/ImportText.h"
#include "app/ctl/SessionText.h"

namespace app::ctl {
namespace {

constexpr qint64 kNowUs = 1'763'635'000'000'000;

model::Session sample() {
    model::Session session;
    session.id = "f2dcb979-7";
    session.user = "anna\n\x1b[2J";
    session.uid = 1000;
    session.source = "192.0.2.7";
    session.service = "sshd";
    session.startedUs = kNowUs - 90'000'000;
    return session;
}

TEST(SessionText, JsonHasEveryKeyOfTheContract) {
    const QJsonObject json = sessionJson(sample(), kNowUs);
    for (const char* key : {"id", "user", "uid", "source", "terminal", "seat", "service", "started",
                            "ended", "duration_s", "state"})
        EXPECT_TRUE(json.contains(QLatin1String(key))) << key;
    EXPECT_EQ(json.size(), 11);
    EXPECT_TRUE(json["terminal"].isNull());
    EXPECT_TRUE(json["ended"].isNull());
    EXPECT_EQ(json["duration_s"].toInt(), 90);
}

TEST(SessionText, AnEndThatNobodySawHasNoDuration) {
    model::Session lost = sample();
    lost.state = "lost";
    EXPECT_TRUE(sessionJson(lost, kNowUs)["duration_s"].isNull());
    lost.state = "ended";
    lost.endedUs = lost.startedUs + 5'500'000;
    EXPECT_EQ(sessionJson(lost, kNowUs)["duration_s"].toInt(), 5);
}

TEST(SessionText, ARowIsOneHarmlessLine) {
    const QString table = sessionTable({sample()}, kNowUs, 0);
    EXPECT_EQ(table.count(QLatin1Char('\n')), 1);
    EXPECT_FALSE(table.contains(QChar(0x1B)));
}

template <typename T>
T commandOf(const QStringList& words) {
    const auto line = parseCommandLine(words, kNowUs);
    EXPECT_TRUE(line) << toString(line.error());
    const T* command = line ? std::get_if<T>(&line->command) : nullptr;
    EXPECT_NE(command, nullptr);
    return command ? *command : T{};
}

TEST(ConfigWords, AreUnderstood) {
    EXPECT_EQ(commandOf<ShowSettings>({"config", "get"}).key, "");
    EXPECT_EQ(commandOf<ShowSettings>({"config", "get", "ask.timeout_s"}).key, "ask.timeout_s");
    const auto set = commandOf<Perform>({"config", "set", "mail.enabled", "true"});
    EXPECT_EQ(std::get<client::SetSetting>(set.verb).value, "true");
    EXPECT_TRUE(commandOf<ImportFile>({"config", "import", "x.conf", "--dry-run"}).preview);
    EXPECT_EQ(commandOf<CheckConfig>({"config", "check", "x.json"}).path, "x.json");
    EXPECT_TRUE(commandOf<ListSessions>({"sessions", "--all", "--open"}).query.everybodys);
    for (const QStringList& wrong : {QStringList{"config"},
                                     {"config", "set", "a"},
                                     {"config", "import"},
                                     {"sessions", "--limit", "0"},
                                     {"sessions", "--limit", "2000"}})
        EXPECT_FALSE(parseCommandLine(wrong, kNowUs)) << wrong.join(' ').toStdString();
}

struct CheckRow {
    const char* text;
    ExitCode code;
};

class ConfigCheckTest : public testing::TestWithParam<CheckRow> {};

TEST_P(ConfigCheckTest, SaysWhatTheHelperWould) {
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write(GetParam().text);
    file.close();
    std::FILE* nowhere = std::fopen("/dev/null", "w");
    Console console(nowhere, nowhere);
    EXPECT_EQ(checkConfig(console, true, {file.fileName()}), GetParam().code);
    std::fclose(nowhere);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ConfigCheckTest,
    testing::Values(CheckRow{"{}", ExitCode::Done},
                    CheckRow{"{ // a word\n\"mode\":\"observe\"}", ExitCode::Done},
                    CheckRow{"{\"unknown\":1}", ExitCode::Done},
                    CheckRow{"{\"mode\":\"loud\"}", ExitCode::Failed},
                    CheckRow{"{\"ask\":{\"timeout_s\":1}}", ExitCode::Failed},
                    CheckRow{"{", ExitCode::Failed},
                    CheckRow{"{\"trust\":[{\"match\":{},\"rules\":[]}]}", ExitCode::Failed}));

TEST(ConfigCheck, AMissingFileFails) {
    std::FILE* nowhere = std::fopen("/dev/null", "w");
    Console console(nowhere, nowhere);
    EXPECT_EQ(checkConfig(console, false, {QStringLiteral("/nonexistent")}), ExitCode::Failed);
    std::fclose(nowhere);
}

TEST(ImportText, IsALineForEachLineAndASum) {
    const QJsonObject report{{"lines", QJsonArray{QJsonObject{{"line", 7},
                                                              {"source", "a: 1\n"},
                                                              {"outcome", "imported"},
                                                              {"target", "mode"},
                                                              {"detail", "x"}}}},
                             {"counts", QJsonObject{{"imported", 1}}}};
    EXPECT_EQ(importText(report).toStdString(), "   7  imported a: 1\\n -> mode: x\n1 imported");
}

}  // namespace
}  // namespace app::ctl
