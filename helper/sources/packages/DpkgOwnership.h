#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "model/Error.h"
#include "sources/packages/OwnershipIndex.h"

namespace sources {

/// Owner of a path by dpkg's own records. Every method may be called by any thread; ownerOf() never
/// touches the disk.
class DpkgOwnership {
  public:
    explicit DpkgOwnership(std::filesystem::path administration = "/var/lib/dpkg");

    /// Builds the index, or builds it again when dpkg's status file changed; otherwise one stat(2).
    /// A build reads about 10 MB (100 ms): for a worker thread. Error Unavailable: no dpkg here; an
    /// index from before stays in force.
    model::Result<void> refresh();

    /// Nothing when no package owns it, and before the first refresh().
    std::optional<PackageOwner> ownerOf(std::string_view absolutePath) const;

    /// The index in force, for many look-ups of one state; may be null.
    std::shared_ptr<const OwnershipIndex> snapshot() const;

  private:
    struct Stamp {
        std::uint64_t inode = 0;
        std::int64_t changedNs = 0, size = 0;

        bool operator==(const Stamp&) const = default;
    };

    model::Result<Stamp> stampOfStatus() const;
    model::Result<std::shared_ptr<const OwnershipIndex>> build() const;

    const std::filesystem::path m_administration;
    std::mutex m_building;  // one build at a time
    Stamp m_built;          // guarded by m_building
    mutable std::mutex m_swapping;
    std::shared_ptr<const OwnershipIndex> m_index;  // guarded by m_swapping
};

}  // namespace sources
