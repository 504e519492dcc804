#include "sources/procfs/MountParser.h"

#include <sys/sysmacros.h>

#include <algorithm>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

std::optional<std::uint64_t> parseDevice(std::string_view text) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto major = parseNumber<unsigned>(text.substr(0, colon));
    const auto minor = parseNumber<unsigned>(text.substr(std::min(colon + 1, text.size())));
    if (!major || !minor)
        return std::nullopt;
    return ::gnu_dev_makedev(*major, *minor);
}

}  // namespace

// 29 28 0:26 / /dev/pts rw,nosuid,noexec,relatime shared:3 - devpts devpts rw,gid=5,mode=620
std::optional<std::uint64_t> parseMountDevice(std::string_view text, std::string_view mountPoint,
                                              std::string_view type) {
    std::optional<std::uint64_t> device;
    while (auto line = takeLine(text)) {
        takeWord(*line);
        takeWord(*line);
        const std::string_view number = takeWord(*line);
        takeWord(*line);
        if (takeWord(*line) != mountPoint)
            continue;
        const std::size_t dash = line->find(" - ");  // the fields before it are optional
        std::string_view rest = dash == std::string_view::npos ? "" : line->substr(dash + 3);
        device = takeWord(rest) == type ? parseDevice(number) : std::nullopt;
    }
    return device;
}

}  // namespace sources
