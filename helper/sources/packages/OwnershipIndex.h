#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sources/packages/DpkgParser.h"

namespace sources {

struct PackageOwner {
    std::string package, version;

    bool operator==(const PackageOwner&) const = default;
};

/// Which package a path belongs to: 12 bytes a path (a keyed 64-bit hash, the package's number), no
/// path is kept. Built once, then only read. /bin, /sbin, /lib* mean the same as below /usr (merged
/// /usr, Debian 12 and later).
class OwnershipIndex {
  public:
    /// `key` must be secret: whoever knows it could make a path that seems owned.
    OwnershipIndex(std::array<std::uint64_t, 2> key, const std::vector<DpkgDiversion>& diversions);

    /// Adds one package's list of files.
    void add(const PackageOwner& owner, std::string_view listText);

    /// After the last add(), before the first ownerOf(). Of two owners the first one added stays.
    void finish();

    /// `path` must be absolute and resolved (as /proc/PID/exe is).
    std::optional<PackageOwner> ownerOf(std::string_view path) const;

    std::size_t size() const { return m_hashes.size(); }
    std::size_t memoryBytes() const;

  private:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t package;
    };

    void addPath(std::string_view path, std::uint32_t package);
    std::uint64_t hashOf(std::string_view path) const;

    std::array<std::uint64_t, 2> m_key;
    std::map<std::string, DpkgDiversion, std::less<>> m_diversions;  // by `from`, canonical
    std::vector<PackageOwner> m_packages;
    std::vector<Entry> m_building;
    std::vector<std::uint64_t> m_hashes;  // sorted
    std::vector<std::uint32_t> m_owners;  // package of the hash with the same position
};

}  // namespace sources
