#include "storage/FeedStore.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/storage/TemporaryDirectory.h"

namespace storage {
namespace {

const std::string kUrl = "https://lists.example/addresses.txt";

class FeedStoreTest : public testing::Test {
  protected:
    FeedStoreTest() : m_store(FeedStore::open(m_directory.path() / "feeds").value()) {}

    model::Result<void> put(const std::string& url, const std::string& text,
                            std::int64_t nowUs = 5'000'000) {
        auto incoming = m_store.receive();
        EXPECT_TRUE(incoming && incoming->write(text));
        return incoming->commit({url, "\"v1\"", "Fri", nowUs, nowUs, 0});
    }

    std::string get(const std::string& url) {
        std::string text;
        const auto read = m_store.read(url, [&](std::string_view piece) { text += piece; });
        return read ? text : "error";
    }

    std::filesystem::path onlyFile() {
        for (const auto& entry : std::filesystem::directory_iterator(m_directory.path() / "feeds"))
            return entry.path();
        return {};
    }

    tests::TemporaryDirectory m_directory;
    FeedStore m_store;
};

TEST_F(FeedStoreTest, KeepsListAndHead) {
    EXPECT_FALSE(m_store.find(kUrl));
    ASSERT_TRUE(put(kUrl, "192.0.2.7\n"));
    const FeedRecord expected{kUrl, "\"v1\"", "Fri", 5'000'000, 5'000'000, 10};
    EXPECT_EQ(m_store.find(kUrl), expected);
    EXPECT_EQ(get(kUrl), "192.0.2.7\n");
    EXPECT_FALSE(m_store.find("https://lists.example/other"));
    struct stat found{};
    ASSERT_EQ(stat(onlyFile().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600U);
}

TEST_F(FeedStoreTest, WhatWasNotCommittedNeverWas) {
    ASSERT_TRUE(put(kUrl, "old\n"));
    {
        auto incoming = m_store.receive();
        ASSERT_TRUE(incoming && incoming->write("half of the ne"));
        std::string seen;
        ASSERT_TRUE(incoming->read([&](std::string_view piece) { seen += piece; }));
        EXPECT_EQ(seen, "half of the ne");
        EXPECT_EQ(get(kUrl), "old\n");
    }
    EXPECT_EQ(get(kUrl), "old\n");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(m_directory.path() / "feeds"), {}),
              1);
}

TEST_F(FeedStoreTest, ConfirmingMovesTheAge) {
    ASSERT_TRUE(put(kUrl, "x"));
    ASSERT_TRUE(m_store.confirm(kUrl, 9'000'000));
    EXPECT_EQ(m_store.find(kUrl)->checkedUs, 9'000'000);
    EXPECT_EQ(m_store.find(kUrl)->fetchedUs, 5'000'000);
    EXPECT_FALSE(m_store.confirm("https://other", 1));
}

TEST_F(FeedStoreTest, DamagedFilesAreNone) {
    for (const std::uintmax_t size : {0U, 10U, 4096U, 4100U, 4107U}) {
        ASSERT_TRUE(put(kUrl, "192.0.2.7\n"));
        std::filesystem::resize_file(onlyFile(), size);
        EXPECT_FALSE(m_store.find(kUrl)) << size;
        EXPECT_EQ(get(kUrl), "error");
    }
    std::ofstream(onlyFile()) << std::string(5000, 'x');
    EXPECT_FALSE(m_store.find(kUrl));
}

TEST_F(FeedStoreTest, LinksAreNotFollowed) {
    ASSERT_TRUE(put(kUrl, "x"));
    const auto file = onlyFile();
    const auto elsewhere = m_directory.path() / "elsewhere";
    std::filesystem::rename(file, elsewhere);
    std::filesystem::create_symlink(elsewhere, file);
    EXPECT_FALSE(m_store.find(kUrl));
}

TEST_F(FeedStoreTest, AHeadWithLineBreaksIsRefused) {
    EXPECT_FALSE(put("https://x\nfetched_us 1", "x"));
    EXPECT_FALSE(put("https://" + std::string(5000, 'x'), "x"));
    EXPECT_EQ(onlyFile(), std::filesystem::path());
}

TEST_F(FeedStoreTest, AtMost64MiB) {
    auto incoming = m_store.receive();
    ASSERT_TRUE(incoming);
    const std::string mebibyte(1024 * 1024, 'x');
    for (int i = 0; i < 64; ++i)
        ASSERT_TRUE(incoming->write(mebibyte));
    EXPECT_FALSE(incoming->write("x"));
}

TEST_F(FeedStoreTest, ListsOfNobodyAreRemoved) {
    ASSERT_TRUE(put(kUrl, "x") && put("https://other", "y"));
    m_store.keepOnly(std::vector<std::string>{kUrl});
    EXPECT_TRUE(m_store.find(kUrl));
    EXPECT_FALSE(m_store.find("https://other"));
}

}  // namespace
}  // namespace storage
