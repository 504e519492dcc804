#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/Feed.h"
#include "rules/indicators/Address.h"

namespace rules::indicators {

/// Where a list comes from. Only a file of the administrator's may name addresses of this host's
/// neighbourhood.
enum class FeedOrigin { Download, LocalFile };

struct FeedCounts {
    std::uint64_t entries = 0;  // taken
    std::uint64_t bad = 0;      // lines that are no entry, comment or header
    std::uint64_t refused = 0;  // entries that may not be: too wide, or not to be judged by a feed
    std::uint64_t beyond = 0;   // entries for which there was no room

    bool operator==(const FeedCounts&) const = default;
};

/// May an entry of such a feed judge these addresses (threats 13)? Never more than a /8 (IPv4) or a
/// /24 (IPv6), never the loopback addresses that every host uses (127.0.0.0/16, ::1), the
/// unspecified one or multicast. Loopback, private and link-local ranges only where the
/// administrator's own file names them outright: an entry of at least /24 (IPv4) or /64 (IPv6)
/// inside them.
bool mayJudge(const Prefix& prefix, FeedOrigin origin);

/// Does an entry that has been taken, so many bits long, speak of this address? A wide entry does
/// not reach into the special ranges it happens to surround.
bool reaches(const Address& address, std::uint8_t length);

/// Reads a list as it arrives: one entry a line ("192.0.2.7", "192.0.2.0/24 ; note",
/// "*.bad.example",
/// "||bad.example^"), hosts files ("0.0.0.0 bad.example other.example"), CSV with or without a
/// header that names the column; `#`, `;`, `!` and `//` begin comments. A line in vain is counted,
/// never fatal. Memory: one line of at most 4096 bytes.
class FeedParser {
  public:
    struct Sink {
        // false: no room for more
        std::function<bool(const Prefix&)> address;
        std::function<bool(std::string_view)> domain;
    };

    FeedParser(model::FeedKind kind, FeedOrigin origin, Sink sink);

    void take(std::string_view chunk);
    FeedCounts finish();
    const FeedCounts& counts() const { return m_counts; }

  private:
    enum class Found { Entry, Refused, Beyond, Nothing };

    void line(std::string_view text);
    void split(std::string_view text);
    bool learnColumn(bool comment);
    void entries();
    void hosts();
    Found entry(std::string_view field);
    Found addressEntry(std::string_view field);
    Found domainEntry(std::string_view field);
    void count(Found found);

    model::FeedKind m_kind;
    FeedOrigin m_origin;
    Sink m_sink;
    FeedCounts m_counts;
    std::string m_rest;      // the line that has not ended yet
    bool m_tooLong = false;  // of which only the end is awaited
    std::uint64_t m_lines = 0;
    std::optional<std::size_t> m_column;     // which field of a CSV, once a header told
    std::vector<std::string_view> m_fields;  // of the current line
    bool m_separated = false;                // by something else than blanks
    std::string m_name;
};

}  // namespace rules::indicators
