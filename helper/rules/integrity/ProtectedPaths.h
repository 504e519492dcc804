#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rules {

/// Which paths are protected: everything at and below the roots, but what is left out. Pure text;
/// the roots are resolved and expanded already. Immutable, any thread.
class ProtectedPaths {
  public:
    ProtectedPaths() = default;
    /// leftOut: paths (with everything below) or patterns, `*` and `?` match anything but "/";
    /// a pattern without "/" is matched against the name alone.
    ProtectedPaths(std::vector<std::string> roots, std::vector<std::string> leftOut);

    bool contains(std::string_view path) const;
    bool isLeftOut(std::string_view path) const;

    /// May something protected lie directly in this folder? Its roots' own folders too: that is
    /// where a root is deleted or moved.
    bool isWatchedFolder(std::string_view folder) const;

    const std::vector<std::string>& roots() const { return m_roots; }

  private:
    std::vector<std::string> m_roots;  // sorted, none below another, no trailing slash
    std::vector<std::string> m_leftOut;
};

/// Shell pattern: `*` any number of characters but "/", `?` one. Linear in the text for each star.
bool matchesPattern(std::string_view pattern, std::string_view text);

}  // namespace rules
