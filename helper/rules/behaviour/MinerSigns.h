#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rules {

/// How much a remote port says about mining. A port alone never raises anything.
enum class PortMeaning : std::uint8_t {
    Ordinary,  // a service everybody uses: web, mail, DNS, SSH, databases…
    Unusual,   // nothing in particular
    Shared,    // of pools, and of something else too: 3333, 8080
    Pool       // of pools: 14444
};
PortMeaning meaningOf(std::uint16_t port);

/// The pool's domain that `name` (lower case) is or lies under: "pool.supportxmr.com" ->
/// "supportxmr.com"; empty = none.
std::string_view poolOf(std::string_view name);

/// The page of a pool that people read in a browser (`nicehash.com`, `www.nicehash.com`); its
/// miners talk to hosts below it.
bool isPoolsWebSite(std::string_view name);

/// The miner a program's file name or comm says it is: "xmrig-notls" -> "xmrig"; empty = none.
std::string_view minerNamed(std::string_view name);

/// The arguments only miners take, at most three: "--donate-level", "stratum+tcp://…". Texts are
/// raw and at most 64 bytes.
std::vector<std::string> minerArguments(std::span<const std::string> arguments);

/// An argument names a pool by its scheme: stratum+tcp://, stratum+ssl://, daemon+http://.
bool namesPool(std::span<const std::string> arguments);

}  // namespace rules
