#include "sources/login/UtmpParser.h"

#include <sys/socket.h>
#include <utmp.h>

#include <cstring>
#include <string_view>

#include "sources/AddressText.h"

namespace sources {
namespace {

/// Fields are filled up with NUL and need not end with one.
template <std::size_t size>
std::string textOf(const char (&field)[size]) {
    return std::string(field, strnlen(field, size));
}

// ut_addr_v6: an IPv4 address stands in the first word, the others are 0.
std::string addressOf(const utmp& record) {
    const auto& words = record.ut_addr_v6;
    if ((words[0] | words[1] | words[2] | words[3]) == 0)
        return {};
    const bool v4 = words[1] == 0 && words[2] == 0 && words[3] == 0;
    return addressText(v4 ? AF_INET : AF_INET6, words);
}

UtmpRecord recordOf(const utmp& record) {
    return {.type = record.ut_type,
            .pid = record.ut_pid,
            .line = textOf(record.ut_line),
            .user = textOf(record.ut_user),
            .host = textOf(record.ut_host),
            .address = addressOf(record),
            .atUs = std::int64_t{record.ut_tv.tv_sec} * 1'000'000 + record.ut_tv.tv_usec};
}

}  // namespace

std::size_t utmpRecordBytes() {
    return sizeof(utmp);
}

std::vector<UtmpRecord> parseUtmp(std::span<const char> bytes) {
    std::vector<UtmpRecord> records;
    for (; bytes.size() >= sizeof(utmp); bytes = bytes.subspan(sizeof(utmp))) {
        utmp record{};
        std::memcpy(&record, bytes.data(), sizeof(record));
        records.push_back(recordOf(record));
    }
    return records;
}

}  // namespace sources
