#include "storage/AlertLines.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "contract/AlertJson.h"
#include "model/Timestamp.h"

namespace storage {

namespace fs = std::filesystem;

namespace {

// The text behind `"name":"` up to the next quote. Inside of a JSON string a quote is escaped, so
// the pattern is found at a real key only.
std::optional<std::string_view> valueBehind(std::string_view line, std::string_view key) {
    const std::size_t start = line.find(key);
    if (start == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = line.substr(start + key.size());
    const std::string_view value = rest.substr(0, rest.find('"'));
    const bool plain = value.size() < rest.size() && value.find('\\') == std::string_view::npos;
    return plain ? std::optional(value) : std::nullopt;
}

}  // namespace

AlertLinesReader::AlertLinesReader(const fs::path& file) : m_file(file, std::ios::binary) {}

bool AlertLinesReader::advance() {
    while (std::getline(m_file, m_line))
        // eof: the last line has no end, so its writer was killed before raise() returned.
        if (!m_file.eof() && m_line.size() <= contract::kMaxEcsLineBytes)
            return true;
    return false;
}

std::optional<model::Alert> AlertLinesReader::alert() const {
    auto alert = contract::alertFromEcs(m_line);
    return alert ? std::optional(std::move(*alert)) : std::nullopt;
}

std::optional<AlertLinesReader::Head> AlertLinesReader::head() const {
    const auto id = valueBehind(m_line, R"("event":{"id":")");
    const auto changedAt = valueBehind(m_line, R"("changed_at":")");
    const auto changedAtUs = changedAt ? model::fromRfc3339(*changedAt) : std::nullopt;
    if (!id || !changedAtUs)
        return std::nullopt;
    return Head{std::string(*id), *changedAtUs};
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
