#include "sources/Brakes.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

TEST(Brakes, theKernelsWord) {
    EXPECT_TRUE(asksToObserve("algomonitor.mode=observe"));
    EXPECT_TRUE(
        asksToObserve("BOOT_IMAGE=/vmlinuz root=UUID=1 ro quiet algomonitor.mode=observe\n"));
    EXPECT_TRUE(asksToObserve("a\talgomonitor.mode=observe b"));
}

TEST(Brakes, anythingElseIsNoBrake) {
    for (const std::string_view text :
         {"", "quiet splash", "algomonitor.mode=enforce", "algomonitor.mode=observed",
          "xalgomonitor.mode=observe", "algomonitor.mode=observe=1", "algomonitor.mode= observe",
          "init=/bin/algomonitor.mode=observe", "ALGOMONITOR.MODE=OBSERVE"})
        EXPECT_FALSE(asksToObserve(text)) << text;
}

}  // namespace
}  // namespace sources
