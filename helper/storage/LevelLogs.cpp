#include "storage/LevelLogs.h"

#include <array>
#include <ctime>

#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace storage {
namespace {

constexpr std::size_t kWaitingBytes = 256 * 1024;
constexpr std::size_t kSentenceBytes = 8192;

AppendFile::Options optionsFor(const std::filesystem::path& directory, const char* name,
                               std::optional<gid_t> group) {
    return {.path = directory / name, .group = group, .waitingBytes = kWaitingBytes};
}

}  // namespace

std::string levelLine(std::string_view sentence, std::int64_t atUs) {
    const auto seconds = static_cast<std::time_t>(atUs / model::kMicrosecondsPerSecond);
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 32> time{};
    std::strftime(time.data(), time.size(), "[%Y-%m-%d %H:%M:%S] ", &local);
    return time.data() + model::printable(model::shortened(sentence, kSentenceBytes));
}

// In the order of model::Level.
LevelLogs::LevelLogs(const std::filesystem::path& directory, std::optional<gid_t> group)
    : m_files{AppendFile(optionsFor(directory, "info.log", group)),
              AppendFile(optionsFor(directory, "warning.log", group)),
              AppendFile(optionsFor(directory, "alert.log", group)),
              AppendFile(optionsFor(directory, "error.log", group))} {}

void LevelLogs::setLevels(const std::vector<std::string>& levels) {
    m_enabled.fill(false);
    for (const std::string& name : levels)
        if (const auto level = model::levelFromString(name))
            m_enabled.at(static_cast<std::size_t>(*level)) = true;
}

void LevelLogs::write(model::Level level, std::string_view sentence, std::int64_t atUs) {
    if (m_enabled.at(static_cast<std::size_t>(level)))
        file(level).append(levelLine(sentence, atUs));
}

void LevelLogs::maintain(std::uint64_t maxBytes, std::int64_t thresholdUs) {
    for (AppendFile& file : m_files) {
        file.retry();
        file.rotate(maxBytes);
        file.removeOlderThan(thresholdUs);
    }
}

void LevelLogs::sync() {
    for (AppendFile& file : m_files)
        file.sync();
}

std::vector<std::string> LevelLogs::troubles() const {
    std::vector<std::string> sentences;
    for (const AppendFile& file : m_files)
        if (std::string sentence = file.trouble(); !sentence.empty())
            sentences.push_back(std::move(sentence));
    return sentences;
}

}  // namespace storage
