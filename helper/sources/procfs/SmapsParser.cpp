#include "sources/procfs/SmapsParser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

// 55d0c2a00000-55d0c2a21000 rw-p 00000000 00:00 0                          [heap]
std::optional<MemoryRange> parseHead(std::string_view line) {
    const std::string_view range = takeWord(line);
    const auto dash = range.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto begin = parseNumber<std::uint64_t>(range.substr(0, dash), 16);
    const auto end = parseNumber<std::uint64_t>(range.substr(dash + 1), 16);
    const std::string_view rights = takeWord(line);
    const auto offset = parseNumber<std::uint64_t>(takeWord(line), 16);
    (void)takeWord(line);  // device
    const auto inode = parseNumber<std::uint64_t>(takeWord(line));
    if (!begin || !end || *end <= *begin || rights.size() != 4 || !offset || !inode)
        return std::nullopt;
    MemoryRange mapping;
    mapping.begin = *begin;
    mapping.end = *end;
    mapping.offset = *offset;
    mapping.inode = *inode;
    mapping.readable = rights[0] == 'r';
    mapping.writable = rights[1] == 'w';
    mapping.executable = rights[2] == 'x';
    mapping.shared = rights[3] == 's';
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    mapping.path = line;
    return mapping;
}

// VmFlags: rd wr mr mw me ac dd
bool mayNotBeDumped(std::string_view flags) {
    for (auto flag = takeWord(flags); !flag.empty(); flag = takeWord(flags))
        if (flag == "dd" || flag == "io")
            return true;
    return false;
}

constexpr std::array<std::pair<std::string_view, std::uint64_t MemoryRange::*>, 3> kSizes{
    {{"Rss:", &MemoryRange::residentKiB},
     {"Anonymous:", &MemoryRange::anonymousKiB},
     {"Swap:", &MemoryRange::swapKiB}}};

// Rss:                  84 kB
void readDetail(std::string_view word, std::string_view rest, MemoryRange& mapping) {
    if (word == "VmFlags:")
        mapping.mayNotBeDumped = mayNotBeDumped(rest);
    for (const auto& [name, field] : kSizes)
        if (word == name)
            mapping.*field = parseNumber<std::uint64_t>(takeWord(rest)).value_or(0);
}

}  // namespace

std::vector<MemoryRange> parseSmaps(std::string_view text) {
    std::vector<MemoryRange> mappings;
    bool known = false;  // whose details these are
    while (const auto line = takeLine(text)) {
        std::string_view rest = *line;
        const std::string_view word = takeWord(rest);
        if (word.ends_with(':')) {
            if (known)
                readDetail(word, rest, mappings.back());
            continue;
        }
        auto mapping = parseHead(*line);
        known = mapping.has_value();
        if (known)
            mappings.push_back(*std::move(mapping));
    }
    return mappings;
}

}  // namespace sources
