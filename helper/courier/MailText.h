#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/Alert.h"

namespace courier {

struct MailHead {
    std::string from;
    std::vector<std::string> to;
    std::string subject;
    std::string host;  // this machine's name
    std::int64_t atUs = 0;
};

/// One alert as paragraphs of a mail: what, when, who, why, what was done. Every text is one line.
std::string alertText(const model::Alert& alert);

/// The whole message (RFC 5322, UTF-8), lines ending with CRLF; at most `most` bytes. Nothing from
/// outside can add a header.
std::string mailText(const MailHead& head, const std::string& body, std::size_t most);

/// An address that may stand in an envelope: one @, printable ASCII without blanks and brackets.
bool isMailAddress(const std::string& text);

}  // namespace courier
