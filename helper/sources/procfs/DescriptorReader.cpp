#include "sources/procfs/DescriptorReader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "sources/procfs/FdInfoParser.h"
#include "sources/procfs/MountParser.h"
#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcText.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/SocketInspector.h"

namespace sources {
namespace {

constexpr unsigned kTtyMajor = 4, kTtyAuxMajor = 5;  // admin-guide/devices.rst
constexpr unsigned kUnix98SlaveMajor = 136;          // … to 143, 256 numbers each in old kernels
constexpr unsigned kUnix98SlaveLastMajor = 143;

constexpr std::size_t kMaxMountBytes = 65536;

using Name = std::array<char, 24>;

Name entryName(std::string_view folder, std::int32_t number) {
    Name name{};
    folder.copy(name.data(), folder.size());
    std::to_chars(name.data() + folder.size(), name.data() + name.size() - 1, number);
    return name;
}

/// "pipe:[123]" -> 123
std::optional<std::uint64_t> bracketedInode(std::string_view link, std::string_view prefix) {
    if (!link.starts_with(prefix) || !link.ends_with(']'))
        return std::nullopt;
    link.remove_prefix(prefix.size());
    link.remove_suffix(1);
    return parseNumber<std::uint64_t>(link);
}

class Look {
  public:
    Look(const ProcDirectory& directory, SocketInspector& sockets)
        : m_directory(directory), m_sockets(sockets) {}

    std::optional<Descriptor> at(std::int32_t number);

  private:
    std::optional<FdInfo> fdInfo(std::int32_t number) const;
    void applyAccess(Descriptor& descriptor) const;
    void applyFile(Descriptor& descriptor) const;
    void applyCharacterDevice(Descriptor& descriptor, const LinkTarget& file) const;
    void applyMaster(Descriptor& descriptor, const LinkTarget& file) const;
    void applyControllingTerminal(Descriptor& descriptor) const;
    std::uint64_t devptsDevice(std::string_view mountPoint) const;

    const ProcDirectory& m_directory;
    SocketInspector& m_sockets;
};

std::optional<Descriptor> Look::at(std::int32_t number) {
    auto link = m_directory.readLink(entryName("fd/", number).data());
    if (!link)
        return std::nullopt;
    Descriptor descriptor;
    descriptor.number = number;
    descriptor.path = *std::move(link);
    if (const auto pipe = bracketedInode(descriptor.path, "pipe:[")) {
        descriptor.kind = Descriptor::Kind::Pipe;
        descriptor.inode = *pipe;
        applyAccess(descriptor);
    } else if (const auto socket = bracketedInode(descriptor.path, "socket:[")) {
        descriptor.inode = *socket;
        m_sockets.inspect(descriptor);
    } else if (descriptor.path.starts_with("/")) {
        applyFile(descriptor);
    } else {
        descriptor.kind = Descriptor::Kind::AnonInode;
    }
    return descriptor;
}

std::optional<FdInfo> Look::fdInfo(std::int32_t number) const {
    std::array<char, 1024> buffer;
    const auto text = m_directory.readFile(entryName("fdinfo/", number).data(), buffer);
    return text ? parseFdInfo(*text) : std::nullopt;
}

void Look::applyAccess(Descriptor& descriptor) const {
    const auto info = fdInfo(descriptor.number);
    descriptor.readable = info && info->readable();
    descriptor.writable = info && info->writable();
}

void Look::applyFile(Descriptor& descriptor) const {
    const auto file = m_directory.statLink(entryName("fd/", descriptor.number).data());
    if (!file)
        return;
    descriptor.inode = file->inode;
    descriptor.device = file->device;
    if (S_ISREG(file->mode) || S_ISDIR(file->mode)) {
        descriptor.kind = descriptor.path.starts_with("/memfd:") ? Descriptor::Kind::Memfd
                                                                 : Descriptor::Kind::File;
    } else if (S_ISFIFO(file->mode)) {
        descriptor.kind = Descriptor::Kind::Fifo;
        applyAccess(descriptor);
    } else if (S_ISCHR(file->mode)) {
        applyCharacterDevice(descriptor, *file);
    }
}

void Look::applyCharacterDevice(Descriptor& descriptor, const LinkTarget& file) const {
    const unsigned major = ::major(file.deviceId), minor = ::minor(file.deviceId);
    if (major >= kUnix98SlaveMajor && major <= kUnix98SlaveLastMajor) {
        descriptor.kind = Descriptor::Kind::TerminalSlave;
        descriptor.terminalIndex = (major - kUnix98SlaveMajor) * 256 + minor;
    } else if (major == kTtyAuxMajor && minor == 2) {  // /dev/ptmx
        applyMaster(descriptor, file);
    } else if (major == kTtyAuxMajor && minor == 0) {  // /dev/tty
        applyControllingTerminal(descriptor);
    } else if (major == kTtyMajor || major == kTtyAuxMajor) {
        descriptor.kind = Descriptor::Kind::TerminalSlave;
    }
}

void Look::applyMaster(Descriptor& descriptor, const LinkTarget& file) const {
    descriptor.kind = Descriptor::Kind::TerminalMaster;
    const auto info = fdInfo(descriptor.number);
    descriptor.terminalIndex = info ? info->terminalIndex : std::nullopt;
    // A ptmx outside devpts opens the instance mounted at pts beside it (devpts.rst).
    const std::string_view folder =
        std::string_view(descriptor.path)
            .substr(0, std::min(descriptor.path.rfind('/'), descriptor.path.size()));
    descriptor.device =
        folder.ends_with("/pts") ? file.device : devptsDevice(std::string(folder) + "/pts");
}

/// /dev/tty stays /dev/tty in the link: the process's own terminal is meant.
void Look::applyControllingTerminal(Descriptor& descriptor) const {
    descriptor.kind = Descriptor::Kind::TerminalSlave;
    const auto stat = ProcessReader::readStat(m_directory);
    if (!stat || stat->terminal <= 0)
        return;
    const auto terminal = static_cast<dev_t>(stat->terminal);
    const unsigned major = ::major(terminal);
    if (major < kUnix98SlaveMajor || major > kUnix98SlaveLastMajor)
        return;
    descriptor.terminalIndex = (major - kUnix98SlaveMajor) * 256 + ::minor(terminal);
    descriptor.device = devptsDevice("/dev/pts");
}

/// From the process's list of mounts: walking to the folder could lead through a file system that
/// never answers. 0 where the list is longer than anybody's but an attacker's.
std::uint64_t Look::devptsDevice(std::string_view mountPoint) const {
    std::vector<char> buffer(kMaxMountBytes);
    const auto text = m_directory.readFile("mountinfo", buffer);
    if (!text || text->size() == buffer.size())
        return 0;
    return parseMountDevice(*text, mountPoint, "devpts").value_or(0);
}

}  // namespace

bool isSamePty(const Descriptor& a, const Descriptor& b) {
    using Kind = Descriptor::Kind;
    const bool opposite = (a.kind == Kind::TerminalMaster && b.kind == Kind::TerminalSlave) ||
                          (a.kind == Kind::TerminalSlave && b.kind == Kind::TerminalMaster);
    const bool sameInstance = a.device == b.device || a.device == 0 || b.device == 0;
    return opposite && sameInstance && a.terminalIndex && a.terminalIndex == b.terminalIndex;
}

model::Result<DescriptorTable> DescriptorReader::read(const ProcDirectory& directory) const {
    const FileDescriptor folder(
        ::openat(directory.descriptor(), "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder)
        return model::unexpected(errno == EACCES || errno == EPERM
                                     ? model::Error::Code::NotAuthorized
                                     : model::Error::Code::NoSuchProcess,
                                 std::to_string(directory.pid()), "descriptors", errno);
    DescriptorTable table;
    SocketInspector sockets(directory.pid());
    Look look(directory, sockets);
    forEachNumber(folder.get(), [&](std::int32_t number) {
        table.truncated = table.descriptors.size() >= m_limit;
        if (table.truncated)
            return false;
        if (auto descriptor = look.at(number))
            table.descriptors.push_back(*std::move(descriptor));
        return true;
    });
    return table;
}

model::Result<DescriptorTable> DescriptorReader::read(std::int32_t pid) const {
    const auto directory = ProcDirectory::open(pid);
    if (!directory)
        return std::unexpected(directory.error());
    return read(*directory);
}

model::Result<Descriptor> DescriptorReader::readOne(const ProcDirectory& directory,
                                                    std::int32_t number) {
    SocketInspector sockets(directory.pid());
    auto descriptor = Look(directory, sockets).at(number);
    if (!descriptor)
        return model::unexpected(model::Error::Code::Unavailable, std::to_string(number),
                                 "descriptor is not open", EBADF);
    return *std::move(descriptor);
}

}  // namespace sources
