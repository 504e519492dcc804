#include "monitors/UserNames.h"

#include <pwd.h>

#include <array>

namespace monitors {

const std::string& UserNames::of(std::uint32_t uid) {
    constexpr std::size_t kMaxNames = 16'384;
    if (const auto known = m_names.find(uid); known != m_names.end())
        return known->second;
    if (m_names.size() >= kMaxNames)  // user namespaces make numbers cheap
        m_names.clear();
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> buffer;
    const bool named =
        ::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr;
    return m_names.emplace(uid, named ? std::string(entry.pw_name) : std::to_string(uid))
        .first->second;
}

}  // namespace monitors
