#include "rules/integrity/CriticalFiles.h"

#include <algorithm>
#include <array>

namespace rules {
namespace {

struct Place {
    std::string_view prefix;  // ends in "/": everything below
    CriticalKind kind;
};

using Kind = CriticalKind;

constexpr auto kPlaces = std::to_array<Place>({
    {"/etc/passwd", Kind::Accounts},
    {"/etc/shadow", Kind::Passwords},
    {"/etc/gshadow", Kind::Passwords},
    {"/etc/group", Kind::Groups},
    {"/etc/sudoers", Kind::Sudo},
    {"/etc/sudoers.d/", Kind::Sudo},
    {"/etc/ssh/sshd_config", Kind::Ssh},
    {"/etc/ssh/sshd_config.d/", Kind::Ssh},
    {"/etc/pam.d/", Kind::Pam},
    {"/etc/pam.conf", Kind::Pam},
    {"/etc/ld.so.preload", Kind::Preload},
    {"/etc/ld.so.conf", Kind::Preload},
    {"/etc/ld.so.conf.d/", Kind::Preload},
    {"/etc/crontab", Kind::Cron},
    {"/etc/anacrontab", Kind::Cron},
    {"/etc/cron.d/", Kind::Cron},
    {"/etc/cron.hourly/", Kind::Cron},
    {"/etc/cron.daily/", Kind::Cron},
    {"/etc/cron.weekly/", Kind::Cron},
    {"/etc/cron.monthly/", Kind::Cron},
    {"/var/spool/cron/", Kind::Cron},
    {"/etc/systemd/", Kind::Unit},
    {"/run/systemd/system/", Kind::Unit},
    {"/usr/lib/systemd/", Kind::Unit},
    {"/lib/systemd/", Kind::Unit},
    {"/usr/local/lib/systemd/", Kind::Unit},
    {"/etc/init.d/", Kind::Unit},
    {"/etc/rc.local", Kind::Unit},
    {"/etc/xdg/autostart/", Kind::Autostart},
    {"/usr/share/autostart/", Kind::Autostart},
    {"/etc/profile", Kind::ShellStart},
    {"/etc/profile.d/", Kind::ShellStart},
    {"/etc/bash.bashrc", Kind::ShellStart},
    {"/etc/bashrc", Kind::ShellStart},
    {"/etc/environment", Kind::ShellStart},
    {"/etc/zsh/", Kind::ShellStart},
    {"/etc/fish/", Kind::ShellStart},
    {"/etc/polkit-1/rules.d/", Kind::Other},
    {"/etc/polkit-1/localauthority/", Kind::Other},
    {"/etc/nsswitch.conf", Kind::Other},
    {"/etc/hosts.allow", Kind::Other},
    {"/etc/hosts.deny", Kind::Other},
    {"/etc/hosts.equiv", Kind::Other},
    {"/etc/doas.conf", Kind::Sudo},
    {"/etc/modules", Kind::Other},
    {"/etc/modules-load.d/", Kind::Other},
    {"/etc/modprobe.d/", Kind::Other},
    {"/etc/udev/rules.d/", Kind::Other},
    {"/etc/apt/apt.conf.d/", Kind::Other},
    {"/etc/apt/sources.list", Kind::Other},
    {"/etc/apt/sources.list.d/", Kind::Other},
    {"/etc/apt/trusted.gpg.d/", Kind::Other},
    {"/etc/algo-monitor/", Kind::Other},
});

// In a person's own folder, wherever that lies.
constexpr auto kInHomes = std::to_array<Place>({
    {"/.ssh/authorized_keys", Kind::Keys},
    {"/.ssh/authorized_keys2", Kind::Keys},
    {"/.ssh/rc", Kind::ShellStart},
    {"/.bashrc", Kind::ShellStart},
    {"/.bash_profile", Kind::ShellStart},
    {"/.bash_login", Kind::ShellStart},
    {"/.bash_logout", Kind::ShellStart},
    {"/.bash_aliases", Kind::ShellStart},
    {"/.profile", Kind::ShellStart},
    {"/.zshrc", Kind::ShellStart},
    {"/.zshenv", Kind::ShellStart},
    {"/.zprofile", Kind::ShellStart},
    {"/.zlogin", Kind::ShellStart},
    {"/.xprofile", Kind::ShellStart},
    {"/.xsessionrc", Kind::ShellStart},
    {"/.pam_environment", Kind::ShellStart},
    {"/.config/fish/config.fish", Kind::ShellStart},
});

constexpr auto kInsideHomes = std::to_array<Place>({
    {"/.config/autostart/", Kind::Autostart},
    {"/.config/systemd/user/", Kind::Unit},
    {"/.local/share/systemd/user/", Kind::Unit},
    {"/.config/environment.d/", Kind::ShellStart},
});

struct Word {
    std::string_view name, technique;
};
constexpr std::array<Word, 14> kWords{{{"", ""},
                                       {"passwd", "T1136.001"},
                                       {"shadow", "T1098"},
                                       {"group", "T1098.007"},
                                       {"sudoers", "T1548.003"},
                                       {"sshd", "T1098.004"},
                                       {"pam", "T1556.003"},
                                       {"loader", "T1574.006"},
                                       {"cron", "T1053.003"},
                                       {"service", "T1543.002"},
                                       {"autostart", "T1547.013"},
                                       {"shell start-up", "T1546.004"},
                                       {"authorized_keys", "T1098.004"},
                                       {"configuration", "T1562.001"}}};

// What editors and package managers leave beside the file is not read by anybody.
bool isLeftover(std::string_view path) {
    return path.ends_with('~') || path.ends_with(".swp") || path.ends_with(".swx") ||
           path.ends_with(".dpkg-new") || path.ends_with(".dpkg-tmp") ||
           path.ends_with(".dpkg-old") || path.ends_with(".lock");
}

}  // namespace

CriticalKind criticalKindOf(std::string_view path) {
    if (isLeftover(path))
        return Kind::None;
    for (const Place& place : kPlaces)
        if (place.prefix.ends_with('/')
                ? path.starts_with(place.prefix) && path.size() > place.prefix.size()
                : path == place.prefix)
            return place.kind;
    for (const Place& place : kInHomes)
        if (path.ends_with(place.prefix))
            return place.kind;
    for (const Place& place : kInsideHomes)
        if (path.find(place.prefix) != std::string_view::npos && !path.ends_with('/'))
            return place.kind;
    return Kind::None;
}

std::string_view toString(CriticalKind kind) {
    return kWords.at(static_cast<std::size_t>(kind)).name;
}

std::string_view techniqueOf(CriticalKind kind) {
    return kWords.at(static_cast<std::size_t>(kind)).technique;
}

}  // namespace rules
