#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "sources/FileDescriptor.h"

namespace enforcement {

/// <state-dir>/evidence/<alert id>[-N]/, 0700, files 0600. No link is followed on the way and no
/// file that exists is written to.
class EvidenceDirectory {
  public:
    /// Errors: InvalidArgument (the id is no UUID), Unavailable with errno. Removes the oldest
    /// directories so that at most `keep` stay.
    static model::Result<EvidenceDirectory> create(const std::filesystem::path& stateDirectory,
                                                   const std::string& alertId, std::size_t keep);

    /// "tree.json", "4242/maps". Error: Unavailable with errno.
    model::Result<void> write(const std::string& name, std::string_view text) const;

    const std::string& path() const { return m_path; }

  private:
    EvidenceDirectory(std::string path, sources::FileDescriptor directory)
        : m_path(std::move(path)), m_directory(std::move(directory)) {}

    std::string m_path;
    sources::FileDescriptor m_directory;
};

/// 8-4-4-4-12 lower-case hex digits: a name that cannot leave the directory. Pure.
bool isUuid(std::string_view text);

}  // namespace enforcement
