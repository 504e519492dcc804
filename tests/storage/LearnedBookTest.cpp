#include "storage/LearnedBook.h"

#include <gtest/gtest.h>

#include "tests/storage/TemporaryDirectory.h"

namespace storage {
namespace {

model::Finding about(const char* rule, const char* executable, std::uint16_t port = 0) {
    model::Finding finding;
    finding.ruleId = rule;
    finding.process.executable = executable;
    if (port != 0) {
        finding.connection.emplace();
        finding.connection->localPort = port;
    }
    return finding;
}

TEST(LearnedBook, countsEachThingOnceForGood) {
    const tests::TemporaryDirectory directory;
    {
        LearnedBook book(directory.path());
        EXPECT_TRUE(book.add(about("unknown-process", "/opt/x"), 1));
        EXPECT_FALSE(book.add(about("unknown-process", "/opt/x"), 2)) << "the same once more";
        EXPECT_TRUE(book.add(about("unusual-location", "/opt/x"), 3)) << "another rule";
        EXPECT_TRUE(book.add(about("new-listener", "/opt/x", 8080), 4));
        EXPECT_TRUE(book.add(about("new-listener", "/opt/x", 8081), 5)) << "another port";
        EXPECT_FALSE(book.add(about("reverse-shell", "/opt/x"), 6)) << "never learned";
    }
    LearnedBook again(directory.path());
    EXPECT_FALSE(again.add(about("new-listener", "/opt/x", 8081), 7));
    const model::Learning counts = again.counts();
    EXPECT_EQ(counts.programs, 1U);
    EXPECT_EQ(counts.listeners, 2U);
    EXPECT_EQ(counts.unusual, 1U);
    EXPECT_EQ(tests::modeOf(directory / "learned.jsonl"), 0600U);
}

TEST(LearnedBook, aLineThatACrashCutShortIsNone) {
    const tests::TemporaryDirectory directory;
    LearnedBook(directory.path()).add(about("unknown-process", "/opt/x\n\"y"), 1);
    const auto file = directory / "learned.jsonl";
    const std::string whole = tests::contentsOf(file);
    tests::writeFile(file, whole + whole.substr(0, whole.size() / 2));
    LearnedBook book(directory.path());
    EXPECT_EQ(book.counts().programs, 1U);
    EXPECT_TRUE(book.add(about("unknown-process", "/opt/z"), 2));
    EXPECT_EQ(LearnedBook(directory.path()).counts().programs, 2U);
}

TEST(LearnedBook, theEndIsToldOnce) {
    const tests::TemporaryDirectory directory;
    EXPECT_TRUE(LearnedBook(directory.path()).close(1));
    EXPECT_FALSE(LearnedBook(directory.path()).close(2));
}

TEST(LearnedBook, report) {
    EXPECT_EQ(learningReport({.programs = 312, .listeners = 1, .unusual = 6}, 7),
              "Learning is over: in 7 days 312 programs, 1 listener and 6 unusual places were new "
              "here. From now on such things are told.");
}

}  // namespace
}  // namespace storage
