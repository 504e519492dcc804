#include "ui/rules/RuleText.h"

#include <QCoreApplication>
#include <array>

#include "ui/format/SafeText.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::RuleText)
};

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kTitleLimit = 160;

struct Level {
    const char* key;
    const char* words;
    Badge::Tone tone;
};

/// The helper's own four and Sigma's five, from the mildest on.
constexpr auto kLevels = std::to_array<Level>({
    {"INFO", QT_TRANSLATE_NOOP("ui::RuleText", "Info"), Badge::Tone::Info},
    {"informational", QT_TRANSLATE_NOOP("ui::RuleText", "Informational"), Badge::Tone::Info},
    {"low", QT_TRANSLATE_NOOP("ui::RuleText", "Low"), Badge::Tone::Info},
    {"medium", QT_TRANSLATE_NOOP("ui::RuleText", "Medium"), Badge::Tone::Attention},
    {"WARNING", QT_TRANSLATE_NOOP("ui::RuleText", "Warning"), Badge::Tone::Attention},
    {"high", QT_TRANSLATE_NOOP("ui::RuleText", "High"), Badge::Tone::Danger},
    {"ALERT", QT_TRANSLATE_NOOP("ui::RuleText", "Alert"), Badge::Tone::Danger},
    {"critical", QT_TRANSLATE_NOOP("ui::RuleText", "Critical"), Badge::Tone::Danger},
    {"ERROR", QT_TRANSLATE_NOOP("ui::RuleText", "Error"), Badge::Tone::Fault},
});

struct Response {
    const char* key;
    const char* words;
};

constexpr auto kResponses = std::to_array<Response>({
    {"none", QT_TRANSLATE_NOOP("ui::RuleText", "Write it down")},
    {"notify", QT_TRANSLATE_NOOP("ui::RuleText", "Tell me")},
    {"suspend", QT_TRANSLATE_NOOP("ui::RuleText", "Suspend")},
    {"drop", QT_TRANSLATE_NOOP("ui::RuleText", "Drop connection")},
    {"block", QT_TRANSLATE_NOOP("ui::RuleText", "Block address")},
    {"kill", QT_TRANSLATE_NOOP("ui::RuleText", "Kill")},
    {"kill-tree", QT_TRANSLATE_NOOP("ui::RuleText", "Kill with children")},
});

const Level* findLevel(const std::string& key) {
    for (const Level& each : kLevels) {
        if (key == each.key)
            return &each;
    }
    return nullptr;
}

}  // namespace

QString ruleTitle(const model::RuleRow& row) {
    return safeText(row.title.empty() ? row.id : row.title, kTitleLimit);
}

QString rulesetText(const std::string& ruleset) {
    if (ruleset == "builtin")
        return Words::tr("Built in");
    return ruleset == "sigma" ? QStringLiteral("Sigma") : safeText(ruleset, kNameLimit);
}

QString ruleLevelText(const std::string& level) {
    const Level* known = findLevel(level);
    return known == nullptr ? safeText(level, kNameLimit) : Words::tr(known->words);
}

Badge::Tone ruleLevelTone(const std::string& level) {
    const Level* known = findLevel(level);
    return known == nullptr ? Badge::Tone::Neutral : known->tone;
}

int ruleLevelRank(const std::string& level) {
    const Level* known = findLevel(level);
    return known == nullptr ? -1 : static_cast<int>(known - kLevels.data());
}

QString ruleResponseText(const std::string& response) {
    for (const Response& each : kResponses) {
        if (response == each.key)
            return Words::tr(each.words);
    }
    return safeText(response, kNameLimit);
}

std::span<const char* const> ruleResponses() {
    static constexpr auto keys = [] {
        std::array<const char*, kResponses.size()> list{};
        for (std::size_t i = 0; i < list.size(); ++i)
            list[i] = kResponses[i].key;
        return list;
    }();
    return keys;
}

}  // namespace ui
