#include "monitors/ProgramCatalogue.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <memory>

#include "sources/FileDescriptor.h"
#include "sources/procfs/BuildIdParser.h"
#include "sources/procfs/FileHasher.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxCachedFamilies = 8192;
constexpr const char* kProgramDirectories[] = {"/usr/bin", "/usr/sbin", "/usr/local/bin",
                                               "/usr/lib/openssh"};

std::string readLink(const std::string& path) {
    std::array<char, 4096> text;
    const ssize_t length = readlink(path.c_str(), text.data(), text.size());
    return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : std::string();
}

std::string buildIdOf(const char* path) {
    const sources::FileDescriptor file(open(path, O_PATH | O_CLOEXEC));
    if (!file || sources::isOnUserFileSystem(file.get()))
        return {};  // FUSE: its process may never answer
    const sources::FileDescriptor readable = sources::reopenForReading(file);
    std::array<std::byte, sources::kBuildIdBytes> beginning;
    const ssize_t length = readable ? read(readable.get(), beginning.data(), beginning.size()) : -1;
    return length > 0 ? sources::parseBuildId({beginning.data(), static_cast<std::size_t>(length)})
                      : std::string();
}

/// stat(2) that does not ask a FUSE file system's process.
bool quickStat(const std::string& path, struct statx& status) {
    return statx(AT_FDCWD, path.c_str(), AT_STATX_DONT_SYNC, STATX_BASIC_STATS, &status) == 0;
}

bool onlyRootWrites(const struct statx& status) {
    return status.stx_uid == 0 && (status.stx_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool sameFile(const struct statx& a, const struct statx& b) {
    return a.stx_dev_major == b.stx_dev_major && a.stx_dev_minor == b.stx_dev_minor &&
           a.stx_ino == b.stx_ino;
}

std::string procPath(std::int32_t pid, const std::string& rest) {
    return "/proc/" + std::to_string(pid) + "/" + rest;
}

}  // namespace

ProgramCatalogue::ProgramCatalogue(OwnerLookup owner) : m_owner(std::move(owner)) {}

void ProgramCatalogue::learnKnownPrograms() {
    for (const char* directory : kProgramDirectories) {
        const std::unique_ptr<DIR, int (*)(DIR*)> entries(opendir(directory), closedir);
        while (const dirent* entry = entries ? readdir(entries.get()) : nullptr) {
            const rules::ProgramFamily family = rules::familyOf(entry->d_name);
            if (family.kind == rules::ProgramKind::Unknown)
                continue;
            if (std::string id = buildIdOf((std::string(directory) + "/" + entry->d_name).c_str());
                !id.empty())
                m_byBuildId.emplace(std::move(id), family);
        }
    }
}

rules::ProgramFamily ProgramCatalogue::familyByBuildId(const std::string& path) const {
    const std::string id = buildIdOf(path.c_str());
    const auto known = m_byBuildId.find(id);
    return id.empty() || known == m_byBuildId.end() ? rules::ProgramFamily{} : known->second;
}

Program ProgramCatalogue::describe(const std::string& path, std::string shownPath) const {
    Program program{
        .family = {}, .path = std::move(shownPath), .package = {}, .packageVersion = {}};
    struct statx actual{}, named{};
    if (!quickStat(path, actual))
        return program;
    program.userWritable = !onlyRootWrites(actual);
    // The name is only worth something when the file at that place here is the very file that runs
    // (containers, chroots).
    const bool inPlace = quickStat(program.path, named) && sameFile(actual, named);
    if (inPlace && !program.userWritable)
        if (auto owner = m_owner(program.path)) {
            program.package = std::move(owner->name);
            program.packageVersion = std::move(owner->version);
        }
    if (!program.package.empty())
        program.family = rules::familyOf(program.path);
    if (program.family.kind == rules::ProgramKind::Unknown)
        program.family = familyByBuildId(path);
    if (program.family.kind == rules::ProgramKind::Unknown)
        program.family = rules::familyOf(program.path);
    return program;
}

Program ProgramCatalogue::identify(std::int32_t pid) const {
    const std::string link = procPath(pid, "exe");
    return describe(link, readLink(link));
}

Program ProgramCatalogue::identifyFile(std::int32_t pid, const std::string& path) const {
    const std::string seen =
        path.starts_with("/") ? procPath(pid, "root" + path) : procPath(pid, "cwd/" + path);
    char* resolved = realpath(seen.c_str(), nullptr);
    const std::unique_ptr<char, void (*)(void*)> owned(resolved, free);
    if (!resolved)
        return {};
    // realpath ends below /proc/PID/root only for other roots; in ours it is the plain path.
    return describe(seen, resolved);
}

rules::ProgramFamily ProgramCatalogue::familyOf(std::int32_t pid, std::uint64_t device,
                                                std::uint64_t inode) {
    if (inode == 0)
        return identify(pid).family;
    const auto known = m_families.find({device, inode});
    if (known != m_families.end())
        return known->second;
    // The process may be gone by now, or run something else already: only the very file is learnt.
    // Else one short run of a copied shell would make it unknown for good.
    const sources::FileDescriptor file(
        open(procPath(pid, "exe").c_str(), O_PATH | O_CLOEXEC | O_NOCTTY));
    struct stat status{};
    if (!file || fstat(file.get(), &status) != 0 || status.st_ino != inode)
        return {};
    if (m_families.size() >= kMaxCachedFamilies)
        m_families.clear();
    const std::string link = "/proc/self/fd/" + std::to_string(file.get());
    return m_families.emplace(FileId{device, inode}, describe(link, readLink(link)).family)
        .first->second;
}

}  // namespace monitors
