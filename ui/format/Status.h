#pragma once

#include <QString>
#include <optional>

#include "model/Health.h"
#include "ui/format/ShieldState.h"

namespace ui {

/// What the tray and the strip say, from what is known now.
struct Situation {
    std::optional<model::Health> health;  // nothing yet: still connecting
    bool reachable = true;
    QString why;  // of not reachable
    int openQuestions = 0;
    int attention = 0;  // alerts that want to be looked at, the open questions included
};

struct Status {
    ShieldState state = ShieldState::Calm;
    QString sentence;  // safe to show
};

Status statusOf(const Situation& situation);

/// "All well", "2 limits", "Unreachable".
QString healthWord(const Situation& situation);

/// Events lost, all kinds together.
std::uint64_t lostEvents(const model::Health& health);

/// "eBPF", "process connector", "polling /proc".
QString eventSourceText(const model::Health& health);

/// The line of the Overview: "eBPF · 0 events lost · helper 0.1 % CPU, 21 MiB".
QString healthLine(const model::Health& health);

}  // namespace ui
