#include "enforcement/EnvironmentMask.h"

#include <algorithm>
#include <array>

#include "model/SafeText.h"

namespace enforcement {
namespace {

constexpr std::array<std::string_view, 15> kShown{
    "PATH", "HOME", "USER",    "LOGNAME", "SHELL", "LANG",     "LANGUAGE",       "TERM",
    "PWD",  "TZ",   "DISPLAY", "OLDPWD",  "SHLVL", "HOSTNAME", "LD_LIBRARY_PATH"};
// What makes the loader run somebody else's code is the evidence itself.
constexpr std::array<std::string_view, 3> kTelling{"LD_PRELOAD", "LD_AUDIT", "BASH_ENV"};
constexpr std::array<std::string_view, 2> kPrefixes{"LC_", "XDG_SESSION_"};
constexpr std::size_t kLongestValue = 1024;

std::string line(std::string_view variable) {
    const auto equals = variable.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return "<masked>\n";
    const auto name = variable.substr(0, equals);
    const auto value = variable.substr(equals + 1);
    return model::printable(name) + "=" +
           (mayShowVariable(name, value) ? model::printable(value) : "<masked>") + "\n";
}

}  // namespace

bool mayShowVariable(std::string_view name, std::string_view value) {
    const auto same = [&](std::string_view shown) { return name == shown; };
    const auto begins = [&](std::string_view prefix) { return name.starts_with(prefix); };
    return value.size() <= kLongestValue &&
           (std::ranges::any_of(kShown, same) || std::ranges::any_of(kTelling, same) ||
            std::ranges::any_of(kPrefixes, begins));
}

std::string maskedEnvironment(std::string_view environ) {
    std::string text;
    while (!environ.empty()) {
        const auto end = std::min(environ.find('\0'), environ.size());
        if (end > 0)
            text += line(environ.substr(0, end));
        environ.remove_prefix(std::min(end + 1, environ.size()));
    }
    return text;
}

}  // namespace enforcement
