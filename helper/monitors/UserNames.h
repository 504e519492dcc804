#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace monitors {

/// Names of users by getpwuid_r(3), each asked once until forget(). Not thread-safe.
class UserNames {
  public:
    /// The number as text where nobody has it.
    const std::string& of(std::uint32_t uid);
    void forget() { m_names.clear(); }

  private:
    std::unordered_map<std::uint32_t, std::string> m_names;
};

}  // namespace monitors
