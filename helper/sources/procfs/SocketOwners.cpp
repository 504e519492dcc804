#include "sources/procfs/SocketOwners.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "sources/procfs/DescriptorReader.h"
#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcDirectory.h"

namespace sources {
namespace {

/// readlinkat(2) into a small buffer: only "socket:[123]" matters, a longer text is none.
std::uint64_t socketInode(int folder, std::int32_t number) {
    std::array<char, 12> name{};
    std::to_chars(name.data(), name.data() + name.size() - 1, number);
    std::array<char, 32> buffer;
    const ssize_t length = ::readlinkat(folder, name.data(), buffer.data(), buffer.size());
    std::string_view link(buffer.data(), length < 0 ? 0 : static_cast<std::size_t>(length));
    if (!link.starts_with("socket:[") || !link.ends_with(']'))
        return 0;
    return parseNumber<std::uint64_t>(link.substr(8, link.size() - 9)).value_or(0);
}

}  // namespace

std::unordered_map<std::uint64_t, std::int32_t> findSocketOwners(
    std::unordered_set<std::uint64_t> inodes, const std::vector<std::int32_t>& candidates,
    std::size_t maxDescriptors) {
    std::unordered_map<std::uint64_t, std::int32_t> owners;
    for (const std::int32_t pid : candidates) {
        if (inodes.empty() || maxDescriptors == 0)
            break;
        const auto directory = ProcDirectory::open(pid);
        const FileDescriptor folder(
            directory ? ::openat(directory->descriptor(), "fd", O_RDONLY | O_CLOEXEC) : -1);
        if (!folder)
            continue;
        forEachNumber(folder.get(), [&](std::int32_t number) {
            const std::uint64_t inode = socketInode(folder.get(), number);
            if (inode != 0 && inodes.erase(inode) != 0)
                owners.emplace(inode, pid);
            return --maxDescriptors != 0 && !inodes.empty();
        });
    }
    return owners;
}

std::vector<std::uint64_t> socketsOf(std::int32_t pid, std::size_t limit) {
    std::vector<std::uint64_t> inodes;
    const auto directory = ProcDirectory::open(pid);
    const FileDescriptor folder(
        directory ? ::openat(directory->descriptor(), "fd", O_RDONLY | O_CLOEXEC) : -1);
    if (!folder)
        return inodes;
    forEachNumber(folder.get(), [&](std::int32_t number) {
        if (const std::uint64_t inode = socketInode(folder.get(), number); inode != 0)
            inodes.push_back(inode);
        return inodes.size() < limit;
    });
    std::ranges::sort(inodes);
    const auto repeated = std::ranges::unique(inodes);
    inodes.erase(repeated.begin(), repeated.end());
    return inodes;
}

bool hasStandardChannel(std::int32_t pid) {
    using Kind = Descriptor::Kind;
    const auto directory = ProcDirectory::open(pid);
    for (std::int32_t number = 0; directory && number < 3; ++number) {
        const auto descriptor = DescriptorReader::readOne(*directory, number);
        if (descriptor &&
            (descriptor->kind == Kind::Pipe || descriptor->kind == Kind::Fifo ||
             descriptor->kind == Kind::Unix || descriptor->kind == Kind::TerminalSlave))
            return true;
    }
    return false;
}

}  // namespace sources
