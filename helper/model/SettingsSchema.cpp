#include "model/SettingsSchema.h"

#include <algorithm>
#include <array>

#include "model/SafeText.h"

namespace model {
namespace {

constexpr std::array<std::string_view, 5> kRuleLevels{"informational", "low", "medium", "high",
                                                      "critical"};
constexpr std::size_t kShownBytes = 80;
constexpr std::size_t kEntryBytes = 4096;

std::unexpected<Error> refused(const SettingRow& row, const std::string& shown) {
    return unexpected(Error::Code::InvalidArgument, std::string(row.key),
                      shown + " is not allowed; allowed: " + allowedText(row));
}

std::string quoted(std::string_view text) {
    return "\"" + printable(shortened(text, kShownBytes)) + "\"";
}

bool isOneOf(const SettingRow& row, std::string_view text) {
    const auto words = allowedWords(row);
    return std::ranges::find(words, text) != words.end();
}

// Texts end up in paths, arguments and headers of mail: none of them has control characters.
bool isCleanLine(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

bool beginsAsAllowed(const SettingRow& row, std::string_view text) {
    const auto words = allowedWords(row);
    return words.empty() ||
           std::ranges::any_of(words, [&](std::string_view w) { return text.starts_with(w); });
}

bool inRange(const SettingRow& row, std::int64_t value) {
    return value >= row.minimum && value <= row.maximum;
}

bool fits(const SettingRow& row, const std::string& text) {
    if (row.type == SettingType::Choice)
        return isOneOf(row, text);
    return inRange(row, static_cast<std::int64_t>(text.size())) && isCleanLine(text) &&
           (text.empty() || beginsAsAllowed(row, text));
}

bool entryFits(const SettingRow& row, const std::string& text) {
    if (row.type == SettingType::ChoiceList)
        return isOneOf(row, text);
    return !text.empty() && text.size() <= kEntryBytes && isCleanLine(text) &&
           beginsAsAllowed(row, text);
}

Result<void> checkList(const SettingRow& row, const std::vector<std::string>& list) {
    if (!inRange(row, static_cast<std::int64_t>(list.size())))
        return refused(row, "a list of " + std::to_string(list.size()));
    for (const std::string& entry : list)
        if (!entryFits(row, entry))
            return refused(row, quoted(entry));
    return {};
}

Result<void> checkNumbers(const SettingRow& row, const std::vector<std::int64_t>& list) {
    for (const std::int64_t entry : list)
        if (!inRange(row, entry))
            return refused(row, std::to_string(entry));
    return {};
}

struct Checker {
    const SettingRow& row;

    Result<void> operator()(bool) const { return {}; }
    Result<void> operator()(std::int64_t value) const {
        if (!inRange(row, value))
            return refused(row, std::to_string(value));
        return {};
    }
    Result<void> operator()(const std::string& value) const {
        if (!fits(row, value))
            return refused(row, quoted(value));
        return {};
    }
    Result<void> operator()(const std::vector<std::string>& list) const {
        return checkList(row, list);
    }
    Result<void> operator()(const std::vector<std::int64_t>& list) const {
        return checkNumbers(row, list);
    }
};

bool hasTypeOf(const SettingRow& row, const SettingValue& value) {
    switch (row.type) {
        case SettingType::Boolean:
            return std::holds_alternative<bool>(value);
        case SettingType::Integer:
            return std::holds_alternative<std::int64_t>(value);
        case SettingType::Text:
        case SettingType::Choice:
            return std::holds_alternative<std::string>(value);
        case SettingType::TextList:
        case SettingType::ChoiceList:
            return std::holds_alternative<std::vector<std::string>>(value);
        case SettingType::IntegerList:
            return std::holds_alternative<std::vector<std::int64_t>>(value);
        default:
            return false;
    }
}

std::string joinedWords(const SettingRow& row) {
    std::string text;
    for (const std::string_view word : allowedWords(row))
        text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

std::string rangeText(const SettingRow& row) {
    const std::string unit = row.unit.empty() ? "" : " " + std::string(row.unit);
    return std::to_string(row.minimum) + " to " + std::to_string(row.maximum) + unit;
}

std::string beginning(const SettingRow& row) {
    return row.words.empty() ? "" : " beginning with " + joinedWords(row);
}

}  // namespace

const SettingRow* findSetting(std::string_view key) {
    for (const SettingRow& row : settingsSchema())
        if (row.key == key)
            return &row;
    return nullptr;
}

std::vector<std::string_view> allowedWords(const SettingRow& row) {
    std::vector<std::string_view> words;
    std::string_view rest = row.words;
    while (!rest.empty()) {
        const std::size_t bar = rest.find('|');
        words.push_back(rest.substr(0, bar));
        rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
    return words;
}

std::string allowedText(const SettingRow& row) {
    switch (row.type) {
        case SettingType::Boolean:
            return "true or false";
        case SettingType::Integer:
            return "a whole number, " + rangeText(row);
        case SettingType::Text:
            return "a text of " + rangeText(row) + " bytes" + beginning(row);
        case SettingType::Choice:
            return "one of " + joinedWords(row);
        case SettingType::TextList:
            return "a list of " + rangeText(row) + " texts" + beginning(row);
        case SettingType::ChoiceList:
            return "a list of " + joinedWords(row);
        case SettingType::IntegerList:
            return "a list of whole numbers, " + rangeText(row);
        case SettingType::Rules:
            return "an object of rule ids, each with enabled, response, level";
        case SettingType::Trust:
            return "a list of at most " + std::to_string(row.maximum) + " trust entries";
        case SettingType::Feeds:
            return "a list of at most " + std::to_string(row.maximum) + " feeds";
    }
    return {};
}

Result<void> checkSetting(const SettingRow& row, const SettingValue& value) {
    if (!hasTypeOf(row, value))
        return refused(row, "a value of another type");
    return std::visit(Checker{row}, value);
}

std::span<const std::string_view> ruleLevels() {
    return kRuleLevels;
}

}  // namespace model
