#pragma once

#include <QMap>
#include <QString>
#include <string>
#include <string_view>

#include "model/Alert.h"
#include "model/ProcessKey.h"
#include "service/Ownership.h"

// What a password dialog says. The $(…) of a message are filled by polkit from these details in one
// pass (a name that holds "$(…)" itself stays what it is); control and bidi characters are escaped,
// lengths bounded.
namespace service {

using Details = QMap<QString, QString>;

/// `"bash" (process 4242, user alice)`.
std::string describe(const model::ProcessKey& key, const Ownership& ownership);

/// `"bash" (process 4242, user alice), connected to 203.0.113.7:4444`.
std::string describe(const model::Alert& alert);

/// subject, for $(subject) of the policy's own message.
Details promptFor(std::string_view subject);

/// The same under another sentence than the policy's (translated where a catalogue has it).
Details promptFor(std::string_view message, std::string_view subject);

}  // namespace service
