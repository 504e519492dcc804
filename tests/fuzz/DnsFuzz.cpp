// Anybody may send packets and answer questions: whatever the bytes, reading them ends, stays
// within its bounds, and what is understood can be shown.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "sources/packet/DnsParser.h"
#include "sources/packet/PacketDecoder.h"
#include "sources/packet/TlsHelloParser.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

bool isClean(std::string_view text) {
    return text.size() <= 1012 &&
           std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
}

void checkMessage(std::span<const std::byte> bytes) {
    const auto message = sources::parseDns(bytes);
    if (!message)
        return;
    require(isClean(message->name) && message->answers.size() <= sources::kMaxDnsRecords);
    for (const auto& record : message->answers)
        require(isClean(record.name) && isClean(record.value));
}

// The first byte says how the rest is cut into packets of one conversation.
void checkPackets(std::span<const std::byte> bytes) {
    sources::PacketDecoder decoder([](const sources::QuietFlow&) {});
    const std::size_t piece = 20 + static_cast<std::size_t>(bytes[0]);
    for (std::uint64_t at = 1, now = 0; at < bytes.size(); at += piece, now++)
        decoder.take(bytes.subspan(at, std::min(piece, bytes.size() - at)), now % 2 == 0, now,
                     [](model::PacketEvent&& event) {
                         if (const auto* first = std::get_if<model::FlowFirstBytes>(&event))
                             require(first->bytes.size() <= model::kMaxFirstBytes);
                     });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    checkMessage(bytes);
    if (const auto name = sources::parseTlsServerName(bytes))
        require(isClean(*name));
    if (size > 1)
        checkPackets(bytes);
    return 0;
}
