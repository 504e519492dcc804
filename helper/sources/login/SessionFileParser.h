#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sources {

/// What logind keeps of a session in /run/systemd/sessions/ID.
struct SessionFile {
    std::string user, source, terminal, seat, service, kind, state;  // kind: CLASS=
    std::uint32_t uid = 0;
    std::uint32_t audit = 0;  // audit session id, 0 = none
    std::int32_t leader = 0;
    std::int64_t startedUs = 0;  // CLOCK_REALTIME
    bool valid = false;          // it names a user

    /// A person's: not a greeter, a service manager or a cron job.
    bool isPersons() const { return valid && (kind.empty() || kind.starts_with("user")); }
};

SessionFile parseSessionFile(std::string_view text);

}  // namespace sources
