#include "sources/choice/SourceChoice.h"

#include <gtest/gtest.h>

#include <fstream>

namespace sources {
namespace {

TEST(SourceChoice, everywhereIsNoDirectory) {
    EXPECT_EQ(cgroupDirectory("/").value_or("error"), "");
    EXPECT_EQ(cgroupDirectory("").value_or("error"), "");
}

TEST(SourceChoice, aGroupThatIsNotThereIsSaid) {
    const auto missing = cgroupDirectory("/am-no-such-group.slice");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, model::Error::Code::Unavailable);
    EXPECT_EQ(missing.error().subject, "scope.cgroup");
    EXPECT_NE(missing.error().detail.find("/am-no-such-group.slice"), std::string::npos);
}

TEST(SourceChoice, pollingWorksForAnybody) {
    auto source = openEventSource({.choice = "procfs"});
    ASSERT_TRUE(source) << toString(source.error());
    EXPECT_EQ(source->events->name(), "procfs");
    ASSERT_NE(source->policy, nullptr);
    source->policy->setStopping(true);
    source->policy->watchSuspended({{1, 1}});
    EXPECT_TRUE(source->passedOver.empty());
}

TEST(SourceChoice, autoTakesTheBestThatWorksAndSaysWhatDidNot) {
    auto source = openEventSource({.choice = "auto"});
    ASSERT_TRUE(source) << toString(source.error());
    const std::size_t better = source->events->name() == "ebpf"        ? 0
                               : source->events->name() == "connector" ? 1
                                                                       : 2;
    ASSERT_EQ(source->passedOver.size(), better);
    for (const std::string& sentence : source->passedOver)
        EXPECT_NE(sentence.find("cannot be used"), std::string::npos) << sentence;
    EXPECT_NE(source->policy, nullptr);
}

TEST(SourceChoice, unknownNamesAreRefused) {
    for (const std::string_view name : {"", "EBPF", "netlink", "procfs "})
        EXPECT_FALSE(openEventSource({.choice = name})) << name;
}

}  // namespace
}  // namespace sources
