#include "sources/procfs/StatusParser.h"

#include "sources/procfs/ProcText.h"

namespace sources {

// Name:	bash
// …
// TracerPid:	0
// Uid:	1000	1000	1000	1000
std::optional<ProcStatus> parseProcStatus(std::string_view text) {
    std::int32_t tracer = 0;
    while (const auto line = takeLine(text)) {
        std::string_view rest = *line;
        const std::string_view name = takeWord(rest);
        if (name == "TracerPid:")
            tracer = parseNumber<std::int32_t>(takeWord(rest)).value_or(0);
        if (name != "Uid:")
            continue;
        const auto real = parseNumber<std::uint32_t>(takeWord(rest));
        const auto effective = parseNumber<std::uint32_t>(takeWord(rest));
        const auto saved = parseNumber<std::uint32_t>(takeWord(rest));
        if (!real || !effective || !saved)
            return std::nullopt;
        return ProcStatus{*real, *effective, *saved, tracer};
    }
    return std::nullopt;
}

// 12:devices:/user.slice
// 0::/user.slice/user-1000.slice/session-2.scope
std::string_view parseCgroupPath(std::string_view text) {
    while (const auto line = takeLine(text))
        if (line->starts_with("0::"))
            return line->substr(3);
    return {};
}

bool isInCgroup(std::string_view path, std::string_view scope) {
    while (scope.ends_with('/'))
        scope.remove_suffix(1);
    if (scope.empty())
        return true;
    return path.starts_with(scope) && (path.size() == scope.size() || path[scope.size()] == '/');
}

}  // namespace sources
