#include "sources/login/AuthMessageParser.h"

#include <algorithm>
#include <string>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

constexpr std::uint32_t kMostTogether = 100;
constexpr std::size_t kMostBytes = 256;  // of a name: what is longer is no name

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

// Failed password for alice from 192.0.2.7 port 40312 ssh2
// Failed password for invalid user x y from 2001:db8::7 port 40312 ssh2
// The name is the attacker's: the address is looked for from the end.
std::optional<model::LoginFailure> parseSshd(std::string_view message) {
    if (!takePrefix(message, "Failed "))
        return std::nullopt;
    const std::string_view method = takeWord(message);
    if (method == "none" || !takePrefix(message, " for "))
        return std::nullopt;  // "none" is how every client begins
    (void)takePrefix(message, "invalid user ");
    const std::size_t port = message.rfind(" port ");
    const std::size_t from = message.rfind(" from ", port);
    if (port == std::string_view::npos || from == std::string_view::npos)
        return std::nullopt;
    const std::string_view address = message.substr(from + 6, port - from - 6);
    if (address.empty() || address.find(' ') != std::string_view::npos || from > kMostBytes)
        return std::nullopt;
    model::LoginFailure failure;
    failure.user = message.substr(0, from);
    failure.source = address;
    failure.service = "sshd";
    return failure;
}

std::string_view fieldOf(std::string_view text, std::string_view key) {
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + key.size());
    return text.substr(0, text.find_first_of(" \t\n"));
}

// "authentication failure", "2 more authentication failures"
std::uint32_t failuresIn(std::string_view text) {
    if (text.starts_with("authentication failure;"))
        return 1;
    const auto count = parseNumber<std::uint32_t>(takeWord(text));
    const bool more = text.starts_with(" more authentication failure");
    return count && more ? std::min(*count, kMostTogether) : 0;
}

// pam_unix(su:auth): authentication failure; logname=alice uid=1000 euid=0 tty=/dev/pts/1
//   ruser=alice rhost=  user=root
std::optional<model::LoginFailure> parsePam(std::string_view message) {
    if (!takePrefix(message, "pam_unix(") && !takePrefix(message, "pam_sss("))
        return std::nullopt;
    const std::size_t colon = message.find(':');
    const std::size_t close = message.find("): ");
    if (close == std::string_view::npos || colon > close ||
        message.substr(colon, close - colon) != ":auth")
        return std::nullopt;
    const std::string_view service = message.substr(0, colon);
    message.remove_prefix(close + 3);
    const std::uint32_t count = failuresIn(message);
    if (count == 0 || service == "sshd" || service.size() > kMostBytes)
        return std::nullopt;  // sshd says it in its own words too
    model::LoginFailure failure;
    failure.count = count;
    failure.service = service;
    failure.user = fieldOf(message, " user=").substr(0, kMostBytes);
    failure.source = fieldOf(message, " rhost=").substr(0, kMostBytes);
    std::string_view terminal = fieldOf(message, " tty=");
    (void)takePrefix(terminal, "/dev/");
    failure.terminal = terminal.substr(0, kMostBytes);
    return failure;
}

}  // namespace

std::optional<model::LoginFailure> parseAuthMessage(std::string_view identifier,
                                                    std::string_view message) {
    if (auto failure = parsePam(message))
        return failure;
    if (identifier == "sshd" || identifier == "sshd-session")
        return parseSshd(message);
    return std::nullopt;
}

}  // namespace sources
