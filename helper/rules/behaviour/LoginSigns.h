#pragma once

#include <string>
#include <vector>

#include "model/Session.h"

namespace rules {

/// What is unusual about a login, one line each; nothing while too little is known of the user.
/// hour: 0 … 23, local, of the login's start.
std::vector<std::string> loginSigns(const model::Session& session, const model::LoginHabits& habits,
                                    unsigned hour);

}  // namespace rules
