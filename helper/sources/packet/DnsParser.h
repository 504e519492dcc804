#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sources {

struct DnsRecord {
    std::string name;
    std::uint16_t type = 0;
    std::uint32_t ttlSeconds = 0;
    std::string value;  // A, AAAA: address; CNAME: name; else empty
};

/// One DNS message (RFC 1035) with exactly one question of class IN, as far as it is used.
struct DnsMessage {
    std::uint16_t id = 0;
    bool response = false;
    bool truncated = false;  // TC: ask again over TCP
    std::uint8_t code = 0;
    std::string name;  // of the question; written as model::DnsQuestion says
    std::uint16_t type = 0;
    std::vector<DnsRecord> answers;  // class IN, at most kMaxDnsRecords
};

inline constexpr std::size_t kMaxDnsRecords = 64;

/// Nothing for whatever is no query or its answer: cut short, other opcodes, names that are too
/// long or whose compression does not lead strictly backwards. Bounded: 64 records of at most 128
/// labels.
std::optional<DnsMessage> parseDns(std::span<const std::byte> message);

}  // namespace sources
