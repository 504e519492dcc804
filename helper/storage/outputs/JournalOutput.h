#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/Alert.h"

namespace storage {

/// The journal's fields of one alert, "NAME=value": MESSAGE, MESSAGE_ID (fixed per rule), PRIORITY,
/// OBJECT_PID, ALGOMONITOR_*.
std::vector<std::string> journalFields(const model::Alert& alert);

/// 32 hexadecimal digits, the same for one rule on every machine and in every version.
std::string messageId(std::string_view ruleId);

/// Sends to journald. Where there is none, nothing happens: the journal is one output of several.
class JournalOutput {
  public:
    void send(const model::Alert& alert);
    void say(model::Level level, std::string_view sentence);
};

}  // namespace storage
