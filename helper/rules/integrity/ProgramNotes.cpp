#include "rules/integrity/ProgramNotes.h"

#include <array>

namespace rules {
namespace {

constexpr std::array<std::string_view, 10> kHistories{
    ".bash_history",   ".lesshst",        ".mysql_history", ".node_repl_history", ".psql_history",
    ".python_history", ".sqlite_history", ".viminfo",       ".wget-hsts",         ".zsh_history"};

/// What follows the home's own name; empty = in nobody's home.
std::string_view belowHome(std::string_view path) {
    constexpr std::string_view kRoot = "/root/", kHomes = "/home/";
    if (path.starts_with(kRoot))
        return path.substr(kRoot.size());
    if (!path.starts_with(kHomes))
        return {};
    const std::size_t end = path.find('/', kHomes.size());
    return end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
}

}  // namespace

ProgramNote programNoteOf(std::string_view path) {
    const std::string_view below = belowHome(path);
    if (below == ".cache" || below.starts_with(".cache/"))
        return ProgramNote::Passing;
    for (const std::string_view history : kHistories)
        if (below.starts_with(history) && below.find('/') == std::string_view::npos)
            return below == history ? ProgramNote::History : ProgramNote::Passing;
    return ProgramNote::None;
}

}  // namespace rules
