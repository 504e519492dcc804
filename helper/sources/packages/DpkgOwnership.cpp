#include "sources/packages/DpkgOwnership.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "sources/FileDescriptor.h"

namespace sources {
namespace {

constexpr std::size_t kMaxFileBytes = 64U << 20U;  // a status file of 100,000 packages

model::Result<std::string> readWhole(const std::filesystem::path& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status{};
    if (!file || ::fstat(file.get(), &status) != 0)
        return model::unexpected(model::Error::Code::Unavailable, path, "cannot read", errno);
    std::string text(std::min(static_cast<std::size_t>(status.st_size), kMaxFileBytes), '\0');
    std::size_t length = 0;
    while (length < text.size()) {
        const ssize_t got = ::read(file.get(), text.data() + length, text.size() - length);
        if (got <= 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    text.resize(length);
    return text;
}

std::array<std::uint64_t, 2> randomKey() {
    std::array<std::uint64_t, 2> key{};
    while (::getrandom(key.data(), sizeof key, 0) < 0 && errno == EINTR) {
    }
    return key;
}

/// By (name, architecture); an architecture of "" is found by the name alone.
using Versions = std::map<std::pair<std::string, std::string>, std::string>;

Versions unpackedVersions(std::string_view statusText) {
    Versions versions;
    for (const DpkgPackage& package : parseDpkgStatus(statusText)) {
        if (!package.unpacked)
            continue;
        versions.emplace(std::pair(package.name, package.architecture), package.version);
        versions.emplace(std::pair(package.name, std::string()), package.version);
    }
    return versions;
}

void addLists(OwnershipIndex& index, const Versions& versions,
              const std::filesystem::path& folder) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto list = parseDpkgListName(entry->path().filename().native());
        if (!list)
            continue;
        const auto version = versions.find({list->name, list->architecture});
        const auto text = readWhole(entry->path());
        if (version != versions.end() && text)
            index.add({list->name, version->second}, *text);
    }
}

}  // namespace

DpkgOwnership::DpkgOwnership(std::filesystem::path administration)
    : m_administration(std::move(administration)) {}

model::Result<DpkgOwnership::Stamp> DpkgOwnership::stampOfStatus() const {
    const std::filesystem::path path = m_administration / "status";
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0)
        return model::unexpected(model::Error::Code::Unavailable, path, "cannot read", errno);
    return Stamp{
        status.st_ino,
        static_cast<std::int64_t>(status.st_ctim.tv_sec) * 1'000'000'000 + status.st_ctim.tv_nsec,
        status.st_size};
}

model::Result<void> DpkgOwnership::refresh() {
    const std::lock_guard building(m_building);
    const auto stamp = stampOfStatus();  // before the reading: a change meanwhile is built again
    if (!stamp)
        return std::unexpected(stamp.error());
    if (snapshot() && *stamp == m_built)
        return {};
    auto index = build();
    if (!index)
        return std::unexpected(index.error());
    const std::lock_guard swapping(m_swapping);
    m_index = *std::move(index);
    m_built = *stamp;
    return {};
}

model::Result<std::shared_ptr<const OwnershipIndex>> DpkgOwnership::build() const {
    const auto status = readWhole(m_administration / "status");
    if (!status)
        return std::unexpected(status.error());
    const auto diversions = readWhole(m_administration / "diversions").value_or("");
    auto index = std::make_shared<OwnershipIndex>(randomKey(), parseDpkgDiversions(diversions));
    addLists(*index, unpackedVersions(*status), m_administration / "info");
    index->finish();
    ::malloc_trim(0);  // the texts read were ten times the index
    return index;
}

std::shared_ptr<const OwnershipIndex> DpkgOwnership::snapshot() const {
    const std::lock_guard swapping(m_swapping);
    return m_index;
}

std::optional<PackageOwner> DpkgOwnership::ownerOf(std::string_view absolutePath) const {
    const auto index = snapshot();
    return index ? index->ownerOf(absolutePath) : std::nullopt;
}

}  // namespace sources
