#pragma once

#include <optional>
#include <string_view>

#include "model/Session.h"

namespace sources {

/// A refused login in one message of the system log, from the program that names itself
/// `identifier` (sshd, su, sudo, login, lightdm …). Nothing for any other message. The time is left
/// to the caller.
std::optional<model::LoginFailure> parseAuthMessage(std::string_view identifier,
                                                    std::string_view message);

}  // namespace sources
