#include "rules/integrity/ProtectedPaths.h"

#include <algorithm>

namespace rules {
namespace {

std::string trimmed(std::string path) {
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}

bool isAtOrBelow(std::string_view path, std::string_view root) {
    if (!path.starts_with(root))
        return false;
    return path.size() == root.size() || root == "/" || path[root.size()] == '/';
}

std::string_view folderOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? path.substr(0, 1) : path.substr(0, slash);
}

bool leavesOut(std::string_view pattern, std::string_view path) {
    if (pattern.find_first_of("*?") == std::string_view::npos && pattern.starts_with('/'))
        return isAtOrBelow(path, pattern);
    if (pattern.find('/') == std::string_view::npos)
        return matchesPattern(pattern, path.substr(path.rfind('/') + 1));
    // The pattern may name a folder: then what lies below is left out too.
    for (std::size_t end = path.size(); end != 0 && end != std::string_view::npos;
         end = path.rfind('/', end - 1))
        if (matchesPattern(pattern, path.substr(0, end)))
            return true;
    return false;
}

}  // namespace

bool matchesPattern(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() &&
                   (pattern[p] == text[t] || (pattern[p] == '?' && text[t] != '/'))) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos && text[retry] != '/') {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

ProtectedPaths::ProtectedPaths(std::vector<std::string> roots, std::vector<std::string> leftOut)
    : m_leftOut(std::move(leftOut)) {
    for (std::string& root : roots)
        root = trimmed(std::move(root));
    for (std::string& path : m_leftOut)
        path = trimmed(std::move(path));
    std::ranges::sort(roots);
    for (std::string& root : roots)
        if (!root.empty() && !contains(root))
            m_roots.push_back(std::move(root));
}

bool ProtectedPaths::contains(std::string_view path) const {
    return std::ranges::any_of(m_roots,
                               [&](const auto& root) { return isAtOrBelow(path, root); }) &&
           !isLeftOut(path);
}

bool ProtectedPaths::isLeftOut(std::string_view path) const {
    return std::ranges::any_of(m_leftOut,
                               [&](const auto& pattern) { return leavesOut(pattern, path); });
}

bool ProtectedPaths::isWatchedFolder(std::string_view folder) const {
    return std::ranges::any_of(m_roots, [&](const auto& root) {
        return isAtOrBelow(folder, root) || folderOf(root) == folder;
    });
}

}  // namespace rules
