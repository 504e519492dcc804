#include "monitors/ProgramBook.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sources/FileDescriptor.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxRemembered = 8192;
constexpr std::string_view kDeleted = " (deleted)";
constexpr std::string_view kMemory = "/memfd:";

bool isDescriptorName(std::string_view name) {
    return name.starts_with("/dev/fd/") || name.starts_with("/proc/");
}

std::string linkText(const std::string& link) {
    char text[4096];
    const ssize_t length = readlink(link.c_str(), text, sizeof(text));
    return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : std::string();
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
    if (const auto found = m_traits.find(key); found != m_traits.end())
        return found->second;
    rules::ProgramTraits traits = look(start);
    if (!traits.known || traits.unlinked || start.image->inode == 0) {
        m_unknown = std::move(traits);
        return m_unknown;
    }
    if (m_traits.size() >= kMaxRemembered)
        m_traits.clear();
    return m_traits.emplace(std::move(key), std::move(traits)).first->second;
}

const rules::ProgramTraits* ProgramBook::remembered(const Image& image) const {
    const auto found = m_traits.find({image.device, image.inode, image.executable});
    return found == m_traits.end() ? nullptr : &found->second;
}

rules::ProgramTraits ProgramBook::look(const ProcessStart& start) const {
    const std::string link = "/proc/" + std::to_string(start.process.key.pid) + "/exe";
    const bool alive = stillRuns(start, link);
    rules::ProgramTraits traits;
    traits.path = alive ? linkText(link) : start.process.executable;
    traits.memoryOnly = traits.path.starts_with(kMemory);
    const bool deleted = traits.path.ends_with(kDeleted);
    // The kernel knows it at the time of the exec; by the time of this look a build may have
    // removed what it ran.
    traits.unlinked =
        !traits.memoryOnly && (start.process.executableDeleted ||
                               (deleted && isDescriptorName(start.process.executable)));
    if (deleted)
        traits.path.resize(traits.path.size() - kDeleted.size());
    const Program program = alive ? m_catalogue.identify(start.process.key.pid)
                                  : m_catalogue.identifyFile(getpid(), start.process.executable);
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
