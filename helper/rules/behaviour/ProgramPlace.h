#pragma once

#include <cstdint>
#include <string_view>

namespace rules {

/// Where an executable lies, as far as that says something (P6).
enum class ProgramPlace : std::uint8_t {
    Ordinary,
    Temporary,  // /tmp, /var/tmp, /dev/shm, /run/user: anybody may write, gone after a restart
    Hidden,     // below a directory, or with a name, that listings leave out
};

/// `path` as the kernel tells it. Directories below a home that software installs itself into
/// (.local, .cargo, .vscode…) are ordinary, and so is the hidden directory of a build tool.
ProgramPlace placeOf(std::string_view path);

}  // namespace rules
