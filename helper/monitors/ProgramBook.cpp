#include "monitors/ProgramBook.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sources/FileDescriptor.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxRemembered = 8192;
// A file that stays the same file may become setuid, or a package's own.
constexpr std::uint64_t kBelievedNs = 60'000'000'000;
constexpr std::string_view kDeleted = " (deleted)";
constexpr std::string_view kMemory = "/memfd:";

bool isDescriptorName(std::string_view name) {
    return name.starts_with("/dev/fd/") || name.starts_with("/proc/");
}

bool isSetuidRoot(const std::string& path) {
    struct stat status{};
    return stat(path.c_str(), &status) == 0 && status.st_uid == 0 &&
           (status.st_mode & S_ISUID) != 0;
}

/// A process runs what its exec event told of: pid and inode agree.
bool stillRuns(const ProcessStart& start, const std::string& link) {
    struct stat status{};
    return stat(link.c_str(), &status) == 0 &&
           (start.image->inode == 0 || status.st_ino == start.image->inode);
}

}  // namespace

const rules::ProgramTraits& ProgramBook::of(const ProcessStart& start) {
    FileName key{start.image->device, start.image->inode, start.process.executable};
    const auto found = m_known.find(key);
    if (found != m_known.end() && start.seenNs < found->second.lookedNs + kBelievedNs)
        return found->second.traits;
    rules::ProgramTraits traits = look(start);
    if (found != m_known.end() && !traits.known)
        return found->second.traits;
    if (!traits.known || traits.unlinked || start.image->inode == 0) {
        m_unknown = std::move(traits);
        return m_unknown;
    }
    if (m_known.size() >= kMaxRemembered)
        m_known.clear();
    Known& known = m_known[std::move(key)];
    known = {std::move(traits), start.seenNs};
    return known.traits;
}

const rules::ProgramTraits* ProgramBook::remembered(const Image& image) const {
    const auto found = m_known.find({image.device, image.inode, image.executable});
    return found == m_known.end() ? nullptr : &found->second.traits;
}

rules::ProgramTraits ProgramBook::look(const ProcessStart& start) const {
    const std::string link = "/proc/" + std::to_string(start.process.key.pid) + "/exe";
    const bool alive = stillRuns(start, link);
    const Program program = alive ? m_catalogue.identify(start.process.key.pid)
                                  : m_catalogue.identifyFile(getpid(), start.process.executable);
    rules::ProgramTraits traits;
    traits.path = alive ? program.path : start.process.executable;
    traits.memoryOnly = traits.path.starts_with(kMemory);
    const bool deleted = traits.path.ends_with(kDeleted);
    // The kernel knows it at the time of the exec; by the time of this look a build may have
    // removed what it ran.
    traits.unlinked =
        !traits.memoryOnly && (start.process.executableDeleted ||
                               (deleted && isDescriptorName(start.process.executable)));
    if (deleted)
        traits.path.resize(traits.path.size() - kDeleted.size());
    // A script's exec names the script, the file that runs is its interpreter: told only by a look.
    traits.known = alive || (!start.script && !program.path.empty());
    if (!alive && traits.known)
        traits.path = program.path;
    traits.package = program.package;
    traits.userWritable = program.userWritable;
    traits.setuidRoot = isSetuidRoot(alive ? link : traits.path);
    return traits;
}

}  // namespace monitors
