#include "config/RuleFiles.h"

#include <algorithm>
#include <filesystem>

#include "config/TrustedFile.h"

namespace config {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = 256 * 1024;
constexpr std::size_t kMaxTotalBytes = 64 * 1024 * 1024;
constexpr std::size_t kMaxFiles = 10'000;
constexpr int kMaxDepth = 8;

bool isHidden(const fs::path& path) {
    return path.filename().native().starts_with('.');
}

bool isRuleFile(const fs::path& path) {
    return path.extension() == ".yml" || path.extension() == ".yaml";
}

class Collector {
  public:
    explicit Collector(RuleAuthors authors) : m_authors(authors) {}

    RuleFiles take() { return std::move(m_result); }

    void add(const fs::path& path) {
        std::error_code error;
        const auto kind = fs::status(path, error).type();
        if (kind == fs::file_type::not_found)
            m_result.missing.push_back(path.string());
        else if (kind == fs::file_type::directory)
            addFolder(path);
        else
            addFile(path);
    }

  private:
    void addFolder(const fs::path& folder) {
        if (m_authors == RuleAuthors::RootOnly && !isRootOwnedPath(fs::absolute(folder)))
            return refuse(folder, "can be written by others than root; its rules do not count");
        std::vector<fs::path> found;
        list(folder, found);
        std::ranges::sort(found);
        for (const fs::path& path : found)
            addFile(path);
    }

    void list(const fs::path& folder, std::vector<fs::path>& found) {
        std::error_code error;
        auto walk = fs::recursive_directory_iterator(folder, error);
        for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
            visit(walk, found);
            if (found.size() > kMaxFiles)
                return refuse(folder, "has more than 10000 rule files; the rest does not count");
        }
        if (error)
            refuse(folder, "cannot be listed: " + error.message());
    }

    void visit(fs::recursive_directory_iterator& walk, std::vector<fs::path>& found) {
        std::error_code error;
        const bool folder = walk->symlink_status(error).type() == fs::file_type::directory;
        if (folder && (isHidden(walk->path()) || walk.depth() >= kMaxDepth)) {
            walk.disable_recursion_pending();
        } else if (folder) {
            if (m_authors == RuleAuthors::RootOnly &&
                !isRootOwnedPath(fs::absolute(walk->path()))) {
                refuse(walk->path(), "can be written by others than root; its rules do not count");
                walk.disable_recursion_pending();
            }
        } else if (isRuleFile(walk->path()) && !isHidden(walk->path())) {
            found.push_back(walk->path());
        }
    }

    void addFile(const fs::path& path) {
        auto text = m_authors == RuleAuthors::RootOnly ? readTrustedFile(path, kMaxFileBytes)
                                                       : readRegularFile(path, kMaxFileBytes);
        if (!text)
            return refuse(path, why(text.error()));
        m_bytes += text->size();
        if (m_bytes > kMaxTotalBytes || m_result.files.size() >= kMaxFiles)
            return refuse(path, "is beyond 10000 files or 64 MiB of rules and does not count");
        m_result.files.push_back({path.string(), *std::move(text)});
    }

    /// The path stands beside it already.
    static std::string why(model::Error error) {
        error.subject.clear();
        return model::toString(error);
    }

    void refuse(const fs::path& path, std::string why) {
        m_result.unread.push_back({path.string(), std::move(why)});
    }

    RuleAuthors m_authors;
    RuleFiles m_result;
    std::size_t m_bytes = 0;
};

}  // namespace

RuleFiles readRuleFiles(std::span<const std::string> paths, RuleAuthors authors) {
    Collector collector(authors);
    for (const std::string& path : paths)
        collector.add(path);
    return collector.take();
}

std::vector<std::string> installedRuleFolders() {
    return {"/usr/share/algomonitor/rules", "/etc/algo-monitor/rules.d"};
}

}  // namespace config
