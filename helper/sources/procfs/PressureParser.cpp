#include "sources/procfs/PressureParser.h"

#include <fcntl.h>
#include <unistd.h>

#include "sources/FileDescriptor.h"
#include "sources/procfs/ProcText.h"

namespace sources {

// some avg10=2.62 avg60=3.28 avg300=2.95 total=13929068677
std::optional<std::uint64_t> parsePressure(std::string_view text) {
    constexpr std::string_view kTotal = "total=";
    while (auto line = takeLine(text)) {
        if (takeWord(*line) != "some")
            continue;
        for (auto word = takeWord(*line); !word.empty(); word = takeWord(*line))
            if (word.starts_with(kTotal))
                return parseNumber<std::uint64_t>(word.substr(kTotal.size()));
    }
    return std::nullopt;
}

std::array<std::optional<std::uint64_t>, 3> readPressure() {
    constexpr std::array<const char*, 3> kFiles{"/proc/pressure/cpu", "/proc/pressure/memory",
                                                "/proc/pressure/io"};
    std::array<std::optional<std::uint64_t>, 3> totals;
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
        std::array<char, 256> buffer;
        const FileDescriptor file(::open(kFiles[i], O_RDONLY | O_CLOEXEC));
        const ssize_t length = file ? ::read(file.get(), buffer.data(), buffer.size()) : -1;
        if (length > 0)
            totals[i] = parsePressure({buffer.data(), static_cast<std::size_t>(length)});
    }
    return totals;
}

}  // namespace sources
