#include <gtest/gtest.h>
#include <utmp.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sources/login/LoginFiles.h"
#include "sources/login/UtmpReader.h"

namespace sources {
namespace {

namespace fs = std::filesystem;

std::string record(short type, const char* line, const char* user, std::uint32_t v4 = 0) {
    utmp entry{};
    entry.ut_type = type;
    entry.ut_pid = 4242;
    std::strncpy(entry.ut_line, line, sizeof(entry.ut_line));
    std::strncpy(entry.ut_user, user, sizeof(entry.ut_user));
    entry.ut_addr_v6[0] = static_cast<std::int32_t>(v4);
    entry.ut_tv.tv_sec = 1'763'635'000;
    entry.ut_tv.tv_usec = 7;
    return {reinterpret_cast<const char*>(&entry), sizeof(entry)};
}

class UtmpTest : public testing::Test {
  protected:
    UtmpTest() {
        std::string name = (fs::temp_directory_path() / "am-utmp-XXXXXX").string();
        m_directory = mkdtemp(name.data());
    }
    ~UtmpTest() override { fs::remove_all(m_directory); }

    fs::path path(const char* name = "btmp") const { return m_directory / name; }
    void append(const std::string& bytes, const char* name = "btmp") const {
        std::ofstream(path(name), std::ios::app | std::ios::binary) << bytes;
    }

    fs::path m_directory;
};

TEST_F(UtmpTest, ReadsFieldsThatEndWithoutZero) {
    const std::string full(sizeof(utmp::ut_user), 'u');
    const auto records = parseUtmp(record(USER_PROCESS, "pts/3", full.c_str(), 0x070200C0));
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].user, full);
    EXPECT_EQ(records[0].line, "pts/3");
    EXPECT_EQ(records[0].address, "192.0.2.7");
    EXPECT_EQ(records[0].pid, 4242);
    EXPECT_EQ(records[0].atUs, 1'763'635'000'000'007);
}

TEST_F(UtmpTest, LeavesHalfARecordAlone) {
    const std::string one = record(USER_PROCESS, "pts/3", "anna");
    EXPECT_EQ(parseUtmp(one + one.substr(0, one.size() / 2)).size(), 1U);
    EXPECT_TRUE(parseUtmp({}).empty());
}

TEST_F(UtmpTest, TellsOnlyWhatIsAdded) {
    const std::string one = record(LOGIN_PROCESS, "ssh:notty", "anna");
    append(one);
    UtmpReader reader(path());
    EXPECT_TRUE(reader.added().empty());
    append(one + one);
    EXPECT_EQ(reader.added().size(), 2U);
    EXPECT_TRUE(reader.added().empty());
    append(one.substr(0, 100));
    EXPECT_TRUE(reader.added().empty()) << "half a record";
    append(one.substr(100));
    EXPECT_EQ(reader.added().size(), 1U);
}

TEST_F(UtmpTest, FollowsRotationAndTruncation) {
    const std::string one = record(LOGIN_PROCESS, "ssh:notty", "anna");
    append(one + one);
    UtmpReader reader(path());
    fs::rename(path(), path("btmp.1"));
    EXPECT_TRUE(reader.added().empty()) << "there is none just now";
    append(one);
    EXPECT_EQ(reader.added().size(), 1U);
    std::ofstream(path(), std::ios::trunc).flush();
    EXPECT_TRUE(reader.added().empty());
    append(one);
    EXPECT_EQ(reader.added().size(), 1U);
}

TEST_F(UtmpTest, OfVeryManyTheLast) {
    std::string many;
    for (int i = 0; i < 5000; ++i)
        many += record(LOGIN_PROCESS, "ssh:notty", std::to_string(i).c_str());
    UtmpReader reader(path());
    append(many);
    const auto records = reader.added();
    ASSERT_EQ(records.size(), 4096U);
    EXPECT_EQ(records.back().user, "4999");
}

TEST_F(UtmpTest, WhatIsNoFileHasNoRecords) {
    fs::create_directory(path("folder"));
    fs::create_symlink("/dev/zero", path("link"));
    for (const char* name : {"missing", "folder", "link"})
        EXPECT_TRUE(UtmpReader::all(path(name)).empty()) << name;
}

// Written by sshd 9.2 for two wrong passwords of nobody-here, then four of anna.
TEST_F(UtmpTest, ReadsTheRealThing) {
    std::ifstream file(AM_FIXTURES "/login/btmp", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto records = parseUtmp(bytes);
    ASSERT_GE(records.size(), 5U);
    for (const UtmpRecord& each : records) {
        EXPECT_EQ(each.line, "ssh:notty");
        EXPECT_EQ(each.address, "127.0.0.1");
        EXPECT_TRUE(each.user == "anna" || each.user == "nobody-here") << each.user;
    }
}

TEST_F(UtmpTest, InotifySaysWhichFile) {
    append("x", "utmp");
    append("x", "btmp");
    auto files =
        LoginFiles::create({.utmp = path("utmp"), .btmp = path("btmp"), .accounts = m_directory});
    ASSERT_TRUE(files);
    EXPECT_FALSE(files->take().any());
    append("x", "btmp");
    auto changes = files->take();
    EXPECT_TRUE(changes.failures && !changes.sessions && !changes.accounts);
    append("x", "utmp");
    changes = files->take();
    EXPECT_TRUE(changes.sessions && !changes.failures && !changes.accounts);
    append("x", "passwd+");
    EXPECT_FALSE(files->take().any()) << "not yet passwd";
    fs::rename(path("passwd+"), path("passwd"));
    EXPECT_TRUE(files->take().accounts);
    append("x", "hosts");
    EXPECT_FALSE(files->take().any());
    fs::rename(path("btmp"), path("btmp.1"));
    append("x", "btmp");
    files->rearm();
    (void)files->take();
    append("x", "btmp");
    EXPECT_TRUE(files->take().failures) << "the new file, once it was looked for";
}

}  // namespace
}  // namespace sources
