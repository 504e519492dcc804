#pragma once

#include <netinet/in.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace testing_support {

/// Writes one IP packet from 192.0.2.1 to 192.0.2.2 (2001:db8::1, ::2), or turned round.
/// Checksums are 0: nobody looks at them here.
class IpBytes {
  public:
    explicit IpBytes(int version = 4) : m_version(version) {}

    IpBytes& turned() {
        std::swap(m_source, m_destination);
        return *this;
    }

    IpBytes& tcp(std::uint16_t source, std::uint16_t destination, std::string_view data,
                 unsigned flags = 16, std::uint32_t sequence = 1) {
        std::string body;
        number(body, source, 2);
        number(body, destination, 2);
        number(body, sequence, 4);
        number(body, 0, 4);
        number(body, 5U << 12U | flags, 2);
        number(body, 0, 6);
        return wrap(IPPROTO_TCP, body.append(data));
    }

    IpBytes& udp(std::uint16_t source, std::uint16_t destination, std::string_view data) {
        std::string body;
        number(body, source, 2);
        number(body, destination, 2);
        number(body, 8 + data.size(), 2);
        number(body, 0, 2);
        return wrap(IPPROTO_UDP, body.append(data));
    }

    IpBytes& udp(std::uint16_t source, std::uint16_t destination, std::span<const std::byte> data) {
        return udp(source, destination,
                   std::string_view(reinterpret_cast<const char*>(data.data()), data.size()));
    }

    IpBytes& icmp(std::uint16_t typeAndCode, const IpBytes& about) {
        std::string body;
        number(body, typeAndCode, 2);
        number(body, 0, 6);
        body.append(reinterpret_cast<const char*>(about.m_bytes.data()), about.m_bytes.size());
        return wrap(m_version == 4 ? 1 : 58, body);
    }

    std::span<const std::byte> bytes() const { return m_bytes; }

  private:
    static void number(std::string& text, std::uint64_t value, int size) {
        for (int i = size - 1; i >= 0; i--)
            text += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 0xFFU);
    }

    IpBytes& wrap(int protocol, const std::string& body) {
        std::string all;
        if (m_version == 4) {
            number(all, 0x4500, 2);
            number(all, 20 + body.size(), 2);
            number(all, 0, 4);
            number(all, 64U << 8U | static_cast<unsigned>(protocol), 2);
            number(all, 0, 2);
            number(all, 0xC0000200 + m_source, 4);
            number(all, 0xC0000200 + m_destination, 4);
        } else {
            number(all, 0x60000000, 4);
            number(all, body.size(), 2);
            number(all, static_cast<unsigned>(protocol) << 8U | 64U, 2);
            for (const unsigned host : {m_source, m_destination}) {
                number(all, 0x20010DB800000000, 8);
                number(all, host, 8);
            }
        }
        all += body;
        m_bytes.resize(all.size());
        std::ranges::transform(all, m_bytes.begin(), [](char c) { return std::byte(c); });
        return *this;
    }

    int m_version;
    unsigned m_source = 1, m_destination = 2;
    std::vector<std::byte> m_bytes;
};

/// A TLS 1.2 ClientHello with one cipher and the server name.
inline std::string clientHello(std::string_view name) {
    const auto u16 = [](std::size_t value) {
        return std::string{static_cast<char>(value >> 8U), static_cast<char>(value)};
    };
    const std::string list = std::string(1, '\0') + u16(name.size()) + std::string(name);
    const std::string extension =
        u16(23) + u16(0) + u16(0) + u16(list.size() + 2) + u16(list.size()) + list;
    const std::string body = "\x03\x03" + std::string(32, 'r') + std::string(1, '\0') + u16(2) +
                             "\x13\x01" + "\x01" + std::string(1, '\0') + u16(extension.size()) +
                             extension;
    const std::string handshake = "\x01" + std::string(1, '\0') + u16(body.size()) + body;
    return "\x16\x03\x01" + u16(handshake.size()) + handshake;
}

}  // namespace testing_support
