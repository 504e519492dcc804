#include "config/SettingsStore.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/storage/TemporaryDirectory.h"

namespace {

using config::SettingsStore;
using model::Error;
using model::Mode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SettingsStoreTest : public testing::Test {
  protected:
    void SetUp() override {
        if (geteuid() != 0)
            GTEST_SKIP() << "only root can make root's files";
    }

    SettingsStore::Options options() {
        return {.configFile = m_directory / "config.json",
                .stateDirectory = m_directory.path(),
                .writeFile = [this](const auto& path,
                                    std::string_view text) { return write(path, text); },
                .checkTrust = [](const model::TrustEntry& entry) -> model::Result<void> {
                    if (entry.match.contains("name"))
                        return model::unexpected(Error::Code::InvalidArgument, "trust.match.name",
                                                 "can be forged");
                    return {};
                }};
    }
    model::Result<void> write(const std::filesystem::path& path, std::string_view text) {
        if (m_full)
            return model::unexpected(Error::Code::Unavailable, path.string(), "cannot be written",
                                     ENOSPC);
        tests::writeFile(path, std::string(text));
        chmod(path.c_str(), 0600);
        return {};
    }
    std::unique_ptr<SettingsStore> open() {
        auto store = SettingsStore::open(options());
        EXPECT_TRUE(store) << toString(store.error());
        return std::move(*store);
    }
    void configure(const std::string& text) {
        tests::writeFile(m_directory / "config.json", text);
        chmod((m_directory / "config.json").c_str(), 0644);
    }

    tests::TemporaryDirectory m_directory;
    bool m_full = false;
};

TEST_F(SettingsStoreTest, WithoutAFileTheDefaultsAreInForce) {
    EXPECT_EQ(*open()->current(), model::Settings{});
    auto named = options();
    named.configMustExist = true;
    std::filesystem::remove(m_directory / "config.last-good.json");
    EXPECT_FALSE(SettingsStore::open(named));
}

TEST_F(SettingsStoreTest, WhatIsSetStaysOverARestart) {
    {
        const auto store = open();
        ASSERT_TRUE(store->set("ask.timeout_s", "60"));
        ASSERT_TRUE(store->set("ask.then", "\"resume\""));
        ASSERT_TRUE(store->set("ask.unattended", "observe")) << "a bare word is a text";
        ASSERT_TRUE(store->set("learning.days", "3"));
        ASSERT_TRUE(store->setMode(Mode::Enforce));
        EXPECT_EQ(store->current()->askTimeoutS, 60);
    }
    const auto settings = open()->current();
    EXPECT_EQ(settings->askTimeoutS, 60);
    EXPECT_EQ(settings->askThen, "resume");
    EXPECT_EQ(settings->askUnattended, "observe");
    EXPECT_EQ(settings->others.at("learning.days"), "3");
    EXPECT_EQ(settings->mode, Mode::Enforce);
}

TEST_F(SettingsStoreTest, TheAdministratorsFileIsNeverWritten) {
    const std::string text = "{\"mode\":\"ask\"} // mine\n";
    configure(text);
    ASSERT_TRUE(open()->setMode(Mode::Observe));
    EXPECT_EQ(tests::contentsOf(m_directory / "config.json"), text);
}

struct SetCase {
    const char* key;
    const char* value;
    Error::Code code;
    const char* detail;
};

TEST_F(SettingsStoreTest, BadSetsChangeNothing) {
    const auto store = open();
    int changes = 0;
    store->onChanged([&](const auto&) { ++changes; });
    for (const SetCase& one : {
             SetCase{"ask.timeout_s", "4", Error::Code::InvalidArgument, "5 to 3600 s"},
             SetCase{"ask.timeout_s", "sixty", Error::Code::InvalidArgument, "not a JSON value"},
             SetCase{"ask.timeout_s", "60,61", Error::Code::InvalidArgument, "not a JSON value"},
             SetCase{"ask.timeout_s", "", Error::Code::InvalidArgument, ""},
             SetCase{"ask", "{}", Error::Code::InvalidArgument, "no such setting"},
             SetCase{"", "1", Error::Code::InvalidArgument, "no such setting"},
             SetCase{"mode", "\"kill\"", Error::Code::InvalidArgument, "observe"},
             SetCase{"scope.cgroup", "\"/x\"", Error::Code::NotAuthorized, "file only"},
             SetCase{"resources.dump.command", "[\"/bin/sh\"]", Error::Code::NotAuthorized, "file"},
             SetCase{"network.feeds", "[]", Error::Code::NotAuthorized, "file only"},
             SetCase{"mail.password_file", "\"/etc/shadow\"", Error::Code::NotAuthorized, "file"},
             SetCase{"rules.x.response", "explode", Error::Code::InvalidArgument, "kill-tree"},
             SetCase{"rules.x.colour", "1", Error::Code::InvalidArgument, "enabled"},
             SetCase{"trust", R"([{"match":{"name":"x"}}])", Error::Code::InvalidArgument,
                     "forged"},
         }) {
        const auto done = store->set(one.key, one.value);
        ASSERT_FALSE(done) << one.key << " " << one.value;
        EXPECT_EQ(done.error().code, one.code) << one.key;
        EXPECT_THAT(done.error().detail, HasSubstr(one.detail)) << one.key;
    }
    EXPECT_EQ(changes, 0);
    EXPECT_EQ(*store->current(), model::Settings{});
    EXPECT_FALSE(std::filesystem::exists(m_directory / "settings-override.json"));
}

TEST_F(SettingsStoreTest, ARuleIsSetByItsField) {
    const auto store = open();
    ASSERT_TRUE(store->set("rules.reverse-shell.response", "\"notify\""));
    ASSERT_TRUE(store->set("rules.reverse-shell.enabled", "false"));
    const auto rule = open()->current()->rules.at("reverse-shell");
    EXPECT_EQ(rule.response, model::ResponseKind::Notify);
    EXPECT_EQ(rule.enabled, false);
}

TEST_F(SettingsStoreTest, ChangesAreToldByKey) {
    const auto store = open();
    std::vector<std::string> told;
    store->onChanged([&](const std::vector<std::string>& keys) { told = keys; });
    ASSERT_TRUE(store->set("logs.retention_days", "7"));
    EXPECT_THAT(told, ElementsAre("logs.retention_days"));
    told.clear();
    ASSERT_TRUE(store->set("logs.retention_days", "7"));
    EXPECT_THAT(told, IsEmpty()) << "nothing changed";
}

TEST_F(SettingsStoreTest, WhatCannotBeKeptIsNotSet) {
    const auto store = open();
    m_full = true;
    const auto done = store->setMode(Mode::Enforce);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Error::Code::Unavailable);
    EXPECT_EQ(store->current()->mode, Mode::Ask);
}

TEST_F(SettingsStoreTest, TheLastChangeWinsBetweenFileAndDesktop) {
    configure(R"({"ask":{"timeout_s":40},"logs":{"retention_days":5}})");
    {
        const auto store = open();
        ASSERT_TRUE(store->set("ask.timeout_s", "60"));
        ASSERT_TRUE(store->set("logs.retention_days", "6"));
    }
    configure(R"({"ask":{"timeout_s":50},"logs":{"retention_days":5}})");
    const auto store = open();
    EXPECT_EQ(store->current()->askTimeoutS, 50) << "changed by hand since";
    EXPECT_EQ(store->current()->logRetentionDays, 6) << "not touched by hand";
    EXPECT_THAT(store->warnings(), ElementsAre(HasSubstr("ask.timeout_s")));
}

TEST_F(SettingsStoreTest, SettingTheFilesValueEndsTheOverride) {
    configure(R"({"ask":{"timeout_s":40}})");
    {
        const auto store = open();
        ASSERT_TRUE(store->set("ask.timeout_s", "60"));
        ASSERT_TRUE(store->set("ask.timeout_s", "40"));
    }
    EXPECT_EQ(tests::contentsOf(m_directory / "settings-override.json").find("timeout"),
              std::string::npos);
}

TEST_F(SettingsStoreTest, ABadFileChangesNothingWhileRunning) {
    configure(R"({"ask":{"timeout_s":40}})");
    const auto store = open();
    configure(R"({"ask":{"timeout_s":1}})");
    const auto reloaded = store->reload();
    ASSERT_FALSE(reloaded);
    EXPECT_EQ(reloaded.error().subject, "ask.timeout_s");
    EXPECT_EQ(store->current()->askTimeoutS, 40);
    EXPECT_THAT(store->degraded(), ElementsAre(HasSubstr("ask.timeout_s: 1 is not allowed")));
    configure(R"({"ask":{"timeout_s":41}})");
    std::vector<std::string> told;
    store->onChanged([&](const std::vector<std::string>& keys) { told = keys; });
    ASSERT_TRUE(store->reload());
    EXPECT_EQ(store->current()->askTimeoutS, 41);
    EXPECT_THAT(store->degraded(), IsEmpty());
    EXPECT_THAT(told, ElementsAre("ask.timeout_s"));
}

TEST_F(SettingsStoreTest, AStartWithABadFileTakesTheLastGoodOne) {
    configure(R"({"ask":{"timeout_s":1}})");
    const auto refused = SettingsStore::open(options());
    ASSERT_FALSE(refused) << "there is no last good one yet";
    EXPECT_EQ(toString(refused.error()),
              "ask.timeout_s: 1 is not allowed; allowed: a whole number, 5 to 3600 s");
    configure(R"({"ask":{"timeout_s":40}})");
    open();
    configure("{ broken");
    const auto store = open();
    EXPECT_EQ(store->current()->askTimeoutS, 40);
    EXPECT_THAT(store->degraded(), ElementsAre(HasSubstr("last good one is in force")));
}

TEST_F(SettingsStoreTest, ADamagedOverrideIsSaidAndLeftOut) {
    tests::writeFile(m_directory / "settings-override.json", "{ broken");
    chmod((m_directory / "settings-override.json").c_str(), 0600);
    const auto store = open();
    EXPECT_EQ(*store->current(), model::Settings{});
    EXPECT_THAT(store->degraded(), ElementsAre(HasSubstr("settings-override.json")));
}

TEST_F(SettingsStoreTest, AnOverrideCannotSetWhatIsForTheFile) {
    tests::writeFile(m_directory / "settings-override.json",
                     R"({"scope.cgroup":{"value":"/x","base":"/"},"nonsense":{"value":1},)"
                     R"("mode":{"value":"maybe","base":"ask"}})");
    chmod((m_directory / "settings-override.json").c_str(), 0600);
    const auto store = open();
    EXPECT_EQ(*store->current(), model::Settings{});
    EXPECT_EQ(store->warnings().size(), 3U);
}

TEST_F(SettingsStoreTest, PauseAndBrakeObserveAndEnd) {
    const auto store = open();
    ASSERT_TRUE(store->setMode(Mode::Enforce));
    store->pauseUntil(1000);
    EXPECT_EQ(store->current()->mode, Mode::Observe);
    EXPECT_EQ(store->configured().mode, Mode::Enforce);
    store->tick(999);
    EXPECT_EQ(store->current()->mode, Mode::Observe);
    store->tick(1000);
    EXPECT_EQ(store->current()->mode, Mode::Enforce);
    store->brake("three crashes in five minutes");
    EXPECT_EQ(store->current()->mode, Mode::Observe);
    EXPECT_THAT(store->degraded(), ElementsAre("three crashes in five minutes"));
    ASSERT_TRUE(store->setMode(Mode::Ask));
    EXPECT_EQ(store->current()->mode, Mode::Observe) << "the brake is stronger";
    store->brake("");
    EXPECT_EQ(store->current()->mode, Mode::Ask);
}

TEST_F(SettingsStoreTest, TrustIsAddedOnceAndRemovedById) {
    const auto store = open();
    model::TrustEntry entry;
    entry.match = {{"path", "/opt/x"}};
    const auto id = store->addTrust(entry);
    ASSERT_TRUE(id);
    ASSERT_TRUE(store->addTrust(entry));
    EXPECT_EQ(store->current()->trust.size(), 1U);
    EXPECT_EQ(open()->current()->trust.size(), 1U);
    EXPECT_FALSE(store->removeTrust("0000000000000000"));
    ASSERT_TRUE(store->removeTrust(*id));
    EXPECT_TRUE(open()->current()->trust.empty());
    entry.match = {{"name", "x"}};
    EXPECT_FALSE(store->addTrust(entry));
}

}  // namespace
