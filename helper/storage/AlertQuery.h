#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"

namespace storage {

/// All conditions must hold. search is a case-insensitive (ASCII) part of message, rule, name,
/// path, command line, user, peer or pid.
struct AlertQuery {
    std::uint32_t offset = 0;
    std::uint32_t limit = 100;
    std::optional<std::int64_t> sinceUs{};
    std::optional<model::Level> atLeast{};
    std::string search{};
    bool openOnly = false;  // an open question, or unresolved
    std::optional<std::uint32_t> uid{};
    std::optional<std::uint32_t> notUid{};
};

/// Newest first. total counts what matches, not only this page.
struct AlertPage {
    std::vector<model::Alert> alerts;
    std::uint32_t total = 0;
};

/// Does the alert match, offset and limit aside? The same answer as the database gives.
bool matches(const AlertQuery& query, const model::Alert& alert);

/// The order of pages: newest first, then by id.
bool isNewer(const model::Alert& one, const model::Alert& other);

/// What a search looks at, one text a line.
std::string searchText(const model::Alert& alert);

/// Open question or unresolved.
bool isOpen(const model::Alert& alert);

/// Open deadline or suspended subject.
bool isUnfinished(const model::Alert& alert);

}  // namespace storage
