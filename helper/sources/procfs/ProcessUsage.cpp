#include "sources/procfs/ProcessUsage.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>

#include "sources/FileDescriptor.h"
#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcText.h"

namespace sources {

ProcIo readIo(const ProcDirectory& directory) {
    std::array<char, 512> buffer;
    const auto text = directory.readFile("io", buffer);
    return text ? parseProcIo(*text).value_or(ProcIo{}) : ProcIo{};
}

std::uint32_t countDescriptors(const ProcDirectory& directory) {
    struct stat folder{};
    if (::fstatat(directory.descriptor(), "fd", &folder, 0) != 0)
        return 0;
    if (folder.st_size > 0)
        return static_cast<std::uint32_t>(folder.st_size);
    const FileDescriptor open(
        ::openat(directory.descriptor(), "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::uint32_t count = 0;
    if (open)
        forEachNumber(open.get(), [&](std::int32_t) { return ++count < 65'536; });
    return count;
}

// "Pss:                1234 kB"
std::optional<std::uint64_t> readProportionalKiB(const ProcDirectory& directory) {
    std::array<char, 2048> buffer;
    const auto text = directory.readFile("smaps_rollup", buffer);
    std::string_view rest = text.value_or(std::string_view());
    while (auto line = takeLine(rest))
        if (takeWord(*line) == "Pss:")
            return parseNumber<std::uint64_t>(takeWord(*line));
    return std::nullopt;
}

}  // namespace sources
