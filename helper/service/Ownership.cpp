#include "service/Ownership.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

#include "enforcement/ProcessHandle.h"

namespace service {
namespace {

std::optional<std::string_view> line(std::string_view status, std::string_view label) {
    for (std::size_t at = 0; at < status.size();) {
        const std::size_t end = std::min(status.find('\n', at), status.size());
        if (status.substr(at, label.size()) == label)
            return status.substr(at + label.size(), end - at - label.size());
        at = end + 1;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> number(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

}  // namespace

// Name:	bash
// Umask:	0022
// …
// Uid:	1000	1000	1000	1000          (real, effective, saved, file system)
model::Result<Ownership> parseOwnership(std::string_view status) {
    auto uids = line(status, "Uid:");
    auto name = line(status, "Name:\t");
    std::optional<std::uint32_t> real, effective, saved;
    if (uids && (real = number(*uids)) && (effective = number(*uids)))
        saved = number(*uids);
    if (!saved || !name)
        return model::unexpected(model::Error::Code::Unavailable, "/proc/PID/status",
                                 "without Name and Uid");
    return Ownership{*real, *saved, std::string(*name)};
}

model::Result<Ownership> readOwnership(const model::ProcessKey& key) {
    const auto handle = enforcement::ProcessHandle::open(key);
    if (!handle)
        return std::unexpected(handle.error());
    std::ifstream file("/proc/" + std::to_string(key.pid) + "/status");
    const std::string status{std::istreambuf_iterator<char>(file), {}};
    if (handle->hasEnded())  // then the number may have been somebody else's while it was read
        return model::unexpected(model::Error::Code::NoSuchProcess, std::to_string(key.pid));
    return parseOwnership(status);
}

bool owns(std::uint32_t uid, const Ownership& ownership) {
    return ownership.realUid == uid && ownership.savedUid == uid;
}

bool ownsAll(std::uint32_t uid, std::span<const model::ProcessKey> keys) {
    return std::all_of(keys.begin(), keys.end(), [uid](const model::ProcessKey& key) {
        const auto ownership = readOwnership(key);
        return ownership ? owns(uid, *ownership)
                         : ownership.error().code == model::Error::Code::NoSuchProcess ||
                               ownership.error().code == model::Error::Code::ProcessChanged;
    });
}

}  // namespace service
