#pragma once

#include <string_view>

#include "model/Severity.h"

/// One line on stderr, which is the helper's log in the foreground: with a <N> priority where a
/// service manager reads it (sd-daemon(3)), without at a terminal. Unsafe characters are escaped.
void sayOnConsole(model::Level level, std::string_view sentence);

/// stderr goes to the journal (systemd.exec(5), $JOURNAL_STREAM).
bool isJournalConnected();
