#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "model/ResourceSettings.h"

namespace enforcement {

/// Whether a process lets itself be dumped (prctl(PR_SET_DUMPABLE)).
enum class DumpConsent : std::uint8_t { Given, Refused, Unknown };

/// Everything that decides whether a dump is made, as values.
struct DumpQuestion {
    std::string_view executable;
    bool automatic = false;  // on anomaly; else a person asked and was authorised
    bool force = false;      // a person insists
    DumpConsent consent = DumpConsent::Unknown;
    std::uint64_t estimateBytes = 0;
    std::uint64_t freeBytes = 0;                   // in the dumps' file system
    std::optional<std::int64_t> secondsSinceLast;  // of the same process; nothing = never
    const model::ResourceSettings::Dump& settings;
};

/// Holds secrets for a living: password managers, key agents, keyrings. By the file's name, which
/// proves nothing, but a lie only keeps the liar's memory out of dumps.
bool keepsSecrets(std::string_view executable);

/// Errors say why not: Protected (never dumped, or does not let itself), LimitReached. Pure.
model::Result<void> mayDump(const DumpQuestion& question);

}  // namespace enforcement
