#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

/// One stanza of /var/lib/dpkg/status, as far as it is used.
struct DpkgPackage {
    std::string name, architecture, version;
    bool unpacked = false;  // its files are on the disk
};

/// Reads the stanzas that have a name and a version; garbage between them is skipped.
std::vector<DpkgPackage> parseDpkgStatus(std::string_view text);

/// One redirection of /var/lib/dpkg/diversions: everybody's `from` but `package`'s lies at `to`.
struct DpkgDiversion {
    std::string from, to, package;  // package ":" = local, nobody's
};
std::vector<DpkgDiversion> parseDpkgDiversions(std::string_view text);

/// Calls `visit` for each absolute path of an info/PACKAGE.list that is no directory with
/// something in it.
void forEachListedFile(std::string_view text, const std::function<void(std::string_view)>& visit);

/// "libc6:amd64.list" -> {"libc6", "amd64"}; the architecture is empty where the name has none.
/// Nothing when it is no list.
struct DpkgListName {
    std::string name, architecture;
};
std::optional<DpkgListName> parseDpkgListName(std::string_view fileName);

}  // namespace sources
