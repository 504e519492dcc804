#include "storage/AlertLines.h"

#include <algorithm>
#include <system_error>

#include "contract/AlertJson.h"

namespace storage {

namespace fs = std::filesystem;

AlertLinesReader::AlertLinesReader(const fs::path& file) : m_file(file, std::ios::binary) {}

std::optional<model::Alert> AlertLinesReader::next() {
    while (std::getline(m_file, m_line)) {
        // eof: the last line has no end, so its writer was killed before raise() returned.
        if (m_file.eof() || m_line.size() > contract::kMaxEcsLineBytes)
            continue;
        if (auto alert = contract::alertFromEcs(m_line))
            return std::move(*alert);
    }
    return std::nullopt;
}

std::vector<fs::path> alertLineFiles(const fs::path& path, std::size_t newest) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::path file = path;
    for (std::size_t number = 1; files.size() < newest && fs::is_regular_file(file, error);
         ++number) {
        files.push_back(file);
        file = path.string() + "." + std::to_string(number);
    }
    std::ranges::reverse(files);
    return files;
}

}  // namespace storage
