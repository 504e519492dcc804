// The command table is the fact; the man page and the completion must not lag behind it.

#include <gtest/gtest.h>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include "app/ctl/CommandTable.h"

namespace app::ctl {
namespace {

QString readDesktopFile(const char* name) {
    QFile file(QStringLiteral(AM_DESKTOP "/") + QLatin1String(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return QString::fromUtf8(file.readAll()).remove(QLatin1Char('\\'));
}

bool holdsWord(const QString& text, const QString& word) {
    const QRegularExpression whole(
        QStringLiteral("(?<![-a-z])%1(?![-a-z])").arg(QRegularExpression::escape(word)));
    return text.contains(whole);
}

class DocumentsTest : public testing::TestWithParam<const char*> {};

TEST_P(DocumentsTest, NameEveryCommandAndOption) {
    // fish takes an option's name without its dashes.
    const QString text =
        readDesktopFile(GetParam()).replace(QLatin1String(" -l "), QLatin1String(" --"));
    for (const CommandRow& row : commandTable())
        for (const QString& word : QString::fromUtf8(row.words).split(QLatin1Char(' ')))
            EXPECT_TRUE(holdsWord(text, word)) << row.words;
    for (const OptionRow& row : optionTable())
        if (qstrcmp(row.name, "--help") != 0 && qstrcmp(row.name, "--version") != 0) {
            EXPECT_TRUE(holdsWord(text, QString::fromUtf8(row.name))) << row.name;
        }
}

INSTANTIATE_TEST_SUITE_P(Files, DocumentsTest,
                         testing::Values("man/algomonitorctl.1", "completions/algomonitorctl",
                                         "completions/_algomonitorctl",
                                         "completions/algomonitorctl.fish"));

/// What a shell says of its own file; nothing where there is no such shell.
QString complaintsOf(const QString& shell, const QStringList& arguments) {
    if (QStandardPaths::findExecutable(shell).isEmpty())
        return {};
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(shell, arguments);
    EXPECT_TRUE(process.waitForFinished());
    const QString said = QString::fromUtf8(process.readAll());
    return process.exitCode() == 0 ? said : said + QStringLiteral("refused");
}

TEST(Completions, AreWhatTheirShellsUnderstand) {
    EXPECT_EQ(complaintsOf("zsh", {"-f", "-n", AM_DESKTOP "/completions/_algomonitorctl"}), "");
    EXPECT_EQ(complaintsOf("fish", {"-n", AM_DESKTOP "/completions/algomonitorctl.fish"}), "");
}

struct CompletionRow {
    QStringList words;  // the last one is being typed
    const char* offered;
    const char* notOffered;
};

class CompletionTest : public testing::TestWithParam<CompletionRow> {};

TEST_P(CompletionTest, OffersWhatFits) {
    const QStringList& words = GetParam().words;
    QProcess bash;
    bash.start(QStringLiteral("bash"),
               QStringList{"--norc", "-c",
                           "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); "
                           "compopt() { :; }; _algomonitorctl; printf '%s\\n' \"${COMPREPLY[@]}\"",
                           "bash", AM_DESKTOP "/completions/algomonitorctl"} +
                   words);
    ASSERT_TRUE(bash.waitForFinished());
    EXPECT_EQ(bash.readAllStandardError().toStdString(), "");
    const QStringList offers =
        QString::fromUtf8(bash.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    EXPECT_TRUE(offers.contains(QLatin1String(GetParam().offered)))
        << words.join(' ').toStdString() << " -> " << offers.join(' ').toStdString();
    EXPECT_FALSE(offers.contains(QLatin1String(GetParam().notOffered)));
}

INSTANTIATE_TEST_SUITE_P(
    Table, CompletionTest,
    testing::Values(CompletionRow{{"algomonitorctl", "st"}, "status", "suspend"},
                    CompletionRow{{"algomonitorctl", "alerts", ""}, "kill", "enforce"},
                    CompletionRow{{"algomonitorctl", "alerts", "--level", "A"}, "ALERT", "INFO"},
                    CompletionRow{{"algomonitorctl", "mode", "e"}, "enforce", "ask"},
                    CompletionRow{{"algomonitorctl", "kill", "1"}, "1", "--tree"},
                    CompletionRow{{"algomonitorctl", "trust", "add", "p"}, "package=", "user="}));

}  // namespace
}  // namespace app::ctl
