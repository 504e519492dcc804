// What a change of a critical file means, in a few words.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "model/SafeText.h"
#include "rules/integrity/CriticalFiles.h"
#include "rules/integrity/TextLines.h"

namespace rules {
namespace {

using model::Level;
using Lines = std::vector<std::string_view>;
using Reasons = std::vector<Reason>;

constexpr std::size_t kMaxReasons = 8;
constexpr std::size_t kMaxQuoted = 100;

std::string shown(std::string_view text) {
    return model::shortened(model::printable(text), kMaxQuoted);
}

Reason grave(std::string text) {
    return {std::move(text), Level::Alert};
}

struct Difference {
    Lines added, removed;
};

Difference differenceOf(std::string_view before, std::string_view now) {
    const Lines old = linesOf(before), fresh = linesOf(now);
    const std::multiset<std::string_view> had(old.begin(), old.end());
    const std::multiset<std::string_view> has(fresh.begin(), fresh.end());
    Difference difference;
    std::ranges::set_difference(has, had, std::back_inserter(difference.added));
    std::ranges::set_difference(had, has, std::back_inserter(difference.removed));
    return difference;
}

/// Lines "name:rest" by name.
std::map<std::string_view, std::vector<std::string_view>> byName(std::string_view text) {
    std::map<std::string_view, std::vector<std::string_view>> entries;
    for (const std::string_view line : linesOf(text))
        if (auto fields = fieldsOf(line, ':'); fields.size() >= 2)
            entries.emplace(fields[0], std::move(fields));
    return entries;
}

std::string_view at(const std::vector<std::string_view>& fields, std::size_t index) {
    return index < fields.size() ? fields[index] : std::string_view();
}

// --- accounts ---

void accountChanged(std::string_view name, const std::vector<std::string_view>& old,
                    const std::vector<std::string_view>& now, Reasons& out) {
    const std::string who = shown(name);
    if (at(old, 2) != at(now, 2))
        out.push_back(at(now, 2) == "0"
                          ? grave("passwd: " + who + " has all rights now (uid 0)")
                          : Reason{"passwd: the uid of " + who + " is now " + shown(at(now, 2))});
    if (at(old, 6) != at(now, 6))
        out.push_back({"passwd: the shell of " + who + " is now " + shown(at(now, 6))});
    if (at(old, 1) != at(now, 1) && at(now, 1).empty())
        out.push_back(grave("passwd: " + who + " needs no password any more"));
    if (at(old, 5) != at(now, 5))
        out.push_back({"passwd: the home of " + who + " is now " + shown(at(now, 5))});
}

Reasons accountReasons(std::string_view before, std::string_view now) {
    const auto had = byName(before), has = byName(now);
    Reasons out;
    for (const auto& [name, fields] : has) {
        const auto old = had.find(name);
        if (old != had.end())
            accountChanged(name, old->second, fields, out);
        else if (at(fields, 2) == "0")
            out.push_back(grave("passwd: new account " + shown(name) + " with all rights (uid 0)"));
        else
            out.push_back(
                {"passwd: new account " + shown(name) + " (uid " + shown(at(fields, 2)) + ")"});
    }
    for (const auto& [name, fields] : had)
        if (!has.contains(name))
            out.push_back({"passwd: the account " + shown(name) + " is gone"});
    return out;
}

Reasons passwordReasons(std::string_view before, std::string_view now) {
    const auto had = byName(before), has = byName(now);
    Reasons out;
    for (const auto& [name, fields] : has) {
        const auto old = had.find(name);
        const std::string_view was = old == had.end() ? std::string_view() : at(old->second, 1);
        const std::string_view is = at(fields, 1);
        const std::string who = shown(name);
        if (was == is)
            continue;
        if (is == "empty")
            out.push_back(grave("shadow: " + who + " needs no password any more"));
        else if (was.starts_with("locked") && is.starts_with("set"))
            out.push_back({"shadow: " + who + " can log in with a password now"});
        else if (is.starts_with("locked"))
            out.push_back({"shadow: the password of " + who + " is locked"});
        else
            out.push_back({"shadow: the password of " + who + " was changed"});
    }
    return out;
}

// Groups whose members are as good as root, or read what root reads.
bool isPowerful(std::string_view group) {
    return isOneOf(group, {"root", "sudo", "wheel", "admin", "adm", "docker", "lxd", "libvirt",
                           "disk", "shadow", "kmem", "staff"});
}

Reasons groupReasons(std::string_view before, std::string_view now) {
    const auto had = byName(before), has = byName(now);
    Reasons out;
    for (const auto& [name, fields] : has) {
        const auto old = had.find(name);
        if (old == had.end())
            out.push_back({"group: new group " + shown(name)});
        const auto members = fieldsOf(at(fields, 3), ',');
        const auto were =
            old == had.end() ? std::vector<std::string_view>() : fieldsOf(at(old->second, 3), ',');
        for (const std::string_view member : members)
            if (!member.empty() && std::ranges::find(were, member) == were.end())
                out.push_back({"group: " + shown(member) + " is now in " + shown(name),
                               isPowerful(name) ? Level::Alert : Level::Warning});
        for (const std::string_view member : were)
            if (!member.empty() && std::ranges::find(members, member) == members.end())
                out.push_back({"group: " + shown(member) + " is no longer in " + shown(name)});
    }
    return out;
}

// --- lines that were added ---

/// "alice ALL=(ALL:ALL) NOPASSWD: ALL" (sudoers(5)); Defaults and aliases are quoted as they are.
Reason sudoReason(std::string_view line) {
    const std::size_t equals = line.find('=');
    const auto words = wordsOf(line);
    const std::string_view who = at(words, 0);
    if (who.starts_with("Defaults") || who.ends_with("_Alias") || equals == std::string_view::npos)
        return {
            "sudoers: \"" + shown(line) + "\" was added",
            line.find("!authenticate") != std::string_view::npos ? Level::Alert : Level::Warning};
    std::string_view what = trimmedText(line.substr(equals + 1));
    if (what.starts_with('('))
        what = trimmedText(what.substr(std::min(what.find(')'), what.size() - 1) + 1));
    const bool freely = what.find("NOPASSWD") != std::string_view::npos;
    while (what.find(':') != std::string_view::npos &&
           what.substr(0, what.find(':')).find_first_of("/ ,") == std::string_view::npos)
        what = trimmedText(what.substr(what.find(':') + 1));
    const bool everything = what == "ALL";
    const std::string subject =
        who.starts_with('%') ? "the group " + shown(who.substr(1)) : shown(who);
    std::string text = "sudoers: " + subject + " may now run " +
                       (everything ? "everything" : "\"" + shown(what) + "\"");
    if (freely)
        text += " without a password";
    return {std::move(text), everything ? Level::Alert : Level::Warning};
}

Reason sshReason(std::string_view line) {
    const auto words = wordsOf(line);
    const std::string key = lowerCase(at(words, 0)), value = lowerCase(at(words, 1));
    const bool opens = (key == "permitrootlogin" && value == "yes") ||
                       (key == "permitemptypasswords" && value == "yes") ||
                       key == "authorizedkeyscommand" || key == "trustedusercakeys";
    return {"sshd: " + shown(at(words, 0)) + " is now " +
                shown(trimmedText(line.substr(std::min(at(words, 0).size(), line.size())))),
            opens ? Level::Alert : Level::Warning};
}

Reason pamReason(std::string_view line) {
    const bool lets = line.find("pam_permit.so") != std::string_view::npos ||
                      line.find("pam_exec.so") != std::string_view::npos ||
                      line.find("nullok") != std::string_view::npos;
    return {"pam: \"" + shown(line) + "\" was added", lets ? Level::Alert : Level::Warning};
}

Reason preloadReason(std::string_view line) {
    return grave("loader: every program now loads or looks into " + shown(line));
}

Reason cronReason(std::string_view line) {
    const auto words = wordsOf(line);
    const bool isTable = words.size() >= 6 && !line.starts_with('#') &&
                         at(words, 0).find_first_not_of("0123456789*/,-") == std::string_view::npos;
    return {isTable ? "cron: runs now: " + shown(line) : "cron: \"" + shown(line) + "\" was added"};
}

Reason unitReason(std::string_view line) {
    return {line.starts_with("Exec") ? "service: starts now: " + shown(line)
                                     : "service: \"" + shown(line) + "\" was added"};
}

Reason autostartReason(std::string_view line) {
    return {line.starts_with("Exec=") ? "autostart: starts at login: " + shown(line.substr(5))
                                      : "autostart: \"" + shown(line) + "\" was added"};
}

Reason shellReason(std::string_view line) {
    const bool odd = line.find("LD_PRELOAD") != std::string_view::npos ||
                     line.find("/dev/tcp/") != std::string_view::npos ||
                     line.find("alias sudo") != std::string_view::npos;
    return {"shell start-up: runs now at every start: " + shown(line),
            odd ? Level::Alert : Level::Warning};
}

Reason keyReason(std::string_view line) {
    const auto words = wordsOf(line);
    const std::string_view comment = words.size() > 2 ? words.back() : std::string_view();
    return {"authorized_keys: a key that opens this account was added" +
            (comment.empty() ? std::string() : " (" + shown(comment) + ")")};
}

Reason otherReason(std::string_view line) {
    return {"configuration: \"" + shown(line) + "\" was added"};
}

using LineReason = Reason (*)(std::string_view);
LineReason lineReasonOf(CriticalKind kind) {
    switch (kind) {
        case CriticalKind::Sudo:
            return sudoReason;
        case CriticalKind::Ssh:
            return sshReason;
        case CriticalKind::Pam:
            return pamReason;
        case CriticalKind::Preload:
            return preloadReason;
        case CriticalKind::Cron:
            return cronReason;
        case CriticalKind::Unit:
            return unitReason;
        case CriticalKind::Autostart:
            return autostartReason;
        case CriticalKind::ShellStart:
            return shellReason;
        case CriticalKind::Keys:
            return keyReason;
        default:
            return otherReason;
    }
}

Reasons lineReasons(CriticalKind kind, std::string_view before, std::string_view now) {
    const Difference difference = differenceOf(before, now);
    Reasons out;
    for (const std::string_view line : difference.added)
        out.push_back(lineReasonOf(kind)(line));
    for (const std::string_view line : difference.removed)
        out.push_back({std::string(toString(kind)) + ": \"" + shown(line) + "\" was removed"});
    return out;
}

}  // namespace

std::vector<Reason> reasonsOf(CriticalKind kind, std::string_view before, std::string_view now) {
    Reasons out;
    if (kind == CriticalKind::Accounts)
        out = accountReasons(before, now);
    else if (kind == CriticalKind::Passwords)
        out = passwordReasons(before, now);
    else if (kind == CriticalKind::Groups)
        out = groupReasons(before, now);
    else if (kind != CriticalKind::None)
        out = lineReasons(kind, before, now);
    std::ranges::stable_sort(out, std::ranges::greater(), &Reason::level);
    if (out.size() > kMaxReasons) {
        const std::size_t more = out.size() - kMaxReasons;
        out.resize(kMaxReasons);
        out.push_back({"and " + std::to_string(more) + " more"});
    }
    return out;
}

}  // namespace rules
