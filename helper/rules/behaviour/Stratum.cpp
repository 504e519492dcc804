#include "rules/behaviour/Stratum.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "rules/behaviour/JsonGlance.h"

namespace rules {
namespace {

using Members = std::span<const JsonMember>;

struct Method {
    std::string_view name;
    StratumKind kind;
};

// Words nobody else uses. What pools say (mining.notify, mining.set_difficulty…) is not here.
constexpr std::array kOwnWords{
    Method{"mining.subscribe", StratumKind::Login},
    Method{"mining.authorize", StratumKind::Login},
    Method{"mining.configure", StratumKind::Login},
    Method{"mining.hello", StratumKind::Login},
    Method{"mining.extranonce.subscribe", StratumKind::Login},
    Method{"mining.suggest_difficulty", StratumKind::Login},
    Method{"mining.suggest_target", StratumKind::Login},
    Method{"mining.submit", StratumKind::Submit},
    Method{"keepalived", StratumKind::Login},
    Method{"eth_submitLogin", StratumKind::Login},
    Method{"eth_login", StratumKind::Login},
    Method{"eth_getWork", StratumKind::Template},
    Method{"eth_submitWork", StratumKind::Submit},
    Method{"eth_submitHashrate", StratumKind::Login},
    Method{"getblocktemplate", StratumKind::Template},
    Method{"get_block_template", StratumKind::Template},
    Method{"getjobtemplate", StratumKind::Template},
};

constexpr std::size_t kWalletBytes = 90;  // an address of Monero has 95 or 106

const JsonMember* member(Members members, std::string_view key, bool inParams) {
    const auto found = std::ranges::find_if(
        members, [&](const JsonMember& row) { return row.key == key && row.inParams == inParams; });
    return found == members.end() ? nullptr : &*found;
}

bool hasParameters(Members members, std::initializer_list<std::string_view> keys) {
    return std::ranges::all_of(
        keys, [&](std::string_view key) { return member(members, key, true) != nullptr; });
}

bool isWallet(const JsonMember& login) {
    const std::size_t letters = login.value.find_first_of(".+/ ");
    return std::min(letters, login.value.size()) >= kWalletBytes;
}

// xmrig and its like: {"login":"<wallet>","pass":"x","agent":"XMRig/6.21.0","algo":["rx/0"]}. Beam:
// {"method":"login","api_key":"<wallet>"}.
bool isMinersLogin(Members members) {
    const JsonMember* login = member(members, "login", true);
    if (login == nullptr)
        return member(members, "api_key", false) != nullptr && !member(members, "params", false);
    return hasParameters(members, {"pass", "agent"}) || hasParameters(members, {"algo"}) ||
           isWallet(*login);
}

bool isShare(Members members) {
    return hasParameters(members, {"job_id", "nonce", "result"}) ||
           hasParameters(members, {"job_id", "nonce", "pow"});
}

std::optional<StratumKind> kindOf(std::string_view method, Members members) {
    if (method == "login")
        return isMinersLogin(members) ? std::optional(StratumKind::Login) : std::nullopt;
    if (method == "submit")
        return isShare(members) ? std::optional(StratumKind::Submit) : std::nullopt;
    const auto* word = std::ranges::find(kOwnWords, method, &Method::name);
    return word == kOwnWords.end() ? std::nullopt : std::optional(word->kind);
}

std::string agentOf(Members members) {
    const JsonMember* agent = member(members, "agent", true);
    return agent == nullptr ? std::string{} : agent->value;
}

std::string_view withoutHttp(std::string_view bytes) {
    if (!bytes.starts_with("POST "))
        return bytes;
    const std::size_t end = bytes.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 4);
}

}  // namespace

std::optional<StratumMessage> recogniseStratum(std::string_view bytes) {
    const auto members = glanceAtJson(withoutHttp(bytes));
    const JsonMember* method = member(members, "method", false);
    if (method == nullptr)
        return std::nullopt;
    const auto kind = kindOf(method->value, members);
    if (!kind)
        return std::nullopt;
    return StratumMessage{*kind, method->value, agentOf(members)};
}

}  // namespace rules
