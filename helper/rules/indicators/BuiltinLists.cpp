#include "rules/indicators/BuiltinLists.h"

#include <algorithm>
#include <array>

// Facts gathered from public lists (maltrail, falco, sigma, minerchk; 2024 to 2026): small enough
// to be a table, which no file on the machine can take away or change.
namespace rules::indicators {
namespace {

constexpr std::array<std::string_view, 72> kPools{"aeon-pool.com",
                                                  "bohemianpool.com",
                                                  "c3pool.com",
                                                  "c3pool.org",
                                                  "cnpool.cc",
                                                  "crypto-pool.fr",
                                                  "crypto-pool.info",
                                                  "dogpool.work",
                                                  "donate.ssl.xmrig.com",
                                                  "donate.v2.xmrig.com",
                                                  "dwarfpool.com",
                                                  "ethereumpool.co",
                                                  "ethpool.org",
                                                  "fastpool.xyz",
                                                  "fee.xmrig.com",
                                                  "friendspool.club",
                                                  "gntl.co.uk",
                                                  "hashcity.org",
                                                  "hashvault.pro",
                                                  "herominers.com",
                                                  "k1pool.com",
                                                  "luckpool.net",
                                                  "luckypool.io",
                                                  "mine.zpool.ca",
                                                  "miner.rocks",
                                                  "minerrocks.com",
                                                  "minexmr.com",
                                                  "mining.bittubeapp.com",
                                                  "miningocean.org",
                                                  "miningpoolhub.com",
                                                  "mixpools.org",
                                                  "monerogb.com",
                                                  "monerohash.com",
                                                  "moneroocean.stream",
                                                  "moneropool.com",
                                                  "moneropool.nl",
                                                  "monerorx.com",
                                                  "moneroworld.com",
                                                  "moriaxmr.com",
                                                  "multipool.us",
                                                  "mypool.online",
                                                  "nanopool.org",
                                                  "noobxmr.com",
                                                  "ntminer.vip",
                                                  "pooldd.com",
                                                  "poolto.be",
                                                  "ppxxmr.com",
                                                  "randomx.xmrig.com",
                                                  "ravenminer.com",
                                                  "rupool.pro",
                                                  "siamining.com",
                                                  "solo-pool.org",
                                                  "solopool.eu",
                                                  "supportxmr.com",
                                                  "suprnova.cc",
                                                  "teracycle.net",
                                                  "ultra-pool.com",
                                                  "usxmrpool.com",
                                                  "viabtc.top",
                                                  "viaxmr.com",
                                                  "whalepool.com",
                                                  "winxmr.club",
                                                  "xmr.pt",
                                                  "xmrfast.com",
                                                  "xmrminer.cc",
                                                  "xmrpool.de",
                                                  "xmrpool.eu",
                                                  "xmrpool.me",
                                                  "xmrpool.net",
                                                  "xmrpool.xyz",
                                                  "yiluzhuanqian.com",
                                                  "zpool.ca"};

constexpr std::array<std::string_view, 14> kPoolsWithSite{
    "2miners.com",      "antpool.com",   "ethermine.org",  "f2pool.com",   "kryptex.network",
    "litecoinpool.org", "luxor.tech",    "minergate.com",  "nicehash.com", "prohash.net",
    "prohashing.com",   "slushpool.com", "unmineable.com", "viabtc.io"};

// rules/behaviour/MinerSigns looks them up by halving.
static_assert(std::ranges::is_sorted(kPools) && std::ranges::is_sorted(kPoolsWithSite));

}  // namespace

std::span<const std::string_view> builtinPools() {
    return kPools;
}

std::span<const std::string_view> builtinPoolsWithSite() {
    return kPoolsWithSite;
}

}  // namespace rules::indicators
