#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/Error.h"

// What helper and courier say to each other over their socket: frames of a length (4 bytes, big
// endian), a type (1 byte) and fields. Texts have a length of 2 bytes. Neither side trusts the
// other.
namespace courier {

inline constexpr std::size_t kMaxFrame = 64 * 1024;
inline constexpr std::size_t kMaxUrl = 2048;
inline constexpr std::size_t kMaxValidator = 512;
inline constexpr std::size_t kMaxReason = 512;
inline constexpr std::uint64_t kMaxDownload = 64 * 1024 * 1024;

/// Helper to courier: download this. etag and modified are what the last answer had ("" = none).
struct FetchRequest {
    std::uint32_t id = 0;
    std::uint64_t maxBytes = kMaxDownload;
    std::uint32_t timeoutMs = 0;
    std::string url{};
    std::string etag{};
    std::string modified{};

    bool operator==(const FetchRequest&) const = default;
};

inline constexpr std::size_t kMaxMail = 48 * 1024;
inline constexpr std::size_t kMaxRecipients = 100;
inline constexpr std::size_t kMaxMailWord = 1024;  // an address, the user, the password

/// Helper to courier: send this mail. Answered by FetchDone.
struct MailRequest {
    std::uint32_t id = 0;
    std::uint32_t timeoutMs = 0;
    std::string url{};  // smtp://host:port or smtps://host:port
    bool starttls = true;
    std::string user{};  // empty: no login
    std::string password{};
    std::string from{};  // addresses as they stand in the envelope
    std::vector<std::string> to{};
    std::string message{};  // head and body, lines end with CRLF

    bool operator==(const MailRequest&) const = default;
};

inline constexpr std::size_t kMaxLog = 48 * 1024;

/// Helper to courier: write these lines to a syslog server, framed already (RFC 6587). Answered by
/// FetchDone.
struct LogRequest {
    std::uint32_t id = 0;
    std::uint32_t timeoutMs = 0;
    std::string url{};  // tcp://host:port
    std::string lines{};

    bool operator==(const LogRequest&) const = default;
};

/// What is sent away and only answered with how it went.
using Errand = std::variant<MailRequest, LogRequest>;

/// Courier to helper: the next bytes.
struct FetchData {
    std::uint32_t id = 0;
    std::string bytes;

    bool operator==(const FetchData&) const = default;
};

enum class FetchOutcome : std::uint8_t { Fetched, NotModified, Failed };

/// Courier to helper: that was all. reason only where it failed; raw text from outside.
struct FetchDone {
    std::uint32_t id = 0;
    FetchOutcome outcome = FetchOutcome::Failed;
    std::string etag;
    std::string modified;
    std::string reason;

    bool operator==(const FetchDone&) const = default;
};

using Message = std::variant<FetchRequest, FetchData, FetchDone, MailRequest, LogRequest>;

/// The frame of a message. Texts that are too long are cut (reason) or left out (validators).
std::string encode(const Message& message);

/// Bytes as they arrive in, messages out. After an error there is nothing more to read: the other
/// side is broken. Holds at most one frame and what came with it.
class FrameReader {
  public:
    void take(std::string_view bytes) { m_bytes.append(bytes); }

    /// Nothing: the next frame is not complete. Error InvalidArgument: this is no frame.
    model::Result<std::optional<Message>> next();

  private:
    std::string m_bytes;
};

/// May this stand in an HTTP header: printable ASCII, short?
bool isValidator(std::string_view text);

}  // namespace courier
