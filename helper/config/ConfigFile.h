#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/Error.h"
#include "model/Settings.h"

namespace config {

/// Says what is wrong with a trust entry, or nothing (rules::checkTrustEntry). Injected, because
/// configuration does not know the rules.
using TrustCheck = std::function<model::Result<void>(const model::TrustEntry&)>;

struct Loaded {
    model::Settings settings;
    std::vector<std::string> warnings;  // unknown keys, one sentence each
};

/// UTF-8 JSON with // comments. Error InvalidArgument: subject = dotted key ("ask.timeout_s") or
/// "line 12", detail = value and what is allowed. Unknown keys are warnings.
model::Result<Loaded> parseConfig(std::string_view text, const TrustCheck& checkTrust = {});

/// parseConfig of a file that must be root-owned and not group- or world-writable, else Error
/// NotAuthorized. A missing file: Unavailable with ENOENT.
model::Result<Loaded> loadConfig(const std::filesystem::path& path,
                                 const TrustCheck& checkTrust = {});

/// All settings as one JSON object on one line, every row of SettingsSchema present;
/// parseConfig(toJson(s)) gives s again.
std::string toJson(const model::Settings& settings);

/// SettingsSchema as the JSON array of Settings1.Schema.
std::string schemaJson();

/// One trust entry from its JSON object. Errors as parseConfig, subject "trust…".
model::Result<model::TrustEntry> parseTrust(std::string_view json);

/// The entry's stable name: 16 hex digits of its contents.
std::string trustId(const model::TrustEntry& entry);

/// The trust entries as the JSON array of Settings1.TrustList, each with its "id".
std::string trustListJson(const model::Settings& settings);

}  // namespace config
