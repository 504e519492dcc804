#include "rules/behaviour/AccountSigns.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/SafeText.h"

namespace rules {
namespace {

using model::Level;
using model::printable;

constexpr std::size_t kMostLines = 100'000;
constexpr std::uint32_t kFirstPerson = 1000;  // UID_MIN of login.defs(5)

// Groups whose members can become root, or read what only root may.
constexpr std::array<std::string_view, 14> kPowerful{
    "root", "sudo",   "wheel", "admin",       "adm",     "disk", "shadow",
    "kmem", "docker", "lxd",   "incus-admin", "libvirt", "kvm",  "systemd-journal"};

std::string_view takeUntil(std::string_view& rest, char separator) {
    const std::string_view part = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return part;
}

std::optional<std::uint32_t> numberOf(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty()
               ? std::optional(value)
               : std::nullopt;
}

template <typename Take>
void eachLine(std::string_view text, Take take) {
    for (std::size_t i = 0; i < kMostLines && !text.empty(); ++i)
        if (const auto line = takeUntil(text, '\n'); !line.empty() && line.front() != '#')
            take(line);
}

// alice:x:1000:1000:Alice,,,:/home/alice:/bin/bash
void readUser(std::string_view line, Accounts& accounts) {
    const std::string_view name = takeUntil(line, ':');
    takeUntil(line, ':');
    const auto uid = numberOf(takeUntil(line, ':'));
    for (int i = 0; i < 3; ++i)
        takeUntil(line, ':');
    if (!name.empty() && uid)
        accounts.users.insert_or_assign(std::string(name),
                                        Accounts::User{*uid, std::string(takeUntil(line, ':'))});
}

// sudo:x:27:alice,bob
void readGroup(std::string_view line, Accounts& accounts) {
    const std::string_view name = takeUntil(line, ':');
    takeUntil(line, ':');
    const auto gid = numberOf(takeUntil(line, ':'));
    if (name.empty() || !gid)
        return;
    auto& members = accounts.groups[std::string(name)];
    while (!line.empty())
        if (const auto member = takeUntil(line, ','); !member.empty())
            members.emplace(member);
}

bool canLogIn(const Accounts::User& user) {
    const std::string_view shell = user.shell;
    return !shell.ends_with("/nologin") && !shell.ends_with("/false");
}

std::string describe(const Accounts::User& user) {
    return "user number " + std::to_string(user.uid) + ", shell " +
           (user.shell.empty() ? "/bin/sh" : printable(user.shell));
}

void newUser(const std::string& name, const Accounts::User& user, std::vector<AccountSign>& signs) {
    AccountSign sign{.user = name, .uid = user.uid, .message = {}, .why = {describe(user)}};
    if (user.uid == 0) {
        sign.level = Level::Alert;
        sign.message = "A second account with the rights of root was made: " + printable(name);
        sign.why.push_back("its user number is 0");
    } else if (user.uid < kFirstPerson && !canLogIn(user)) {
        sign.level = Level::Info;
        sign.message = "An account for a service was made: " + printable(name);
        sign.why.push_back("nobody can log in with it");
    } else {
        sign.message = "A new account was made: " + printable(name);
    }
    signs.push_back(std::move(sign));
}

void changedUser(const std::string& name, const Accounts::User& was, const Accounts::User& is,
                 std::vector<AccountSign>& signs) {
    const std::vector<std::string> why{"was " + describe(was), "is " + describe(is)};
    if (was.uid != is.uid && is.uid == 0)
        signs.push_back({Level::Alert, name, is.uid,
                         "The account " + printable(name) + " has the rights of root now", why});
    else if (was.uid != is.uid)
        signs.push_back({Level::Warning, name, is.uid,
                         "The account " + printable(name) + " has another user number now", why});
    else if (!canLogIn(was) && canLogIn(is))
        signs.push_back({Level::Warning, name, is.uid,
                         "One can log in with the account " + printable(name) + " now", why});
}

void newMembers(const std::string& group, const std::set<std::string>& was,
                const std::set<std::string>& is, const Accounts& after,
                std::vector<AccountSign>& signs) {
    const bool powerful = std::ranges::find(kPowerful, group) != kPowerful.end();
    for (const std::string& member : is) {
        if (was.contains(member))
            continue;
        const auto user = after.users.find(member);
        AccountSign sign{
            .level = powerful ? Level::Warning : Level::Info,
            .user = member,
            .uid = {},
            .message = printable(member) + " is a member of the group " + printable(group) + " now",
            .why = {}};
        if (user != after.users.end())
            sign.uid = user->second.uid;
        if (powerful)
            sign.why.push_back("members of " + group +
                               " can get the rights of root or read what "
                               "only root may");
        signs.push_back(std::move(sign));
    }
}

}  // namespace

Accounts parseAccounts(std::string_view passwd, std::string_view group) {
    Accounts accounts;
    eachLine(passwd, [&](std::string_view line) { readUser(line, accounts); });
    eachLine(group, [&](std::string_view line) { readGroup(line, accounts); });
    return accounts;
}

std::string passwdText(const Accounts& accounts) {
    std::string text;
    for (const auto& [name, user] : accounts.users)
        text += name + ":x:" + std::to_string(user.uid) + "::::" + user.shell + "\n";
    return text;
}

std::string groupText(const Accounts& accounts) {
    std::string text;
    for (const auto& [name, members] : accounts.groups) {
        text += name + ":x:0:";
        std::string_view comma;
        for (const std::string& member : members) {
            text += std::string(comma) + member;
            comma = ",";
        }
        text += "\n";
    }
    return text;
}

std::vector<AccountSign> accountSigns(const Accounts& before, const Accounts& after) {
    std::vector<AccountSign> signs;
    for (const auto& [name, user] : after.users) {
        const auto was = before.users.find(name);
        if (was == before.users.end())
            newUser(name, user, signs);
        else if (was->second != user)
            changedUser(name, was->second, user, signs);
    }
    static const std::set<std::string> kNobody;
    for (const auto& [group, members] : after.groups) {
        const auto was = before.groups.find(group);
        newMembers(group, was == before.groups.end() ? kNobody : was->second, members, after,
                   signs);
    }
    return signs;
}

}  // namespace rules
