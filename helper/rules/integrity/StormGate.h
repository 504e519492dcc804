#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace rules {

/// A hundred thousand files that change at once are one message, not as many: the first ones of a
/// rule in a folder are told one by one, the rest together. Time is passed in, ns.
class StormGate {
  public:
    enum class Say { Each, Together, Nothing };

    static constexpr std::uint64_t kWindowNs = 10'000'000'000;
    static constexpr std::uint64_t kTogetherEveryNs = 2'000'000'000;
    static constexpr std::uint32_t kOrdinary = 50;  // told one by one within the window
    static constexpr std::uint32_t kGrave = 500;    // of rules that say somebody gains something

    Say decide(std::string_view rule, std::string_view folder, std::uint64_t nowNs);

    /// How many there were in the window of the last decide().
    std::uint64_t count() const { return m_count; }

  private:
    struct Storm {
        std::uint64_t startedNs = 0, toldNs = 0, count = 0;
    };
    void forgetOld(std::uint64_t nowNs);

    std::map<std::string, Storm> m_storms;
    std::map<std::string, Storm, std::less<>> m_rules;
    std::uint64_t m_count = 0;
};

}  // namespace rules
