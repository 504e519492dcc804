#include "sources/procfs/FdInfoParser.h"

#include "sources/procfs/ProcText.h"

namespace sources {

// pos:	0
// flags:	02
// mnt_id:	27
// ino:	5
// tty-index:	3
std::optional<FdInfo> parseFdInfo(std::string_view text) {
    FdInfo info;
    bool hasFlags = false;
    while (const auto line = takeLine(text)) {
        std::string_view rest = *line;
        const std::string_view label = takeWord(rest);
        if (label == "flags:") {
            const auto flags = parseNumber<std::uint32_t>(takeWord(rest), 8);
            if (!flags)
                return std::nullopt;
            info.flags = *flags;
            hasFlags = true;
        } else if (label == "tty-index:") {
            info.terminalIndex = parseNumber<std::uint32_t>(takeWord(rest));
        }
    }
    return hasFlags ? std::optional(info) : std::nullopt;
}

}  // namespace sources
