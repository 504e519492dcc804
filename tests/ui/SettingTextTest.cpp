#include "ui/settings/SettingText.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <set>

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/settings/LiveValues.h"

namespace {

const model::SettingRow& rowOf(const char* key) {
    const model::SettingRow* row = model::findSetting(key);
    EXPECT_NE(row, nullptr) << key;
    return *row;
}

TEST(SettingSections, HaveAPlaceForEverySetting) {
    std::set<std::string> places;
    for (const model::SettingRow& row : model::settingsSchema()) {
        const bool elsewhere =
            row.type == model::SettingType::Rules || row.type == model::SettingType::Trust;
        const ui::SettingSection* section = ui::sectionOf(row);
        EXPECT_EQ(section == nullptr, elsewhere) << row.key;
        if (section != nullptr)
            places.insert(section->name);
    }
    EXPECT_EQ(places.size(), ui::settingSections().size()) << "an empty section helps nobody";
    EXPECT_STREQ(ui::sectionOf(rowOf("resources.dump.enabled"))->name, "dumps");
    EXPECT_STREQ(ui::sectionOf(rowOf("resources.cpu_percent"))->name, "resources");
}

TEST(SettingText, EveryDefaultIsAllowedAndSurvivesTheEditor) {
    using T = model::SettingType;
    for (const model::SettingRow& row : model::settingsSchema()) {
        if (row.type == T::Rules || row.type == T::Trust || row.type == T::Feeds)
            continue;
        const QJsonValue value = ui::defaultOf(row);
        EXPECT_EQ(ui::settingProblem(row, value), QString()) << row.key;
        if (row.type == T::Integer || row.type == T::Text || row.type == T::IntegerList) {
            EXPECT_EQ(ui::settingFromLine(row, ui::settingLine(row, value)), value) << row.key;
        }
        EXPECT_EQ(ui::settingJson(value).toStdString(), row.defaultJson) << row.key;
    }
}

TEST(SettingText, SaysWhatIsWrongWhileItIsTyped) {
    struct Row {
        const char* key;
        const char* typed;
        bool fits;
    };
    for (const Row& row : {Row{"ask.timeout_s", "5", true},
                           {"ask.timeout_s", "4", false},
                           {"ask.timeout_s", "3600", true},
                           {"ask.timeout_s", "3601", false},
                           {"ask.timeout_s", "", false},
                           {"ask.timeout_s", "12x", false},
                           {"ask.timeout_s", "99999999999999999999", false},
                           {"network.listeners_allowed", "22, 80", true},
                           {"network.listeners_allowed", "", true},
                           {"network.listeners_allowed", "22, ssh", false},
                           {"network.listeners_allowed", "0", false},
                           {"mail.from", "a@example.org", true}}) {
        const model::SettingRow& setting = rowOf(row.key);
        const QString problem =
            ui::settingProblem(setting, ui::settingFromLine(setting, QLatin1String(row.typed)));
        EXPECT_EQ(problem.isEmpty(), row.fits) << row.key << " = " << row.typed;
    }
    EXPECT_NE(ui::settingProblem(rowOf("integrity.directories"), QJsonArray{"etc"}), QString());
    EXPECT_NE(ui::settingProblem(rowOf("integrity.directories"), QJsonArray{7}), QString());
    EXPECT_NE(ui::settingProblem(rowOf("ask.timeout_s"), 30.5), QString());
}

TEST(SettingText, FindsTheValueOfADottedKey) {
    const QJsonObject settings = fake::settings();
    EXPECT_EQ(ui::settingIn(settings, rowOf("resources.cpu_percent")), QJsonValue(80));
    EXPECT_EQ(ui::settingIn(settings, rowOf("mode")), QJsonValue("ask"));
    EXPECT_EQ(ui::settingIn(settings, rowOf("resources.dump.max_size_mib")), QJsonValue(500));
    EXPECT_EQ(ui::settingIn({{"resources", "nonsense"}}, rowOf("resources.cpu_percent")),
              QJsonValue(90));
}

TEST(LiveValues, StandBesideLimitsOnly) {
    const auto rows = fake::processes().changed;
    std::vector<const model::ProcessRow*> all;
    for (const model::ProcessRow& row : rows)
        all.push_back(&row);
    EXPECT_TRUE(ui::liveValue("resources.memory_percent", all).contains(QLatin1Char('%')));
    EXPECT_TRUE(ui::liveValue("resources.threads_max", all).startsWith(QStringLiteral("Now")));
    EXPECT_TRUE(ui::liveValue("ask.timeout_s", all).isEmpty());
    EXPECT_TRUE(ui::liveValue("resources.memory_percent", {}).isEmpty());
}

}  // namespace
