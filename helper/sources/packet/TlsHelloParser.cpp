#include "sources/packet/TlsHelloParser.h"

#include <algorithm>

#include "sources/packet/ByteReader.h"

namespace sources {
namespace {

constexpr std::uint8_t kHandshake = 22, kClientHello = 1, kHostName = 0;
constexpr std::uint16_t kServerName = 0;
constexpr std::size_t kMaxHostName = 253;

bool isHostNameByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

std::string hostName(std::span<const std::byte> bytes) {
    std::string name;
    for (const std::byte byte : bytes) {
        const char c = static_cast<char>(byte);
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    if (name.size() > kMaxHostName || !std::ranges::all_of(name, isHostNameByte))
        return {};
    return name;
}

std::string nameInList(std::span<const std::byte> list) {
    ByteReader reader(list);
    reader.skip(2);
    const std::uint8_t kind = reader.u8();
    const std::uint16_t length = reader.u16();
    const auto name = reader.take(length);
    return reader.ok() && kind == kHostName ? hostName(name) : std::string{};
}

bool skipToExtensions(ByteReader& reader) {
    reader.skip(2 + 32);  // version, random
    reader.skip(reader.u8());
    reader.skip(reader.u16());
    reader.skip(reader.u8());
    reader.skip(2);  // length of all extensions; each has its own
    return reader.ok();
}

}  // namespace

std::optional<std::string> parseTlsServerName(std::span<const std::byte> record) {
    ByteReader reader(record);
    const bool handshake = reader.u8() == kHandshake && reader.u8() == 3;
    reader.skip(3);  // minor version, length
    if (!handshake || reader.u8() != kClientHello || !reader.ok())
        return std::nullopt;
    reader.skip(3);
    if (!skipToExtensions(reader))
        return std::string{};
    while (reader.left() >= 4) {
        const std::uint16_t type = reader.u16();
        const std::uint16_t length = reader.u16();
        const auto value = reader.take(length);
        if (type == kServerName)
            return nameInList(value);
    }
    return std::string{};
}

}  // namespace sources
