#include "sources/packages/DpkgParser.h"

#include <utility>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

std::string_view valueOf(std::string_view line, std::string_view label) {
    line.remove_prefix(label.size());
    const std::size_t begin = line.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view{} : line.substr(begin);
}

/// "install ok installed": the third word is the state (dpkg(1), "Package states").
bool isUnpacked(std::string_view status) {
    takeWord(status);
    takeWord(status);
    const std::string_view state = takeWord(status);
    return !state.empty() && state != "not-installed" && state != "config-files";
}

void applyLine(DpkgPackage& package, std::string_view line) {
    if (line.starts_with("Package:"))
        package.name = valueOf(line, "Package:");
    else if (line.starts_with("Architecture:"))
        package.architecture = valueOf(line, "Architecture:");
    else if (line.starts_with("Version:"))
        package.version = valueOf(line, "Version:");
    else if (line.starts_with("Status:"))
        package.unpacked = isUnpacked(valueOf(line, "Status:"));
}

bool isAbsolute(std::string_view path) {
    return path.starts_with('/') && path != "/." && path != "/";
}

bool holds(std::string_view folder, std::string_view path) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

// Package: bash
// Status: install ok installed
// Architecture: amd64
// Version: 5.2.15-2+b8
std::vector<DpkgPackage> parseDpkgStatus(std::string_view text) {
    std::vector<DpkgPackage> packages;
    DpkgPackage current;
    const auto finish = [&] {
        if (!current.name.empty() && !current.version.empty())
            packages.push_back(std::move(current));
        current = {};
    };
    while (const auto line = takeLine(text)) {
        if (line->empty())
            finish();
        else
            applyLine(current, *line);
    }
    finish();
    return packages;
}

// /usr/share/man/man1/sh.1.gz
// /usr/share/man/man1/sh.distrib.1.gz
// dash
std::vector<DpkgDiversion> parseDpkgDiversions(std::string_view text) {
    std::vector<DpkgDiversion> diversions;
    for (;;) {
        const auto from = takeLine(text), to = takeLine(text), package = takeLine(text);
        if (!from || !to || !package)
            return diversions;
        if (isAbsolute(*from) && isAbsolute(*to))
            diversions.push_back({std::string(*from), std::string(*to), std::string(*package)});
    }
}

// /.
// /bin
// /bin/cat
void forEachListedFile(std::string_view text, const std::function<void(std::string_view)>& visit) {
    auto line = takeLine(text);
    while (line) {
        const auto next = takeLine(text);
        // A folder's first entry follows it: dpkg writes the archive's own order.
        if (isAbsolute(*line) && !(next && holds(*line, *next)))
            visit(*line);
        line = next;
    }
}

std::optional<DpkgListName> parseDpkgListName(std::string_view fileName) {
    constexpr std::string_view suffix = ".list";
    if (!fileName.ends_with(suffix) || fileName.size() == suffix.size())
        return std::nullopt;
    fileName.remove_suffix(suffix.size());
    const std::size_t colon = fileName.find(':');
    DpkgListName list;
    list.name = fileName.substr(0, colon);
    if (colon != std::string_view::npos)
        list.architecture = fileName.substr(colon + 1);
    return list;
}

}  // namespace sources
