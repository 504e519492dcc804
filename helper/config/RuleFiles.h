#pragma once

#include <span>
#include <string>
#include <vector>

namespace config {

/// What rule folders hold, in the order in which a later rule replaces an earlier one: folders as
/// given, files by name.
struct RuleFiles {
    struct File {
        std::string path;
        std::string text;
    };
    struct Unread {
        std::string path;
        std::string why;
    };

    std::vector<File> files;
    std::vector<Unread> unread;        // there, but not to be read or not to be trusted
    std::vector<std::string> missing;  // folders that are not there
};

/// Whose files count. RootOnly, for the helper: folders and files belong to root and nobody else
/// can write them (contract.md, "Programs").
enum class RuleAuthors { Anybody, RootOnly };

/// All *.yml and *.yaml below the folders (a path may also be a file), hidden ones left out, links
/// to folders not followed. Bounded: 256 KiB a file, 10,000 files, 64 MiB in all.
RuleFiles readRuleFiles(std::span<const std::string> paths, RuleAuthors authors);

/// The shipped rules, then the administrator's.
std::vector<std::string> installedRuleFolders();

}  // namespace config
