#include "sources/login/SessionLeaders.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sources/procfs/ProcessReader.h"

namespace sources {
namespace {

constexpr const char* kSessions = "/run/systemd/sessions";
constexpr std::size_t kMaxBytes = 16384;

std::string readSome(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string text(kMaxBytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

std::optional<int> parseSessionLeader(std::string_view text) {
    constexpr std::string_view kKey = "LEADER=";
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.starts_with(kKey))
            continue;
        const std::string_view value = line.substr(kKey.size());
        int pid = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), pid);
        return error == std::errc{} && end == value.data() + value.size() && pid > 0
                   ? std::optional(pid)
                   : std::nullopt;
    }
    return std::nullopt;
}

std::vector<model::ProcessKey> sessionLeaders() {
    std::vector<model::ProcessKey> leaders;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(kSessions, ignored)) {
        if (!entry.is_regular_file(ignored))
            continue;  // the .ref FIFOs beside the session files
        const auto pid = parseSessionLeader(readSome(entry.path()));
        if (!pid)
            continue;
        if (const auto process = ProcessReader::read(*pid, ProcessReader::Basic))
            leaders.push_back(process->process.key);
    }
    return leaders;
}

}  // namespace sources
