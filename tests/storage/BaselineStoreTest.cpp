#include "storage/BaselineStore.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "TemporaryDirectory.h"

namespace storage {
namespace {

using model::BaselineHour;

const std::string kOdd("1000 /opt/\xff\n' ;\0x", 17);

TEST(BaselineStoreTest, KeepsWhatIsUsualOverARestart) {
    const tests::TemporaryDirectory directory;
    const std::vector<BaselineHour> hours{{kOdd, "cpu-anomaly", 500'000, 123.456, 720},
                                          {"0 /usr/bin/x", "io-anomaly", 500'001, 1e9, 1}};
    ASSERT_TRUE(BaselineStore::open(directory.path())->keep(hours));
    EXPECT_EQ(BaselineStore::open(directory.path())->load().value(), hours);
    struct stat status{};
    ASSERT_EQ(::stat((directory.path() / "baselines.db").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
}

TEST(BaselineStoreTest, OfTheSameHourWhatWasSeenMoreOftenStays) {
    const tests::TemporaryDirectory directory;
    auto store = BaselineStore::open(directory.path()).value();
    ASSERT_TRUE(store.keep({{"p", "cpu-anomaly", 7, 10, 100}}));
    ASSERT_TRUE(store.keep({{"p", "cpu-anomaly", 7, 99, 3}}));
    EXPECT_EQ(store.load().value(), (std::vector<BaselineHour>{{"p", "cpu-anomaly", 7, 10, 100}}));
    ASSERT_TRUE(store.keep({{"p", "cpu-anomaly", 7, 50, 101}}));
    EXPECT_EQ(store.load().value()[0].value, 50);
}

TEST(BaselineStoreTest, EightWeeksAreKept) {
    const tests::TemporaryDirectory directory;
    auto store = BaselineStore::open(directory.path()).value();
    const std::int64_t now = 500'000;
    ASSERT_TRUE(store.keep({{"old", "cpu-anomaly", now - BaselineStore::kKeptHours - 1, 1, 1},
                            {"kept", "cpu-anomaly", now - BaselineStore::kKeptHours, 1, 1},
                            {"new", "cpu-anomaly", now, 1, 1}}));
    ASSERT_EQ(store.load()->size(), 2U);
    EXPECT_EQ(store.load()->front().program, "kept");
}

TEST(BaselineStoreTest, ADamagedFileIsBegunAnew) {
    const tests::TemporaryDirectory directory;
    std::ofstream(directory.path() / "baselines.db") << std::string(100'000, 'x');
    auto store = BaselineStore::open(directory.path());
    ASSERT_TRUE(store) << model::toString(store.error());
    EXPECT_TRUE(store->load()->empty());
    EXPECT_TRUE(store->keep({{"p", "cpu-anomaly", 7, 10, 100}}));
}

TEST(BaselineStoreTest, NoDirectoryIsAnError) {
    EXPECT_FALSE(BaselineStore::open("/no/such/directory"));
}

}  // namespace
}  // namespace storage
