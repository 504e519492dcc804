#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rules {

/// What a miner says to its pool. The methods of xmrig's login, stratum v1 in its dialects,
/// eth-proxy and solo mining; the same words from the pool's side are none of these.
enum class StratumKind : std::uint8_t {
    Login,     // subscribes, authorizes, logs in
    Submit,    // hands in a share
    Template,  // asks a node for a block to work on, over HTTP too
};

struct StratumMessage {
    StratumKind kind = StratumKind::Login;
    std::string method;  // "mining.subscribe"; printable, a word of the list
    std::string agent;   // what the miner calls itself, raw and at most 256 bytes; empty = nothing
};

/// Recognises the beginning of a JSON-RPC message, bare or in an HTTP POST, that only a miner
/// sends. Other JSON-RPC clients (a log-in with user and password, an Ethereum wallet, a language
/// server) are none.
std::optional<StratumMessage> recogniseStratum(std::string_view bytes);

}  // namespace rules
