#include "storage/WaitingTexts.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "storage/AtomicFile.h"

namespace storage {
namespace {

constexpr std::size_t kMostBytes = 64UL * 1024;

// The time in microseconds, with leading zeros: names sort by age.
std::string nameOf(std::int64_t us) {
    const std::string digits = std::to_string(us);
    return std::string(20 - std::min<std::size_t>(20, digits.size()), '0') + digits;
}

}  // namespace

WaitingTexts::WaitingTexts(std::filesystem::path directory) : m_directory(std::move(directory)) {
    std::error_code ignored;
    std::filesystem::create_directory(m_directory, ignored);
    std::filesystem::permissions(m_directory, std::filesystem::perms(0700), ignored);
}

std::vector<std::string> WaitingTexts::names() const {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_directory, ignored)) {
        const std::string name = entry.path().filename();
        // What replaceFile() left half-written at a crash has another name.
        if (name.size() == 20 && name.find_first_not_of("0123456789") == std::string::npos)
            names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

model::Result<void> WaitingTexts::add(std::int64_t nowUs, const std::string& body) {
    const auto waiting = names();
    if (waiting.size() >= kMost)
        return model::unexpected(model::Error::Code::LimitReached, m_directory.filename().string(),
                                 "too many wait for their server");
    std::string name = nameOf(nowUs);
    while (std::ranges::find(waiting, name) != waiting.end())
        name = nameOf(++nowUs);
    return replaceFile(m_directory / name, body.substr(0, kMostBytes), 0600);
}

std::optional<WaitingTexts::Waiting> WaitingTexts::first() const {
    const auto waiting = names();
    if (waiting.empty())
        return std::nullopt;
    Waiting mail{.name = waiting.front(), .sinceUs = 0, .body = {}};
    std::from_chars(mail.name.data(), mail.name.data() + mail.name.size(), mail.sinceUs);
    std::ifstream file(m_directory / mail.name, std::ios::binary);
    mail.body.assign(std::istreambuf_iterator<char>(file), {});
    mail.body.resize(std::min(mail.body.size(), kMostBytes));
    return mail;
}

void WaitingTexts::remove(const std::string& name) {
    std::error_code ignored;
    std::filesystem::remove(m_directory / name, ignored);
}

}  // namespace storage
