#pragma once

#include <QByteArray>
#include <optional>
#include <string>

#include "app/ctl/Command.h"
#include "model/Error.h"
#include "rules/sigma/Event.h"

namespace app::ctl {

/// One line of `rules test --events`: a JSON object in Sigma's field names, "category" says what
/// happened (process_creation when it is missing). Numbers and truth values become their text, null
/// is an absent field. nullopt: of a category for which there are no rules.
model::Result<std::optional<rules::sigma::Event>> readEventLine(const QByteArray& line);

/// The start of a program as the kernel would tell it: the words without their quotes, Image the
/// program found for the first of them. `searchPath` is PATH.
rules::sigma::Event eventOfCommandLine(const TestRules& test, const std::string& searchPath);

}  // namespace app::ctl
