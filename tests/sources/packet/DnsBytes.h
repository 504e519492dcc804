#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace testing_support {

/// Writes DNS messages, correct ones and others.
class DnsBytes {
  public:
    explicit DnsBytes(std::uint16_t id = 7, std::uint16_t flags = 0x0100, std::uint16_t answers = 0,
                      std::uint16_t questions = 1) {
        u16(id).u16(flags).u16(questions).u16(answers).u16(0).u16(0);
    }

    DnsBytes& u8(unsigned value) {
        m_bytes.push_back(static_cast<std::byte>(value));
        return *this;
    }
    DnsBytes& u16(unsigned value) { return u8(value >> 8U & 0xFFU).u8(value & 0xFFU); }
    DnsBytes& u32(unsigned value) { return u16(value >> 16U).u16(value & 0xFFFFU); }
    DnsBytes& raw(std::string_view text) {
        for (const char c : text)
            u8(static_cast<unsigned char>(c));
        return *this;
    }

    /// "example.test" as labels, with the final zero.
    DnsBytes& name(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('.'), text.size());
            u8(static_cast<unsigned>(end)).raw(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return u8(0);
    }
    DnsBytes& pointer(unsigned target) { return u16(0xC000U | target); }
    DnsBytes& question(std::string_view text, unsigned type = 1) {
        return name(text).u16(type).u16(1);
    }
    /// Type, class, ttl, length; the data comes next.
    DnsBytes& record(unsigned type, unsigned ttl, unsigned length) {
        return u16(type).u16(1).u32(ttl).u16(length);
    }

    std::span<const std::byte> bytes() const { return m_bytes; }
    std::size_t size() const { return m_bytes.size(); }

    static constexpr unsigned kQuestion = 12;  // where its name stands
    static constexpr std::uint16_t kResponse = 0x8180;

  private:
    std::vector<std::byte> m_bytes;
};

}  // namespace testing_support
