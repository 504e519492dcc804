#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sources {

/// Recorded MD5 sums (lower-case hex) by absolute path.
using Checksums = std::map<std::string, std::string, std::less<>>;

/// info/PACKAGE.md5sums: "d41d8cd98f00b204e9800998ecf8427e  usr/bin/x" a line.
Checksums parseMd5Sums(std::string_view text);

/// The "Conffiles:" fields of /var/lib/dpkg/status: " /etc/x d41d8…" a line, perhaps "obsolete".
Checksums parseConffiles(std::string_view statusText);

/// What dpkg recorded of what it installed, and whether it is at work. Reads files: for a worker
/// thread.
class DpkgChecksums {
  public:
    explicit DpkgChecksums(std::filesystem::path administration = "/var/lib/dpkg")
        : m_administration(std::move(administration)) {}

    /// Nothing: the package recorded none for this file.
    std::optional<std::string> recorded(const std::string& package, std::string_view path);

    /// The records are read again.
    void forget();

    /// Somebody holds dpkg's lock.
    bool isAtWork() const;

    /// Changes whenever a package is installed or removed; empty without dpkg.
    std::string stamp() const;

  private:
    const Checksums& of(const std::string& package);

    std::filesystem::path m_administration;
    std::map<std::string, Checksums> m_packages;
    std::optional<Checksums> m_conffiles;
};

/// MD5 of an open file's content, lower-case hex; dpkg has no better sum. Empty: unreadable.
std::string md5Of(int file);

}  // namespace sources
