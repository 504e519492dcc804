#include "rules/behaviour/ProgramPlace.h"

#include <algorithm>
#include <array>

namespace rules {
namespace {

constexpr std::array<std::string_view, 5> kTemporary{"/tmp/", "/var/tmp/", "/dev/shm/",
                                                     "/run/user/", "/run/shm/"};

// Directly below a home: where per-user software of all kinds puts itself.
constexpr std::array<std::string_view, 32> kUserSoftware{
    ".local",  ".cargo",  ".rustup",        ".nvm",        ".npm",   ".yarn",   ".pyenv",
    ".rbenv",  ".asdf",   ".mise",          ".sdkman",     ".jdks",  ".gradle", ".m2",
    ".dotnet", ".vscode", ".vscode-server", ".cursor",     ".var",   ".steam",  ".wine",
    ".conda",  ".deno",   ".bun",           ".juliaup",    ".ghcup", ".cabal",  ".opam",
    ".cache",  ".config", ".linuxbrew",     ".nix-profile"};

// Wherever a project lies.
constexpr std::array<std::string_view, 9> kProjectTools{
    ".venv", ".tox", ".nox", ".git", ".build", ".bin", ".pnpm", ".direnv", ".stack-work"};

bool isKnownHidden(std::string_view component) {
    return std::ranges::find(kUserSoftware, component) != kUserSoftware.end() ||
           std::ranges::find(kProjectTools, component) != kProjectTools.end();
}

/// The first hidden component decides: what stands below ~/.local may have any name.
bool isHidden(std::string_view path) {
    while (!path.empty()) {
        const std::size_t end = path.find('/');
        const std::string_view component = path.substr(0, end);
        if (component.size() > 1 && component[0] == '.' && component != "..")
            return !isKnownHidden(component);
        path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    }
    return false;
}

}  // namespace

ProgramPlace placeOf(std::string_view path) {
    if (std::ranges::any_of(kTemporary,
                            [&](std::string_view prefix) { return path.starts_with(prefix); }))
        return ProgramPlace::Temporary;
    return isHidden(path) ? ProgramPlace::Hidden : ProgramPlace::Ordinary;
}

}  // namespace rules
