#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace sources {

/// Reads numbers in network order. Reading past the end gives 0 and is remembered in ok().
class ByteReader {
  public:
    explicit ByteReader(std::span<const std::byte> bytes, std::size_t position = 0)
        : m_bytes(bytes), m_position(position), m_ok(position <= bytes.size()) {}

    bool ok() const { return m_ok; }
    std::size_t position() const { return m_position; }
    std::size_t left() const { return m_ok ? m_bytes.size() - m_position : 0; }

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u24() { return number(3); }
    std::uint32_t u32() { return number(4); }

    /// The next `count` bytes; empty when there are not as many.
    std::span<const std::byte> take(std::size_t count) {
        if (left() < count) {
            m_ok = false;
            return {};
        }
        const auto taken = m_bytes.subspan(m_position, count);
        m_position += count;
        return taken;
    }

    void skip(std::size_t count) { (void)take(count); }

  private:
    std::uint32_t number(std::size_t size) {
        std::uint32_t value = 0;
        for (const std::byte byte : take(size))
            value = value << 8U | static_cast<std::uint32_t>(byte);
        return value;
    }

    std::span<const std::byte> m_bytes;
    std::size_t m_position;
    bool m_ok;
};

}  // namespace sources
