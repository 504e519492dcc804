#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "monitors/ProcessRules.h"

namespace monitors {
namespace {

using testing::ElementsAre, testing::HasSubstr;

constexpr std::int32_t kGone = 4'194'303;  // the highest pid there can be, with a wrong start

class ModuleRuleTest : public testing::Test {
  protected:
    model::Finding loadedBy(const std::string& executable, const std::string& module) {
        auto image = std::make_shared<Image>();
        image->executable = executable;
        ModuleLoad load{module, {}};
        load.loader.seenNs = 7;
        load.loader.process.key = {kGone, 1};
        load.loader.process.executable = executable;
        load.loader.process.name = executable.substr(executable.rfind('/') + 1);
        load.loader.image = image;
        m_found.clear();
        m_rules.onModule(load);
        return m_found.empty() ? model::Finding() : m_found.front();
    }

    static std::optional<PackageName> owner(const std::string& path) {
        return path.ends_with("/true") ? std::optional<PackageName>("kmod") : std::nullopt;
    }

    std::vector<model::Finding> m_found;
    ProgramBook m_programs{&ModuleRuleTest::owner};
    ProcessRules m_rules{m_programs,
                         {[this](model::Finding&& finding) { m_found.push_back(finding); },
                          [](const std::string&) { return std::string(); },
                          [](const std::string&) { return false; }}};
};

TEST_F(ModuleRuleTest, APackagedLoaderThatIsGoneIsStillKnown) {
    const auto finding = loadedBy("/usr/bin/true", "snd_usb_audio");
    EXPECT_EQ(finding.ruleId, "module-load");
    EXPECT_EQ(finding.level, model::Level::Info);
    EXPECT_EQ(finding.process.package, "kmod");
    EXPECT_EQ(finding.seenNs, 7U);
    EXPECT_THAT(finding.message, HasSubstr("snd_usb_audio was loaded by true"));
}

TEST_F(ModuleRuleTest, AnybodyElsesIsAWarning) {
    const auto finding = loadedBy("/home/a/loader", "rootkit");
    EXPECT_GT(finding.level, model::Level::Info);
    EXPECT_THAT(finding.why, ElementsAre("loaded by /home/a/loader"));
}

TEST_F(ModuleRuleTest, SoIsWhatNobodySaw) {
    const auto finding = loadedBy("", "rootkit");
    EXPECT_GT(finding.level, model::Level::Info);
    EXPECT_THAT(finding.message, HasSubstr("a process that is gone"));
    EXPECT_THAT(finding.why, ElementsAre(HasSubstr("gone before it was seen")));
}

TEST_F(ModuleRuleTest, AModulesNameIsHostile) {
    EXPECT_THAT(loadedBy("/home/a/loader", "a\nb\x1b[2J").message,
                testing::Not(testing::AnyOf(HasSubstr("\n"), HasSubstr("\x1b"))));
}

}  // namespace
}  // namespace monitors
