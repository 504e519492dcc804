#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace sources {

/// The server name (RFC 6066) of a TLS ClientHello (RFC 8446 4.1.2), lower case. Empty when it says
/// none, when what is there is no host name, or when the record was cut before it. Nothing when
/// these bytes are no ClientHello.
std::optional<std::string> parseTlsServerName(std::span<const std::byte> record);

}  // namespace sources
