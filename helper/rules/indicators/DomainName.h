#pragma once

#include <string>
#include <string_view>

namespace rules::indicators {

inline constexpr std::size_t kMaxDomainBytes = 253;

/// Writes the name as DNS carries it into `normal`: lower case, no final dot, international labels
/// as "xn--…" (IDNA 2008, RFC 5891). false: this is no domain name, or one label only (a whole
/// top-level domain is no indicator). `normal` is then unspecified.
bool normalDomain(std::string_view text, std::string& normal);

}  // namespace rules::indicators
