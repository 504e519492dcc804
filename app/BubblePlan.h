#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"

namespace app {

/// What a notification bubble says, before it is put into words.
struct BubblePlan {
    enum class Kind {
        Question,  // suspended, waits for an answer
        Single,    // one alert
        Burst,     // `count` alerts, `alert` is the newest
        Outcome,   // what came of a question
        Digest,    // `count` alerts of quiet hours, or while the person was away
    };

    std::string key;  // the alert's id, or the burst's
    Kind kind = Kind::Single;
    model::Alert alert;
    std::uint64_t count = 1;
    int secondsLeft = 0;         // of a question with a deadline
    bool breaksThrough = false;  // stays until answered, also in do-not-disturb
    std::string refusal{};       // why the last answer was not carried out
    std::string aside{};         // what came of something that is no answer
    bool wasAway = false;        // of a digest
};

struct BubbleChange {
    std::string key;
    std::optional<BubblePlan> show;  // nothing: close it
};

using BubbleChanges = std::vector<BubbleChange>;

}  // namespace app
