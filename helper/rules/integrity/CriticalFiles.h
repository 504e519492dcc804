#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/Severity.h"

namespace rules {

/// Files by which somebody gets in, gets more rights, or comes back: each change of one is told
/// with what it means.
enum class CriticalKind : std::uint8_t {
    None,
    Accounts,    // /etc/passwd
    Passwords,   // /etc/shadow, gshadow
    Groups,      // /etc/group
    Sudo,        // /etc/sudoers, sudoers.d/*
    Ssh,         // /etc/ssh/sshd_config, sshd_config.d/*
    Pam,         // /etc/pam.d/*, pam.conf
    Preload,     // /etc/ld.so.preload, ld.so.conf, ld.so.conf.d/*
    Cron,        // /etc/crontab, cron.*/*, spool, anacrontab
    Unit,        // systemd units, timers, generators
    Autostart,   // XDG autostart
    ShellStart,  // /etc/profile, .bashrc …
    Keys,        // authorized_keys
    Other        // polkit rules, hosts.allow, nsswitch.conf, modules, udev rules, apt hooks
};

CriticalKind criticalKindOf(std::string_view path);

/// "sudoers", "cron": the word before the colon of a reason.
std::string_view toString(CriticalKind kind);
/// ATT&CK technique.
std::string_view techniqueOf(CriticalKind kind);

/// What is kept of a critical file's text to compare the next one with: its lines without comments
/// and blank ends, sorted where their order means nothing. Passwords are kept as marks that say
/// no more than "another one". At most kMaxCriticalBytes.
inline constexpr std::size_t kMaxCriticalBytes = 256U << 10;
std::string essenceOf(CriticalKind kind, std::string_view text);

struct Reason {
    std::string text;  // "sudoers: alice may now run everything"
    model::Level level = model::Level::Warning;
};

/// What the change from one essence to the other means; the gravest first, at most eight.
std::vector<Reason> reasonsOf(CriticalKind kind, std::string_view before, std::string_view now);

}  // namespace rules
