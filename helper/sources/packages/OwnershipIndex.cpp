#include "sources/packages/OwnershipIndex.h"

#include <algorithm>
#include <utility>

#include "sources/packages/SipHash.h"

namespace sources {
namespace {

constexpr std::array<std::string_view, 6> kMergedFolders{"/bin/",   "/sbin/",  "/lib/",
                                                         "/lib32/", "/lib64/", "/libx32/"};

std::string canonical(std::string_view path) {
    for (const std::string_view folder : kMergedFolders)
        if (path.starts_with(folder))
            return "/usr" + std::string(path);
    return std::string(path);
}

}  // namespace

OwnershipIndex::OwnershipIndex(std::array<std::uint64_t, 2> key,
                               const std::vector<DpkgDiversion>& diversions)
    : m_key(key) {
    for (const DpkgDiversion& diversion : diversions)
        m_diversions.emplace(canonical(diversion.from), diversion);
}

void OwnershipIndex::add(const PackageOwner& owner, std::string_view listText) {
    const auto package = static_cast<std::uint32_t>(m_packages.size());
    m_packages.push_back(owner);
    forEachListedFile(listText, [&](std::string_view path) { addPath(path, package); });
}

void OwnershipIndex::addPath(std::string_view path, std::uint32_t package) {
    const auto diverted = m_diversions.find(canonical(path));
    const bool elsewhere =
        diverted != m_diversions.end() && diverted->second.package != m_packages[package].package;
    m_building.push_back({hashOf(elsewhere ? diverted->second.to : path), package});
}

std::uint64_t OwnershipIndex::hashOf(std::string_view path) const {
    return sipHash(m_key, canonical(path));
}

void OwnershipIndex::finish() {
    std::ranges::sort(m_building, {}, [](const Entry& entry) {
        return std::pair(entry.hash, entry.package);  // of two owners the first comes first
    });
    const auto repeated = std::ranges::unique(m_building, {}, &Entry::hash);
    m_building.erase(repeated.begin(), repeated.end());
    m_hashes.reserve(m_building.size());
    m_owners.reserve(m_building.size());
    for (const Entry& entry : m_building) {
        m_hashes.push_back(entry.hash);
        m_owners.push_back(entry.package);
    }
    std::vector<Entry>().swap(m_building);
}

std::optional<PackageOwner> OwnershipIndex::ownerOf(std::string_view path) const {
    const std::uint64_t hash = hashOf(path);
    const auto found = std::ranges::lower_bound(m_hashes, hash);
    if (found == m_hashes.end() || *found != hash)
        return std::nullopt;
    return m_packages[m_owners[static_cast<std::size_t>(found - m_hashes.begin())]];
}

std::size_t OwnershipIndex::memoryBytes() const {
    std::size_t names = 0;
    for (const PackageOwner& owner : m_packages)
        names += sizeof owner + owner.package.capacity() + owner.version.capacity();
    return names + m_hashes.capacity() * sizeof(std::uint64_t) +
           m_owners.capacity() * sizeof(std::uint32_t);
}

}  // namespace sources
