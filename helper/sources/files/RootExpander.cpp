#include "sources/files/RootExpander.h"

#include <glob.h>
#include <sys/stat.h>

#include <cstdlib>
#include <memory>

namespace sources {
namespace {

constexpr std::size_t kMaxRoots = 4096;

std::string withoutSlash(std::string path) {
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}

/// Does a link on the way belong to somebody who could send us elsewhere?
bool isLedAstray(const std::string& path) {
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        struct stat status{};
        if (::lstat(part.c_str(), &status) == 0 && S_ISLNK(status.st_mode) && status.st_uid != 0)
            return true;
        if (end == std::string::npos)
            return false;
    }
}

std::string resolved(const std::string& path) {
    if (isLedAstray(path))
        return path;
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
    return real ? std::string(real.get()) : path;
}

}  // namespace

std::vector<std::string> expandRoot(const std::string& pattern) {
    const std::string plain = withoutSlash(pattern);
    if (!plain.starts_with('/'))
        return {};
    if (plain.find_first_of("*?[") == std::string::npos)
        return {resolved(plain)};
    std::vector<std::string> roots;
    glob_t found{};
    if (::glob(plain.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
        for (std::size_t i = 0; i < found.gl_pathc && roots.size() < kMaxRoots; ++i)
            roots.push_back(resolved(found.gl_pathv[i]));
    ::globfree(&found);
    return roots;
}

}  // namespace sources
