#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/Severity.h"

namespace rules {

/// The users and groups of a machine, as far as the rule looks at them.
struct Accounts {
    struct User {
        std::uint32_t uid = 0;
        std::string shell;
        bool operator==(const User&) const = default;
    };
    std::map<std::string, User> users;
    std::map<std::string, std::set<std::string>> groups;  // name -> members

    bool operator==(const Accounts&) const = default;
};

/// From the texts of /etc/passwd and /etc/group (passwd(5), group(5)); lines that are none are left
/// out, at most 100,000 of each are read.
Accounts parseAccounts(std::string_view passwd, std::string_view group);

/// The same as texts again, shortened to what the rule looks at.
std::string passwdText(const Accounts& accounts);
std::string groupText(const Accounts& accounts);

/// What is new about who may log in and what they may do.
struct AccountSign {
    model::Level level = model::Level::Warning;
    std::string user;  // empty = it is about a group
    std::optional<std::uint32_t> uid;
    std::string message;
    std::vector<std::string> why;
};

/// Removed accounts are no news. Names are made printable.
std::vector<AccountSign> accountSigns(const Accounts& before, const Accounts& after);

}  // namespace rules
