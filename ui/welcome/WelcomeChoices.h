#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "model/ConnectionRow.h"
#include "model/ProcessRow.h"
#include "model/Severity.h"

namespace ui {

/// What a person decides in the first-run wizard.
struct WelcomeChoices {
    model::Mode mode = model::Mode::Ask;
    int learningDays = 7;  // 0: nothing is learned, everything new is told
    bool autostart = true;
    bool lookOneByOne = false;  // at what is here now, rather than taking it as usual

    bool operator==(const WelcomeChoices&) const = default;
};

/// What is here now. What could not be read is nothing at all, not an empty list.
struct Surroundings {
    std::optional<std::vector<model::ConnectionRow>> listeners;
    std::optional<std::vector<model::ProcessRow>> unknown;  // of no package
    QStringList autostart;                                  // names, as their files say
};

}  // namespace ui
