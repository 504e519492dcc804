#include "enforcement/SnapshotCell.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace enforcement {
namespace {

/// Counts how many are alive and notices being read after its end.
struct Watched {
    explicit Watched(int value) : first(value), second(value) { ++alive; }
    ~Watched() {
        first = -1;
        --alive;
    }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    int first, second;
    static inline std::atomic<int> alive{0};
};

TEST(SnapshotCell, TheReaderAlwaysSeesAWholeLivingValue) {
    {
        SnapshotCell<Watched> cell(std::make_shared<const Watched>(0));
        std::atomic<bool> stop{false};
        std::atomic<int> torn{0}, looks{0};
        std::thread reader([&] {
            while (!stop) {
                const SnapshotCell<Watched>::Look look(cell);
                torn += look->first != look->second ? 1 : 0;
                ++looks;
            }
        });
        while (looks == 0)
            std::this_thread::yield();
        for (int value = 1; value < 20'000; ++value)
            cell.set(std::make_shared<const Watched>(value));
        stop = true;
        reader.join();
        EXPECT_EQ(torn, 0);
        EXPECT_EQ(cell.get()->first, 19'999);
        EXPECT_LE(Watched::alive, 2) << "old values are given back";
    }
    EXPECT_EQ(Watched::alive, 0);
}

TEST(SnapshotCell, AValueThatIsLookedAtStays) {
    SnapshotCell<Watched> cell(std::make_shared<const Watched>(1));
    {
        const SnapshotCell<Watched>::Look look(cell);
        cell.set(std::make_shared<const Watched>(2));
        cell.set(std::make_shared<const Watched>(3));
        EXPECT_EQ(look->first, 1);
        EXPECT_EQ(Watched::alive, 2);
    }
    cell.set(std::make_shared<const Watched>(4));
    EXPECT_EQ(Watched::alive, 1);
}

}  // namespace
}  // namespace enforcement
