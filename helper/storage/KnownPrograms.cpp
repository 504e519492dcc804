#include "storage/KnownPrograms.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace storage {
namespace {

bool isHash(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

KnownPrograms::KnownPrograms(const std::filesystem::path& stateDirectory)
    : m_file(stateDirectory / "known-programs") {
    std::ifstream file(m_file);
    // A line cut by a crash is no hash, and its program is told of once more.
    for (std::string line; m_known.size() < kMax && std::getline(file, line);)
        if (isHash(line))
            m_known.insert(std::move(line));
}

bool KnownPrograms::isNew(const std::string& sha256) {
    const std::lock_guard lock(m_mutex);
    if (!isHash(sha256) || m_known.size() >= kMax || !m_known.insert(sha256).second)
        return false;
    append(sha256);
    return true;
}

std::size_t KnownPrograms::size() const {
    const std::lock_guard lock(m_mutex);
    return m_known.size();
}

/// The newline comes first: after a line that a crash cut short, the next one is whole again.
void KnownPrograms::append(const std::string& sha256) const {
    const int file =
        open(m_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return;
    const std::string line = "\n" + sha256;
    (void)!write(file, line.data(), line.size());
    close(file);
}

}  // namespace storage
