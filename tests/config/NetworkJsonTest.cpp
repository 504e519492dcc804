#include "config/NetworkJson.h"

#include <gtest/gtest.h>

#include "config/ConfigFile.h"

namespace config {
namespace {

TEST(NetworkSettings, DefaultsAreTheSchemas) {
    EXPECT_EQ(networkSettings({}), model::NetworkSettings());
}

TEST(NetworkSettings, SayWhatTheFileSays) {
    const auto loaded = parseConfig(R"({ "network": {
        "listeners_allowed": [22, 8080], "block_duration_s": 60,
        "scan": { "ports": 20, "window_s": 5 }, "beacon": { "count": 4 },
        "feeds": [ { "name": "ours", "kind": "address", "category": "tor", "certain": true, "path": "/etc/list" },
                   { "name": "theirs", "kind": "domain", "category": "mining", "url": "https://lists.example/x", "refresh_h": 2 },
                   { "name": "short", "kind": "domain", "path": "/x" } ] } })");
    ASSERT_TRUE(loaded) << loaded.error().detail;
    const model::NetworkSettings network = networkSettings(loaded->settings);
    EXPECT_EQ(network.listenersAllowed, (std::vector<std::int64_t>{22, 8080}));
    EXPECT_EQ(network.blockDurationS, 60);
    EXPECT_EQ(network.scanPorts, 20);
    EXPECT_EQ(network.scanWindowS, 5);
    EXPECT_EQ(network.beaconCount, 4);
    using model::FeedCategory, model::FeedKind;
    const std::vector<model::FeedSettings> feeds = {
        {"ours", FeedKind::Address, FeedCategory::Tor, true, "", "/etc/list", 24},
        {"theirs", FeedKind::Domain, FeedCategory::Mining, false, "https://lists.example/x", "", 2},
        {"short", FeedKind::Domain, FeedCategory::Malicious, false, "", "/x", 24}};
    EXPECT_EQ(network.feeds, feeds);
}

}  // namespace
}  // namespace config
