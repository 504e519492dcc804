#include "sources/packet/DnsParser.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/PacketEvent.h"
#include "sources/AddressText.h"
#include "sources/packet/ByteReader.h"

namespace sources {
namespace {

constexpr std::uint16_t kClassInternet = 1;
constexpr std::size_t kMaxNameBytes = 255;  // on the wire, RFC 1035 2.3.4
constexpr std::uint8_t kPointer = 0xC0;

struct Header {
    std::uint16_t id, flags, questions, answers;

    bool response() const { return (flags & 0x8000U) != 0; }
    bool standardQuery() const { return (flags & 0x7800U) == 0; }
    bool truncated() const { return (flags & 0x0200U) != 0; }
    std::uint8_t code() const { return static_cast<std::uint8_t>(flags & 0xFU); }
};

bool isPlain(unsigned char c) {
    return c > 0x20 && c < 0x7F && c != '.' && c != '\\';
}

void appendByte(std::string& text, unsigned char c) {
    if (isPlain(c)) {
        text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        return;
    }
    text += '\\';
    for (const int unit : {100, 10, 1})
        text += static_cast<char>('0' + c / unit % 10);
}

void appendLabel(std::string& text, std::span<const std::byte> label) {
    if (!text.empty())
        text += '.';
    for (const std::byte byte : label)
        appendByte(text, static_cast<unsigned char>(byte));
}

/// Follows labels and compression pointers. A pointer must lead before the piece of the name it
/// stands in, so that no chain of them can come back.
class NameReader {
  public:
    NameReader(std::span<const std::byte> message, ByteReader& reader)
        : m_message(message), m_reader(reader) {}

    std::optional<std::string> read() {
        m_pieceStart = m_reader.position();
        ByteReader here = m_reader;
        bool jumped = false;
        for (;;) {
            const std::uint8_t length = here.u8();
            if (!here.ok())
                return std::nullopt;
            if ((length & kPointer) == kPointer) {
                const std::size_t target = (length & 0x3FU) << 8U | here.u8();
                leave(here, jumped);
                if (!here.ok() || target >= m_pieceStart)
                    return std::nullopt;
                m_pieceStart = target;
                here = ByteReader(m_message, target);
            } else if (length == 0) {
                leave(here, jumped);
                return std::move(m_text);
            } else if (!append(here, length)) {
                return std::nullopt;
            }
        }
    }

  private:
    // The reader goes on behind the name as it stands in place, not behind what it points to.
    void leave(const ByteReader& here, bool& jumped) {
        if (!jumped)
            m_reader = here;
        jumped = true;
    }

    bool append(ByteReader& here, std::uint8_t length) {
        m_wireBytes += length + 1U;
        if ((length & kPointer) != 0 || m_wireBytes >= kMaxNameBytes)
            return false;
        appendLabel(m_text, here.take(length));
        return here.ok();
    }

    std::span<const std::byte> m_message;
    ByteReader& m_reader;
    std::size_t m_pieceStart = 0, m_wireBytes = 0;
    std::string m_text;
};

std::optional<std::string> readName(std::span<const std::byte> message, ByteReader& reader) {
    return NameReader(message, reader).read();
}

Header readHeader(ByteReader& reader) {
    Header header{};
    header.id = reader.u16();
    header.flags = reader.u16();
    header.questions = reader.u16();
    header.answers = reader.u16();
    reader.skip(4);  // authority and additional records are not read
    return header;
}

bool readQuestion(std::span<const std::byte> bytes, ByteReader& reader, DnsMessage& message) {
    auto name = readName(bytes, reader);
    message.type = reader.u16();
    if (!name || reader.u16() != kClassInternet || !reader.ok())
        return false;
    message.name = std::move(*name);
    return true;
}

std::optional<std::string> readValue(std::span<const std::byte> bytes, std::uint16_t type,
                                     std::span<const std::byte> data, std::size_t position) {
    if (type == model::kDnsTypeA)
        return data.size() == 4 ? std::optional(addressText(AF_INET, data.data())) : std::nullopt;
    if (type == model::kDnsTypeAaaa)
        return data.size() == 16 ? std::optional(addressText(AF_INET6, data.data())) : std::nullopt;
    if (type != model::kDnsTypeCname)
        return std::string{};
    ByteReader reader(bytes, position);
    return readName(bytes, reader);
}

bool readRecord(std::span<const std::byte> bytes, ByteReader& reader, DnsMessage& message) {
    auto name = readName(bytes, reader);
    if (!name)
        return false;
    DnsRecord record{.name = std::move(*name), .type = reader.u16(), .ttlSeconds = 0, .value = {}};
    const bool internet = reader.u16() == kClassInternet;
    record.ttlSeconds = reader.u32();
    const std::uint16_t length = reader.u16();
    const std::size_t position = reader.position();
    const auto data = reader.take(length);
    if (!reader.ok())
        return false;
    if (!internet)
        return true;
    auto value = readValue(bytes, record.type, data, position);
    if (!value)
        return false;
    record.value = std::move(*value);
    message.answers.push_back(std::move(record));
    return true;
}

}  // namespace

std::optional<DnsMessage> parseDns(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    const Header header = readHeader(reader);
    if (!reader.ok() || header.questions != 1 || !header.standardQuery())
        return std::nullopt;
    DnsMessage message{.id = header.id,
                       .response = header.response(),
                       .truncated = header.truncated(),
                       .code = header.code(),
                       .name = {},
                       .type = 0,
                       .answers = {}};
    if (!readQuestion(bytes, reader, message))
        return std::nullopt;
    const std::size_t count = std::min<std::size_t>(header.answers, kMaxDnsRecords);
    for (std::size_t i = 0; i < count; i++)
        if (!readRecord(bytes, reader, message))
            return std::nullopt;
    return message;
}

}  // namespace sources
