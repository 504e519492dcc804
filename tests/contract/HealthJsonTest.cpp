#include "contract/HealthJson.h"

#include <gtest/gtest.h>

namespace {

model::Health sampleHealth() {
    model::Health health;
    health.ready = true;
    health.version = "0.1.0";
    health.pid = 77;
    health.mode = model::Mode::Enforce;
    health.scope = "/test";
    health.eventSource = "ebpf";
    health.sources = {{"exec", model::SourceHealth::State::Ok, ""},
                      {"signal", model::SourceHealth::State::Fallback, "no \"BTF\""},
                      {"file", model::SourceHealth::State::Off, "not built in"}};
    health.events = {1, 2, 3, 4, 5, 6};
    health.lost = {10, 20, 30, 40, 50, 60};
    health.queues = {{"intake", 1, 8192, 2}};
    health.suspended = {{{4242, 99}, "id-1", 1'800'000'000'000'000}, {{4243, 98}, "id-2", 0}};
    health.cpuPercent = 1.5;
    health.residentKiB = 20480;
    health.processes = 300;
    health.connections = 12;
    health.feeds = {{"relays", 8054, 3600, ""}, {"own \"list\"", 0, -1, "cannot be read"}};
    health.degraded = {"the disk is full"};
    return health;
}

TEST(HealthJson, IsTheContractsObject) {
    EXPECT_EQ(
        contract::toJson(sampleHealth()),
        R"({"ready":true,"version":"0.1.0","pid":77,"mode":"enforce","scope":"/test",)"
        R"("event_source":"ebpf","sources":[{"name":"exec","state":"ok","why":""},)"
        R"({"name":"signal","state":"fallback","why":"no \"BTF\""},)"
        R"({"name":"file","state":"off","why":"not built in"}],)"
        R"("events":{"exec":1,"exit":2,"fork":3,"connect":4,"listen":5,"file":6},)"
        R"("lost":{"exec":10,"exit":20,"fork":30,"connect":40,"listen":50,"file":60},)"
        R"("queues":{"intake":{"length":1,"capacity":8192,"dropped":2}},)"
        R"("suspended":[{"pid":4242,"start_ticks":99,"alert":"id-1",)"
        R"("until":"2027-01-15T08:00:00.000000Z"},)"
        R"({"pid":4243,"start_ticks":98,"alert":"id-2","until":null}],)"
        R"("watched":{"processes":300,"connections":12},)"
        R"("self":{"cpu_percent":1.5,"rss_kib":20480},)"
        R"("feeds":[{"name":"relays","entries":8054,"age_s":3600,"why":""},)"
        R"({"name":"own \"list\"","entries":0,"age_s":null,"why":"cannot be read"}],)"
        R"("integrity":{"state":"off","files":0,"bytes":0,"last_build_s":0,"last_verify_s":0,)"
        R"("changed":0,"done_files":0},)"
        R"("degraded":["the disk is full"]})");
}

TEST(HealthJson, ComesBack) {
    const auto back = contract::healthFromJson(contract::toJson(sampleHealth()));
    ASSERT_TRUE(back);
    EXPECT_EQ(contract::toJson(*back), contract::toJson(sampleHealth()));
    EXPECT_EQ(back->feeds, sampleHealth().feeds);
    EXPECT_EQ(back->suspended.at(0).key, (model::ProcessKey{4242, 99}));
}

TEST(HealthJson, LearningComesBack) {
    model::Health health = sampleHealth();
    EXPECT_EQ(contract::healthFromJson(contract::toJson(health))->learning, model::Learning{});
    health.learning = {true, 1'800'000'000'000'000, 312, 41, 6};
    EXPECT_EQ(contract::healthFromJson(contract::toJson(health))->learning, health.learning);
}

TEST(HealthJson, KeepsDefaultsForWhatIsAbsent) {
    const auto health = contract::healthFromJson("{}");
    ASSERT_TRUE(health);
    EXPECT_FALSE(health->ready);
    EXPECT_EQ(health->scope, "/");
    EXPECT_EQ(health->mode, model::Mode::Ask);
}

TEST(HealthJson, RefusesWhatIsNoObject) {
    for (const char* text : {"", "[]", "1", "{", "null"})
        EXPECT_FALSE(contract::healthFromJson(text)) << text;
}

}  // namespace
