#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/behaviour/CommandLine.h"

/// The first byte chooses the program, the rest is its arguments: whatever they are, reading them
/// ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::string_view kPrograms[] = {"bash",  "fish", "python3", "perl",
                                                     "ruby",  "php",  "node",    "lua",
                                                     "guile", "gdb",  "gawk",    "busybox"};
    if (size == 0)
        return 0;
    std::vector<std::string> arguments;
    std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    while (!text.empty()) {
        const std::size_t end = text.find('\0');
        arguments.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    const auto family = rules::familyOf(kPrograms[data[0] % std::size(kPrograms)]);
    if (rules::readCommandLine(family, arguments).operand.size() > size)
        __builtin_trap();
    return 0;
}
