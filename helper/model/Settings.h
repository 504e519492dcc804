#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/Severity.h"

namespace model {

/// One entry of `trust`. Every key that is present must hold. Keys: path directory name sha256
/// package user uid unit flatpak snap appimage script parent address domain port (contract.md,
/// "Configuration").
struct TrustEntry {
    std::map<std::string, std::string> match;
    std::vector<std::string> rules;  // empty = every rule that is not behavioural
    std::optional<std::int64_t> untilUs;
    std::string note;

    bool operator==(const TrustEntry&) const = default;
};

struct RuleSettings {
    std::optional<bool> enabled;
    std::optional<ResponseKind> response;
    std::optional<std::string> level;  // Sigma: informational low medium high critical

    bool operator==(const RuleSettings&) const = default;
};

/// The settings in force. Every field is a row of SettingsSchema; defaults here and there are held
/// equal by a test.
struct Settings {
    Mode mode = Mode::Ask;
    std::string scopeCgroup = "/";
    std::int64_t askTimeoutS = 30;
    std::string askThen = "configured";     // configured resume keep-suspended
    std::string askUnattended = "enforce";  // enforce observe
    std::vector<std::string> logLevels = {"ALERT", "ERROR", "WARNING", "INFO"};
    std::map<std::string, RuleSettings> rules;
    std::vector<TrustEntry> trust;
    std::int64_t fallbackIntervalS = 5;
    std::int64_t automaticKillsPerMinute = 10;
    std::int64_t logMaxSizeMiB = 10;
    std::int64_t logRetentionDays = 30;
    std::int64_t historyRetentionDays = 365;
    std::int64_t historyMaxAlerts = 1'000'000;
    std::map<std::string, std::string> others;  // rows no code reads yet: dotted key -> JSON text,
                                                // only where it differs from the default

    bool operator==(const Settings&) const = default;
};

}  // namespace model
