#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/Error.h"
#include "model/Settings.h"

namespace model {

/// What a setting holds, as JSON: true/false, whole number, string, one string of a set, list of
/// strings, list of strings of a set, list of whole numbers; and the three with a shape of their
/// own.
enum class SettingType {
    Boolean,
    Integer,
    Text,
    Choice,
    TextList,
    ChoiceList,
    IntegerList,
    Rules,
    Trust,
    Feeds
};

/// Where Settings keeps the value; nothing: in Settings::others as JSON text.
using SettingField = std::variant<std::monostate, std::int64_t Settings::*, std::string Settings::*,
                                  Mode Settings::*, std::vector<std::string> Settings::*,
                                  std::map<std::string, RuleSettings> Settings::*,
                                  std::vector<TrustEntry> Settings::*>;

/// One setting. Parsing, validation, the settings page, `algomonitorctl config` and the man page
/// read this row. title, help and unit are marked for translation in the context "SettingsSchema".
struct SettingRow {
    std::string_view key;  // dotted: "ask.timeout_s"
    SettingType type = SettingType::Text;
    std::string_view defaultJson{};
    // Integer, IntegerList: of each number; Text: bytes; lists of texts: entries.
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
    // Choice, ChoiceList: the allowed words; Text, TextList: what a non-empty text begins with;
    // separated by '|', empty = anything.
    std::string_view words{};
    std::string_view unit{};
    std::string_view title{};
    std::string_view help{};
    bool fileOnly = false;  // the bus can read it, never set it
    SettingField field{};
};

/// Every setting of contract.md, "Configuration", in its order.
std::span<const SettingRow> settingsSchema();

/// The row of a dotted key; null if there is none.
const SettingRow* findSetting(std::string_view key);

/// The row's words, split.
std::vector<std::string_view> allowedWords(const SettingRow& row);

/// What the row allows, for errors and help: "5 to 3600 s", "one of observe, ask, enforce".
std::string allowedText(const SettingRow& row);

using SettingValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>,
                                  std::vector<std::int64_t>>;

/// Does the value fit the row? Error InvalidArgument with key, value and range. Rules, Trust and
/// Feeds have checks of their own where they are parsed.
Result<void> checkSetting(const SettingRow& row, const SettingValue& value);

/// Sigma's rule levels in rising order: informational low medium high critical.
std::span<const std::string_view> ruleLevels();

}  // namespace model
