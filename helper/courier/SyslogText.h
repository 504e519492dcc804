#pragma once

#include <cstdint>
#include <string>

#include "model/Alert.h"

namespace courier {

/// An alert as one message of RFC 5424: facility 10 (security), the rule as MSGID, what programs
/// read as structured data, the message as text. Every text is one line; at most about 4 KiB.
std::string syslogLine(const model::Alert& alert, const std::string& hostName);

/// A sentence of our own.
std::string syslogLine(model::Level level, const std::string& sentence, const std::string& hostName,
                       std::int64_t atUs);

/// With its length before it: octet counting, RFC 6587 3.4.1.
std::string syslogFrame(const std::string& line);

}  // namespace courier
