#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sources {

/// One record of utmp, wtmp or btmp (utmp(5)).
struct UtmpRecord {
    std::int16_t type = 0;  // USER_PROCESS, DEAD_PROCESS, LOGIN_PROCESS …
    std::int32_t pid = 0;
    std::string line;  // "pts/3", "ssh:notty"
    std::string user;
    std::string host;
    std::string address;  // of ut_addr_v6, empty = none
    std::int64_t atUs = 0;
};

std::size_t utmpRecordBytes();

/// Whole records only; what is left at the end is not looked at. Texts are raw bytes.
std::vector<UtmpRecord> parseUtmp(std::span<const char> bytes);

}  // namespace sources
