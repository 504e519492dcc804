#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// One login, from its start to its end. Texts come from outside: escape before showing.
struct Session {
    std::string id;    // unique for good: boot and audit session id, logind's id or utmp line
    std::string user;  // its name, the number as text where nobody has it
    std::uint32_t uid = 0;
    std::string source;          // the address it came from ("192.0.2.7"), empty = this machine
    std::string terminal;        // "pts/3", "tty2", empty = none (ssh host command, scp)
    std::string seat;            // "seat0", empty = none
    std::string service;         // sshd, su, login, lightdm …; empty = unknown
    std::int64_t startedUs = 0;  // microseconds since the epoch, UTC
    std::int64_t endedUs = 0;    // 0 = it goes on, or its end was not seen (state lost)
    std::string state = "open";  // open, ended, lost

    bool isOpen() const { return state == "open"; }
    bool operator==(const Session&) const = default;
};

/// A login that was refused.
struct LoginFailure {
    std::string user;      // as it was asked for: may exist nowhere
    std::string source;    // address, empty = this machine
    std::string service;   // sshd, su, sudo, login …
    std::string terminal;  // empty = unknown
    std::int64_t atUs = 0;
    std::uint32_t count = 1;  // told together ("2 more authentication failures")

    bool operator==(const LoginFailure&) const = default;
};

/// The user a finding is about, where it is about a person and not a process. The address it came
/// from is the finding's connection.
struct LoginSubject {
    std::string user;   // empty = nobody in particular (many were tried)
    bool known = true;  // there is such a user: finding.process.uid is its number
    std::string service;
    std::string terminal;

    bool operator==(const LoginSubject&) const = default;
};

/// What is known of a user's earlier logins.
struct LoginHabits {
    std::uint32_t logins = 0;
    std::array<std::uint32_t, 24> byHour{};  // of the day, local time
    std::vector<std::string> sources;        // each once
};

/// Which sessions are wanted, newest first.
struct SessionQuery {
    std::uint32_t offset = 0;
    std::uint32_t limit = 1000;
    bool openOnly = false;
    bool everybodys = false;
    std::uint32_t uid = 0;  // whose, unless everybody's
};

struct SessionPage {
    std::vector<Session> sessions;
    std::uint32_t total = 0;  // as if there were no limit
};

}  // namespace model
