#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/Error.h"

// The words spoken with nftables, and the answers read. Pure.
namespace enforcement {

/// One address nobody here speaks with for a while.
struct Block {
    std::string address;     // as parseAddress answers
    std::int64_t leftS = 0;  // until it ends; 0 in the kernel's table: never, which none of ours is
    std::string reason;      // an alert's id or who asked; kept beside it in the kernel

    bool operator==(const Block&) const = default;
};

inline constexpr std::size_t kMostBlocks = 4096;  // of each family
inline constexpr std::size_t kMostReasonBytes = 64;

/// One transaction each (nft(8)). Addresses are addresses: nothing else may come here.
std::string installCommands(std::span<const Block> blocks);  // replaces whatever has the name
std::string addCommands(const Block& block);                 // with a new time if it is there
std::string removeCommands(const std::string& address);
std::string uninstallCommands();
std::string listCommands();

/// Letters, digits and - . : _ and blanks of a reason, at most kMostReasonBytes.
std::string safeReason(std::string_view reason);

/// The elements in libnftables-json(5). Elements that are no addresses are left out. Error
/// Unavailable: not such a text.
model::Result<std::vector<Block>> parseBlocks(std::string_view json);

}  // namespace enforcement
